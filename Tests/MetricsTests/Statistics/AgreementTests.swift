import Testing

@testable import Metrics

struct AgreementTests {
  @Test func `an empty matrix has no agreement`() {
    let empty = ConfusionMatrix([[0, 0], [0, 0]])
    #expect(empty.n == 0 && empty.agreement == nil && empty.kappa == nil && empty.pabak == nil)
    #expect(empty.matthews == nil && empty.gwetAC1 == nil && empty.krippendorffAlpha == nil)
    #expect(empty.recalls == [nil, nil] && empty.specificAgreement(on: 0) == nil)
    #expect(empty.balancedAccuracy(level: 0.05) == Interval(lower: 0, estimate: nil, upper: 1))
    #expect(ConfusionMatrix([]).balancedAccuracy(level: 0.05).estimate == nil)
  }

  @Test func `full agreement is 1, by chance alone it is undefined`() {
    let full = ConfusionMatrix([[7, 0], [0, 5]])
    #expect(full.kappa?.value == 1 && full.matthews == 1 && full.pabak == 1)
    #expect(full.krippendorffAlpha == 1 && full.gwetAC1 == 1)
    #expect(full.kappa?.standardError == 0)
    let single = ConfusionMatrix([[9, 0], [0, 0]])
    #expect(single.kappa == nil && single.matthews == nil && single.krippendorffAlpha == nil)
    #expect(single.gwetAC1 == 1 && single.specificAgreement(on: 1) == nil)
  }

  /// Methods section C.4: 118/5/2/0 has agreement 94.4 % and yet kappa −0.02.
  @Test func `kappa falls to nothing where one class is rare and the others do not`() throws {
    let table = ConfusionMatrix(PairedTable(a: 118, b: 5, c: 2, d: 0))
    #expect(abs(try #require(table.agreement) - 0.944) < 1e-12)
    #expect(abs(try #require(table.kappa).value + 0.02) < 0.005)
    #expect(abs(try #require(table.pabak) - 0.89) < 0.005)
    #expect(abs(try #require(table.gwetAC1) - 0.94) < 0.005)
  }

  @Test func `swapping the judges changes nothing but the recalls`() throws {
    let matrix = ConfusionMatrix([[31, 4, 2], [5, 22, 0], [1, 6, 9]])
    let swapped = ConfusionMatrix([[31, 5, 1], [4, 22, 6], [2, 0, 9]])
    let kappa = try #require(matrix.kappa)
    let other = try #require(swapped.kappa)
    #expect(abs(kappa.value - other.value) < 1e-12)
    #expect(abs(kappa.standardError - other.standardError) < 1e-12)
    #expect(matrix.matthews == swapped.matthews)
    #expect(matrix.recalls != swapped.recalls)
  }

  @Test func `ragged counts, codes out of range and negative counts are left out`() {
    #expect(ConfusionMatrix([[1, 2, 3], [4]]).counts == [[1, 2], [4, 0]])
    #expect(ConfusionMatrix([[-1, 2], [0, 1]]).n == 3)
    let matrix = ConfusionMatrix(first: [0, 1, 5, 1], second: [0, 0, 1, -1], classes: 2)
    #expect(matrix.counts == [[1, 0], [1, 0]])
  }

  @Test func `balanced accuracy weighs classes alike and keeps a width at 1`() {
    let interval = ConfusionMatrix([[90, 10], [1, 4]]).balancedAccuracy(level: 0.05)
    #expect(abs((interval.estimate ?? 0) - 0.85) < 1e-12)
    #expect(interval.lower > 0.6 && interval.upper <= 1)
    let perfect = ConfusionMatrix([[40, 0], [0, 40]]).balancedAccuracy(level: 0.05)
    #expect(perfect.estimate == 1 && perfect.upper == 1)
    #expect(perfect.lower > 0.9 && perfect.lower < 0.98)
  }

  /// Fagerland, Lydersen & Laake 2013: half of the point where both tails meet.
  @Test func `McNemar's tests where b equals c`() {
    #expect(mcnemarExact(b: 4, c: 4) == 1)
    let mass = Binomial(n: 8, p: 0.5).mass(4)
    #expect(abs(mcnemarMidP(b: 4, c: 4) - (1 - mass / 2)) < 1e-15)
    #expect(mcnemarMidP(b: 0, c: 0) == 1)
    #expect(mcnemarEdwards(b: 4, c: 4).p == 1 && mcnemarChiSquare(b: 0, c: 0).p == 1)
  }

  @Test func `Rogan and Gladen stay within 0 and 1 and need a detector better than chance`() {
    func corrected(_ apparent: Double, _ sensitivity: Double, _ specificity: Double) -> RoganGladen?
    {
      roganGladen(
        apparent: MeasuredRate(apparent, n: 100), sensitivity: MeasuredRate(sensitivity, n: 50),
        specificity: MeasuredRate(specificity, n: 50))
    }
    #expect(corrected(0.01, 0.9, 0.9)?.estimate == 0)
    #expect(corrected(0.99, 0.9, 0.9)?.estimate == 1)
    #expect(corrected(0.3, 0.5, 0.5) == nil)
    #expect(abs((corrected(0.3, 1, 1)?.estimate ?? 0) - 0.3) < 1e-15)
  }
}
