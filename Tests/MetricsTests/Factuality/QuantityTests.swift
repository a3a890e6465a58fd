import Testing

@testable import Metrics

struct QuantityTests {
  @Test(arguments: [
    ("206", [206.0]), ("1,200.50", [1200.5]), ("1.200,50", [1200.5]), ("1,5", [1.5]),
    ("1.234.567", [1_234_567]), ("1,234,567", [1_234_567]), ("12 345 678", [12_345_678]),
    ("12\u{A0}345", [12345]), ("3.2 million", [3_200_000]), ("1,5 Mio.", [1_500_000]),
    ("$2.5bn", [2.5e9]), ("$3M", [3e6]), ("5k", [5000]), ("3e8", [3e8]), ("3×10^8", [3e8]),
    ("6.02 x 10²³", [6.02e23]), ("1.6 × 10⁻¹⁹", [1.6e-19]), ("1/2", [0.5]), ("½", [0.5]),
    ("two hundred and six", [206]), ("twenty-one", [21]), ("half a million", [500_000]),
    ("a dozen", [12]), ("three and a half", [3.5]), ("one hundred thousand", [100_000]),
    ("nine thousand and one", [9001]), ("-40", [-40]), ("−40", [-40]), ("minus forty", [-40]),
    ("1990s", [1990]), ("21st", [21]), ("A4 and UH1", []), ("none here", []),
    ("2020-11-21", [2020, 11, 21]), ("version 1.2.3", [1]), ("3 apples, 4 pears", [3, 4]),
    ("a man and a half-eaten pie", []),
  ])
  func `numbers are read as they are written`(text: String, values: [Double]) {
    let found = QuantityParser.quantities(in: text).map(\.value)
    #expect(found.count == values.count)
    for (a, b) in zip(found, values) { #expect(abs(a - b) <= abs(b) * 1e-12, "\(a) \(b)") }
  }

  @Test(arguments: [
    ("5–10", 5.0, 10.0), ("between 200 and 210", 200, 210), ("5 to 10 million", 5e6, 1e7),
    ("$20-$30", 20, 30),
  ])
  func `ranges have two ends`(text: String, low: Double, high: Double) throws {
    let quantity = try #require(QuantityParser.quantities(in: text).first)
    #expect(quantity.value == low)
    #expect(quantity.upper == high)
  }

  /// Conversions as in NIST SP 811.
  @Test(arguments: [
    ("26.2 miles", 42.195, "km"), ("100 °C", 212, "°F"), ("0 degrees Celsius", 273.15, "K"),
    ("1 kg", 1000, "g"), ("90 minutes", 1.5, "hours"), ("55 mph", 88.5, "km/h"),
    ("60 miles per hour", 96.6, "km/h"), ("10 %", 10, "percent"), ("ten per cent", 10, "%"),
    ("€5", 5, "EUR"), ("5 euros", 5, "€"), ("USD 20", 20, "dollars"), ("20 dollars", 20, "$"),
    ("300,000 km/s", 3e8, "m/s"), ("9.8 square kilometres", 9.8, "km²"), ("8,849 m", 29_032, "ft"),
    ("10 pounds", 10, "GBP"), ("10 pounds", 4.5, "kg"),
  ])
  func `units are converted, the reply's own rounding allowed`(
    text: String, wanted: Double, unit: String
  ) throws {
    let quantity = try #require(QuantityParser.quantities(in: text).first)
    let units = MeasureUnit.named(unit)
    #expect(!units.isEmpty)
    #expect(quantity.equals(wanted, units: units, tolerance: 0.001))
  }

  @Test(arguments: [
    ("26.2 km", 42.195, "km"), ("5 dollars", 5, "EUR"), ("100 °F", 100, "°C"), ("5 kg", 5, "km"),
    ("1 km", 1, "mile"), ("5–10 km", 5, "km"),
  ])
  func `another quantity is not equal`(text: String, wanted: Double, unit: String) throws {
    let quantity = try #require(QuantityParser.quantities(in: text).first)
    #expect(!quantity.equals(wanted, units: MeasureUnit.named(unit), tolerance: 0))
  }
}
