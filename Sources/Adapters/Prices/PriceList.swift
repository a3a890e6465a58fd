/// One provider's list prices, as a compact text: models under their price.
///
/// A line is `input output cached: model model …`, the cached price left out where there is none; a line
/// that begins with a space goes on with the models of the one before.
struct PriceList: Sendable {
  private let text: String

  init(_ text: String) { self.text = text }

  /// The price of a model by its whole name; nil where it is not listed.
  func price(of model: String) -> Price? {
    var price: Price?
    for line in text.split(separator: "\n") {
      var words = line.split(separator: " ")[...]
      if line.first != " " {
        let figures = words.prefix { !$0.hasSuffix(":") }.count + 1
        let numbers = words.prefix(figures).compactMap { Double($0.filter { $0 != ":" }) }
        price =
          numbers.count < 2
          ? nil
          : Price(
            input: numbers[0], output: numbers[1], cached: numbers.count > 2 ? numbers[2] : nil)
        words = words.dropFirst(figures)
      }
      if words.contains(where: { $0 == model }) { return price }
    }
    return nil
  }

  /// All models listed.
  var models: [String] {
    text.split(separator: "\n").flatMap { line -> [String] in
      let words = line.split(separator: " ")
      let names = line.first == " " ? words[...] : words.drop { !$0.hasSuffix(":") }.dropFirst()
      return names.map(String.init)
    }
  }
}
