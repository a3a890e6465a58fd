/// Names of cases: the kind and a number from 001.
enum CaseID {
  static func make(_ kind: String, _ index: Int) -> String {
    let digits = String(index + 1)
    return kind + "-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
}
