import Metrics
import Testing

@testable import Eval

struct AssumedRatesTests {
  @Test func `every test of a rate has a rate assumed for it, and no other has`() {
    for kind in GateKind.all where kind.isStandard {
      for test in kind.tests {
        let rate = AssumedRates.standard.rate(of: kind.id, part: test.part)
        switch test.inference {
        case .hybrid20: #expect(rate != nil, "\(kind.id.rawValue) \(test.part)")
        case .pairedT: #expect(rate == nil, "\(kind.id.rawValue) \(test.part)")
        }
      }
    }
  }
}
