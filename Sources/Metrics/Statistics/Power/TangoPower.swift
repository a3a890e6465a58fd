// T. Tango, Stat. Med. 17, 1998: power by enumeration of the trinomial distribution of (b, c).

/// The exact power of Tango's non-inferiority test: the chance that n pairs show a loss below the
/// margin.
///
/// `losses` and `gains` are the true chances that a case is lost or gained (each 0 … 1, together
/// at most 1). Where losses − gains = margin this is the test's exact size. 0 for n of 0.
public func tangoPower(n: Int, losses: Double, gains: Double, margin: Double, level: Double)
  -> Double
{
  guard n > 0, losses >= 0, gains >= 0, losses + gains <= 1 + 1e-12 else { return 0 }
  let critical = -Normal.upperQuantile(level)
  func rejects(_ b: Int, _ c: Int) -> Bool {
    Tango(b: Double(b), c: Double(c), n: Double(n)).z(margin) <= critical
  }
  let lost = Binomial(n: n, p: losses)
  let gainShare = losses < 1 ? min(1, gains / (1 - losses)) : 0
  var power = 0.0
  for b in 0...n {
    let mass = lost.mass(b)
    if mass < 1e-18 { continue }
    // Every gain more lowers z: the gains that reject are those from some number on.
    var low = 0
    var high = n - b + 1
    while low < high {
      let middle = (low + high) / 2
      if rejects(b, middle) { high = middle } else { low = middle + 1 }
    }
    power += mass * Binomial(n: n - b, p: gainShare).upperTail(low)
  }
  return min(1, power)
}
