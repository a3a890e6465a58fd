/// A unit of measure or currency, with its way to the base unit of its dimension.
struct MeasureUnit: Sendable, Hashable {
  enum Dimension: Sendable, Hashable {
    case length, mass, time, volume, area, density, speed, temperature, energy, power, pressure
    case data
    case frequency, angle, percent
    case currency(String)
  }

  var dimension: Dimension
  /// Base units per unit: metre, gram, second, litre, square metre, kg/m³, m/s, kelvin, joule, watt,
  /// pascal, byte, hertz, degree, percent, one of the currency.
  var factor: Double
  /// Added before the factor is applied; temperatures alone have one.
  var offset = 0.0

  func base(_ value: Double) -> Double { (value + offset) * factor }

  /// What a name may mean, empty for an unknown one.
  ///
  /// `pound` is a mass and a currency.
  static func named(_ name: String) -> [MeasureUnit] {
    exact[name] ?? folded[name.lowercased()] ?? folded[singular(name.lowercased())] ?? []
  }

  private static func singular(_ name: String) -> String {
    name.count > 3 && name.hasSuffix("s") ? String(name.dropLast()) : name
  }

  /// Symbols whose case matters.
  private static let exact: [String: [MeasureUnit]] = [
    "m": [.init(dimension: .length, factor: 1)], "g": [.init(dimension: .mass, factor: 1)],
    "K": [.init(dimension: .temperature, factor: 1)],
    "C": [.init(dimension: .temperature, factor: 1, offset: 273.15)],
    "F": [.init(dimension: .temperature, factor: 5.0 / 9, offset: 459.67)],
    "W": [.init(dimension: .power, factor: 1)], "kW": [.init(dimension: .power, factor: 1e3)],
    "MW": [.init(dimension: .power, factor: 1e6)], "mW": [.init(dimension: .power, factor: 1e-3)],
    "GW": [.init(dimension: .power, factor: 1e9)], "J": [.init(dimension: .energy, factor: 1)],
    "kJ": [.init(dimension: .energy, factor: 1e3)], "B": [.init(dimension: .data, factor: 1)],
    "b": [.init(dimension: .data, factor: 0.125)], "s": [.init(dimension: .time, factor: 1)],
    "h": [.init(dimension: .time, factor: 3600)], "t": [.init(dimension: .mass, factor: 1e6)],
    "l": [.init(dimension: .volume, factor: 1)], "L": [.init(dimension: .volume, factor: 1)],
    "d": [.init(dimension: .time, factor: 86_400)], "V": [], "A": [],
  ]

  private static let folded: [String: [MeasureUnit]] = {
    var table: [String: [MeasureUnit]] = [:]
    func add(_ dimension: Dimension, _ factor: Double, _ names: String, offset: Double = 0) {
      for name in names.split(separator: " ") {
        table[String(name), default: []].append(
          MeasureUnit(dimension: dimension, factor: factor, offset: offset))
      }
    }
    add(.length, 1e-9, "nm nanometer nanometre")
    add(.length, 1e-6, "µm μm micrometer micrometre micron")
    add(.length, 1e-3, "mm millimeter millimetre")
    add(.length, 1e-2, "cm centimeter centimetre")
    add(.length, 1, "metre meter")
    add(.length, 1e3, "km kilometer kilometre kms")
    add(.length, 0.0254, "inch inches in″ ″")
    add(.length, 0.3048, "ft foot feet ′")
    add(.length, 0.9144, "yd yard")
    add(.length, 1609.344, "mi mile")
    add(.length, 1852, "nmi")
    add(.length, 149_597_870_700, "au")
    add(.length, 9.460_730_472_580_8e15, "ly lightyear")
    add(.mass, 1e-3, "mg milligram")
    add(.mass, 1, "gram gramme")
    add(.mass, 1e3, "kg kilogram kilo")
    add(.mass, 1e6, "tonne ton")
    add(.mass, 453.592_37, "lb lbs pound")
    add(.mass, 28.349_523_125, "oz ounce")
    add(.mass, 6350.293_18, "stone")
    add(.time, 1e-3, "ms millisecond")
    add(.time, 1, "sec second")
    add(.time, 60, "min minute mins")
    add(.time, 3600, "hr hour hrs")
    add(.time, 86_400, "day")
    add(.time, 604_800, "week")
    add(.time, 2_629_746, "month")
    add(.time, 31_556_952, "year yr")
    add(.time, 315_569_520, "decade")
    add(.time, 3_155_695_200, "century centuries")
    add(.volume, 1e-3, "ml millilitre milliliter cc")
    add(.volume, 1e-2, "cl")
    add(.volume, 1, "litre liter")
    add(.volume, 1e-3, "cm3 cm³")
    add(.volume, 1, "dm3 dm³")
    add(.volume, 1e3, "m3 m³")
    add(.volume, 3.785_411_784, "gal gallon")
    add(.volume, 0.473_176_473, "pint")
    add(.area, 1e-6, "mm2 mm²")
    add(.area, 1e-4, "cm2 cm²")
    add(.area, 1e-2, "dm2 dm²")
    add(.area, 1, "m2 m² sqm")
    add(.area, 1e6, "km2 km² sqkm")
    add(.area, 1e4, "ha hectare")
    add(.area, 4046.856_422_4, "acre")
    add(.area, 2_589_988.110_336, "mi2 mi² sqmi")
    add(.density, 1, "kg/m3 kg/m³ g/l")
    add(.density, 1e3, "g/cm3 g/cm³ kg/l")
    add(.speed, 1, "m/s mps")
    add(.speed, 1 / 3.6, "km/h kmh kph kmph")
    add(.speed, 1e3, "km/s")
    add(.speed, 0.447_04, "mph")
    add(.speed, 1852.0 / 3600, "knot kn kt")
    add(.temperature, 1, "°c ℃ celsius centigrade", offset: 273.15)
    add(.temperature, 5.0 / 9, "°f ℉ fahrenheit", offset: 459.67)
    add(.temperature, 1, "kelvin")
    add(.energy, 1, "joule")
    add(.energy, 1e3, "kilojoule")
    add(.energy, 4184, "kcal calorie")
    add(.energy, 3600, "wh")
    add(.energy, 3.6e6, "kwh")
    add(.energy, 3.6e9, "mwh")
    add(.power, 1, "watt")
    add(.power, 1e3, "kilowatt")
    add(.power, 1e6, "megawatt")
    add(.power, 1e9, "gigawatt")
    add(.power, 745.699_871_582, "hp horsepower")
    add(.pressure, 1, "pa pascal")
    add(.pressure, 100, "hpa mbar millibar")
    add(.pressure, 1e3, "kpa")
    add(.pressure, 1e5, "bar")
    add(.pressure, 101_325, "atm atmosphere")
    add(.pressure, 6894.757_293_168, "psi")
    add(.pressure, 133.322_368, "torr mmhg")
    add(.data, 1, "byte")
    add(.data, 0.125, "bit")
    add(.data, 1e3, "kb kilobyte")
    add(.data, 1e6, "mb megabyte")
    add(.data, 1e9, "gb gigabyte")
    add(.data, 1e12, "tb terabyte")
    add(.data, 1024, "kib")
    add(.data, 1_048_576, "mib")
    add(.data, 1_073_741_824, "gib")
    add(.frequency, 1, "hz hertz")
    add(.frequency, 1e3, "khz kilohertz")
    add(.frequency, 1e6, "mhz megahertz")
    add(.frequency, 1e9, "ghz gigahertz")
    add(.angle, 1, "° degree deg")
    add(.percent, 1, "% percent pct prozent")
    add(.percent, 0.1, "‰")
    for (code, names) in [
      ("USD", "$ usd us$ dollar buck"), ("EUR", "€ eur euro"), ("GBP", "£ gbp pound sterling quid"),
      ("JPY", "¥ jpy yen"), ("CHF", "chf franc"), ("CNY", "cny yuan rmb renminbi"),
      ("INR", "₹ inr rupee"), ("KRW", "₩ krw won"), ("RUB", "₽ rub ruble rouble"),
      ("BTC", "₿ btc bitcoin"), ("AUD", "aud a$"), ("CAD", "cad c$"), ("SEK", "sek"),
      ("PLN", "pln zł złoty zloty"), ("BRL", "brl r$ real"), ("MXN", "mxn peso"),
      ("NOK", "nok"), ("DKK", "dkk"), ("TRY", "lira ₺"), ("SGD", "sgd"),
      ("EGP", "egp"), ("SEK", "krona kronor kr"), ("NOK", "krone kroner kr"),
      ("DKK", "krone kroner kr"),
    ] {
      add(.currency(code), 1, names)
    }
    for (symbol, cents) in [
      ("EUR", "eurocent"), ("USD", "cent"), ("EUR", "cent"), ("GBP", "penny pence"),
    ] {
      add(.currency(symbol), 0.01, cents)
    }
    return table
  }()
}
