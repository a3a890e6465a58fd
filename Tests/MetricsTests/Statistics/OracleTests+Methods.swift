import RealModule
import Testing

@testable import Metrics

/// How each method of the fixture is asked of us, by the first word of the row's name.
extension OracleTests {
  static let methods: [String: @Sendable (StatisticsOracle) throws -> Answer] =
    distributions.merging(proportions) { $1 }.merging(pairedRates) { $1 }
    .merging(agreement) { $1 }.merging(effects) { $1 }.merging(distances) { $1 }
    .merging(multiplicity) { $1 }.merging(power) { $1 }.merging(sequential) { $1 }

  private static let distributions: [String: @Sendable (StatisticsOracle) throws -> Answer] = [
    "normal.quantile": { ["": [Normal.quantile(try $0.number("p"))]] },
    "normal.cdf": { ["": [Normal.cdf(try $0.number("x"))]] },
    "normal.sf": { ["": [Normal.upperTail(try $0.number("x"))]] },
    "t.quantile": { row in
      ["": [StudentT(degreesOfFreedom: try row.number("df")).quantile(try row.number("p"))]]
    },
    "t.cdf": { row in
      ["": [StudentT(degreesOfFreedom: try row.number("df")).cdf(try row.number("t"))]]
    },
    "beta.quantile": { row in
      ["": [Beta(try row.number("a"), try row.number("b")).quantile(try row.number("p"))]]
    },
    "beta.cdf": { row in
      ["": [Beta(try row.number("a"), try row.number("b")).cdf(try row.number("x"))]]
    },
    "binomial.pmf": { row in
      ["": [Binomial(n: try row.count("n"), p: try row.number("p")).mass(try row.count("k"))]]
    },
    "binomial.cdf": { row in
      ["": [Binomial(n: try row.count("n"), p: try row.number("p")).cdf(try row.count("k"))]]
    },
    "lgamma": { ["": try $0.numbers("x").map { Double.logGamma($0) }] },
    "splitmix64": { row in
      var generator = SplitMix64(seed: UInt64(try row.count("seed")))
      let words = try #require(row.expected.list).map(\.text)
      #expect(words == words.map { _ in String(generator.next()) })
      return ["": []]
    },
  ]

  private static let proportions: [String: @Sendable (StatisticsOracle) throws -> Answer] = [
    "wilson.interval95": { row in
      ["": ends(wilson(try row.number("k"), of: try row.number("n"), level: row.level))]
    },
    "clopper_pearson.interval95": { row in
      ["": ends(clopperPearson(try row.count("k"), of: try row.count("n"), level: row.level))]
    },
    "clopper_pearson": { row in
      ["": [clopperPearson(try row.count("k"), of: try row.count("n"), level: 0.05).upper]]
    },
    "jeffreys.interval95": { row in
      ["": ends(jeffreys(try row.count("k"), of: try row.count("n"), level: row.level))]
    },
    "zero_failures": { row in
      ["": [zeroFailureBound(n: try row.count("n"), level: 0.05)]]
    },
    "zero-failure": { row in
      let n = zeroFailureSampleSize(
        rate: try row.number("p_max"), level: try row.number("alpha"))
      return ["": [Double(try #require(n))]]
    },
  ]

  private static let pairedRates: [String: @Sendable (StatisticsOracle) throws -> Answer] = [
    "tango.paired_diff_ci": { row in
      let interval = tangoPaired(
        b: try row.number("b"), c: try row.number("c"), n: try cases(row), level: row.level)
      return ["": ends(interval)]
    },
    "tango.fractional_counts": { row in
      let tango = Tango(
        b: try row.number("b"), c: try row.number("c"), n: try row.number("n"))
      let losses = PairedInference.hybrid20(try row.numbers("d"))
      #expect(losses.method == .tango)
      let interval = losses.interval(level: row.level)
      return [
        "lower": [interval.lower], "upper": [interval.upper],
        "nonzero": [Double(losses.nonZero)], "z_margin_0.10": [tango.z(0.1)],
        "p_one_sided": [losses.pValue(below: 0.1)],
      ]
    },
    "tango": { row in
      let interval = tangoPaired(b: 0, c: 0, n: try row.number("n"), level: 0.05)
      return [
        "lower": [interval.lower], "upper": [interval.upper],
        "closed_form_upper": [interval.upper],
      ]
    },
    "tango.noninferiority": { row in
      let tango = Tango(b: try row.number("b"), c: try row.number("c"), n: try cases(row))
      let margin = try row.number("margin")
      return ["z": [tango.z(margin)], "p_one_sided": [tango.pValue(below: margin)]]
    },
    "newcombe10.paired_diff_ci": { row in
      let interval = newcombePaired(try table(row), level: row.level)
      return ["lower": [interval.lower], "upper": [interval.upper]]
    },
    "mcnemar.exact": { ["": [mcnemarExact(b: try $0.count("b"), c: try $0.count("c"))]] },
    "mcnemar.midp": { ["": [mcnemarMidP(b: try $0.count("b"), c: try $0.count("c"))]] },
    "mcnemar.chi2": { row in
      let edwards = row.name.contains("Edwards")
      let b = try row.count("b")
      let c = try row.count("c")
      let test = edwards ? mcnemarEdwards(b: b, c: c) : mcnemarChiSquare(b: b, c: c)
      return ["chi2": [test.statistic], "p": [test.p]]
    },
  ]

  private static let agreement: [String: @Sendable (StatisticsOracle) throws -> Answer] = [
    "agreement": { row in
      let matrix = ConfusionMatrix(try table(row))
      let kappa = try #require(matrix.kappa)
      return [
        "po": [try #require(matrix.agreement)], "kappa": [kappa.value],
        "kappa_se": [kappa.standardError], "kappa_se0": [kappa.standardErrorUnderChance],
        "kappa_ci95": ends(kappa.interval(level: 0.025)),
        "pabak": [try #require(matrix.pabak)], "mcc_phi": [try #require(matrix.matthews)],
        "gwet_ac1": [try #require(matrix.gwetAC1)],
        "krippendorff_alpha_nominal": [try #require(matrix.krippendorffAlpha)],
        "positive_agreement": [try #require(matrix.specificAgreement(on: 0))],
        "negative_agreement": [try #require(matrix.specificAgreement(on: 1))],
      ]
    },
    "rogan_gladen": { row in
      let corrected = roganGladen(
        apparent: MeasuredRate(try row.number("apparent"), n: try row.count("n")),
        sensitivity: MeasuredRate(try row.number("se"), n: try row.count("n_se")),
        specificity: MeasuredRate(try row.number("sp"), n: try row.count("n_sp")))
      let rate = try #require(corrected)
      return ["estimate": [rate.estimate], "se_delta_method": [rate.standardError]]
    },
  ]

  private static let effects: [String: @Sendable (StatisticsOracle) throws -> Answer] = [
    "paired.mean_diff": { row in
      let pairs = PairedDifference(try row.numbers("x"), try row.numbers("y"))
      return [
        "mean": [pairs.moments.mean], "sd": [pairs.moments.sd],
        "se": [pairs.moments.standardError], "t": [try #require(pairs.t)],
        "p_two_sided": [try #require(pairs.p)], "ci95": ends(pairs.interval(level: 0.025)),
        "ci90": ends(pairs.interval(level: 0.05)), "cohen_dz": [try #require(pairs.cohenDz)],
        "hedges_gz": [try #require(pairs.hedgesGz)],
      ]
    },
    "tost.paired": { row in
      let losses = zip(try row.numbers("x"), try row.numbers("y")).map { $0 - $1 }
      let test = tost(losses, low: try row.number("low"), high: try row.number("upp"))
      return [
        "p": [test.p], "t_lower": [test.lower.t], "p_lower": [test.lower.p],
        "t_upper": [test.upper.t], "p_upper": [test.upper.p],
      ]
    },
    "clustered.se": { row in
      let error = clusteredError(
        try row.numbers("scores"), clusters: try row.numbers("cluster"))
      let clustered = try #require(error)
      return [
        "mean": [clustered.mean], "se_clt": [clustered.independent],
        "se_cluster_miller": [clustered.miller], "se_cluster_CR0": [clustered.cr0],
        "se_cluster_CR1": [clustered.cr1], "n_clusters": [Double(clustered.clusters)],
      ]
    },
    "resampled.paired_prompt_means": { row in
      let primary = try lists(row, "primary")
      let fallback = try lists(row, "fallback")
      let parts = VarianceComponents(primary: primary, fallback: fallback)
      return [
        "prompt_mean_primary": primary.map { Moments($0).mean },
        "prompt_mean_fallback": fallback.map { Moments($0).mean },
        "mean_diff": [parts.mean], "se": [parts.standardError],
        "var_total_of_prompt_diffs": [parts.total], "within_noise_component": [parts.noise],
        "between_component": [parts.between],
      ]
    },
    "cliffs_delta": { row in
      let x = try row.numbers("x")
      let y = try row.numbers("y")
      let effect = try #require(cliffsDelta(x, y))
      return [
        "delta": [effect.delta], "A12": [effect.a12],
        "mannwhitney_U_x": [effect.a12 * Double(x.count * y.count)],
      ]
    },
    "signflip": { row in
      let differences = try row.numbers("d")
      return ["": [try #require(signFlipExact(differences))]]
    },
  ]

  private static let distances: [String: @Sendable (StatisticsOracle) throws -> Answer] = [
    "energy_distance": { row in
      let x = try row.numbers("x")
      let y = try row.numbers("y")
      let energy = try #require(energyDistance(x, y))
      return [
        "scipy_energy_distance": [energy.vStatistic.squareRoot()],
        "E_V_statistic": [energy.vStatistic], "E_U_statistic": [try #require(energy.uStatistic)],
        "two_sample_statistic_nm_over_n_plus_m": [energy.testStatistic],
      ]
    },
    "wasserstein1": { row in
      let values = try row.numbers("values")
      let distance = wasserstein1(
        values, weights: try row.numbers("p"), values, weights: try row.numbers("q"))
      return ["": [try #require(distance)]]
    },
    "ks_2samp": { row in
      let x = try row.numbers("x")
      let y = try row.numbers("y")
      let test = try #require(kolmogorovSmirnov(x, y))
      return ["D": [test.statistic], "p_exact": [test.p]]
    },
    "jensen_shannon": { row in
      let (p, q) = try profiles(row)
      return ["divergence_bits": [jensenShannon(p, q)]]
    },
    "kl": { row in
      let (p, q) = try profiles(row)
      return ["nats": [kullbackLeibler(p, q)]]
    },
    "total": { row in
      let (p, q) = try profiles(row)
      return ["tv": [totalVariation(p, q)], "hellinger": [hellinger(p, q)]]
    },
    "mmd2": { row in
      let mmd = hammingMMD(try texts(row, "x"), try texts(row, "y"), length: try row.count("L"))
      let distance = try #require(mmd)
      return ["biased": [distance.biased], "unbiased": [try #require(distance.unbiased)]]
    },
    "burrows_delta": { row in
      let primary = try words(row, "primary")
      let fallback = try words(row, "fallback")
      let reference = try words(row, "reference_samples")
      let order = primary.keys.sorted()
      let profiles = WordProfiles(
        primary: order.compactMap { primary[$0]?.number },
        fallback: order.compactMap { fallback[$0]?.number },
        reference: order.compactMap { reference[$0]?.numbers })
      return ["": [try #require(profiles.burrowsDelta)]]
    },
    "tone": { row in
      let shifts = zip(try row.numbers("z"), try row.numbers("se")).map {
        (z: $0, standardError: $1)
      }
      return ["tsi": [toneShiftIndex(shifts)]]
    },
  ]

  private static let multiplicity: [String: @Sendable (StatisticsOracle) throws -> Answer] = [
    "adjust.holm": { ["": holm(try $0.numbers("p"))] },
    "adjust.benjamini_hochberg": { ["": benjaminiHochberg(try $0.numbers("p"))] },
    "adjust.hochberg": { ["": hochberg(try $0.numbers("p"))] },
    "adjust.bonferroni": { ["": bonferroni(try $0.numbers("p"))] },
  ]

  private static let power: [String: @Sendable (StatisticsOracle) throws -> Answer] = [
    "n.paired_binary_noninferiority": { row in
      let n = nonInferioritySampleSize(
        margin: try row.number("margin"), discordant: try row.number("p_discordant"),
        difference: try row.number("true_delta"), level: try row.number("alpha"),
        power: try row.number("power"))
      return ["": [Double(try #require(n))]]
    },
    "n.paired_mean": { row in
      let margin = try row.number("margin")
      let sd = try row.number("sd")
      let level = try row.number("alpha")
      let power = try row.number("power")
      let equivalence = equivalenceSampleSize(margin: margin, sd: sd, level: level, power: power)
      let oneSided = nonInferioritySampleSize(margin: margin, sd: sd, level: level, power: power)
      return [
        "n_TOST_delta0": [Double(try #require(equivalence))],
        "n_noninferiority": [Double(try #require(oneSided))],
      ]
    },
    "power.tost_paired": { row in
      let test = TTestPower(
        n: try row.count("n"), sd: try row.number("sd"), level: try row.number("alpha"))
      let margin = try row.number("margin")
      return ["": [test.equivalence(margin: margin, difference: try row.number("true"))]]
    },
    "power.paired_t": { row in
      let test = TTestPower(n: try row.count("n"), sd: 1, level: try row.number("alpha") / 2)
      return ["": [test.difference(try row.number("dz"))]]
    },
    "n.one_sample_proportion": { row in
      let n = proportionSampleSize(
        null: try row.number("p0"), alternative: try row.number("p1"),
        level: try row.number("alpha"), power: try row.number("power"))
      return ["": [Double(try #require(n))]]
    },
    "power.tango": { row in
      let power = tangoPower(
        n: try row.count("n"), losses: try row.number("p10"), gains: try row.number("p01"),
        margin: try row.number("margin"), level: try row.number("alpha"))
      return ["": [power]]
    },
  ]

  private static let sequential: [String: @Sendable (StatisticsOracle) throws -> Answer] = [
    "betting.one_sided_capital": { row in
      var capital = BettingCapital(
        null: try row.number("mu0"), level: try row.number("alpha"), cap: try row.number("c"))
      let path = try row.numbers("x").map { value in
        capital.add(value)
        return capital.capital
      }
      return ["capital_path": path]
    },
    "alpha_spending": { row in
      let function: AlphaSpending = row.name.contains("OBF") ? .obrienFleming : .pocock
      return ["": [function.spent(at: try row.number("t"), level: try row.number("alpha"))]]
    },
    "sprt": { row in
      var test = SPRT(
        null: try row.number("p0"), alternative: try row.number("p1"), level: 0.05, miss: 0.1)
      for x in try row.numbers("x") { test.add(success: x == 1) }
      return ["": [test.logLikelihoodRatio]]
    },
    "cusum": { row in
      var sum = CUSUM(target: try row.number("target"), slack: try row.number("k"))
      let path = try row.numbers("x").map { value in
        sum.add(value)
        return sum.value
      }
      return ["": path]
    },
    "group-sequential": { row in
      let boundaries = groupSequentialBoundaries(
        information: try row.numbers("t"), level: try row.number("alpha"),
        spending: .obrienFleming)
      return ["": boundaries]
    },
  ]

  private static func ends(_ interval: Interval) -> [Double] { [interval.lower, interval.upper] }

  private static func table(_ row: StatisticsOracle) throws -> PairedTable {
    PairedTable(
      a: try row.count("a"), b: try row.count("b"), c: try row.count("c"), d: try row.count("d"))
  }

  private static func cases(_ row: StatisticsOracle) throws -> Double {
    if let n = row.inputs["n"]?.number { return n }
    return Double(try table(row).n)
  }

  private static func profiles(_ row: StatisticsOracle) throws -> (Profile, Profile) {
    let p = try row.numbers("p")
    let q = try row.numbers("q")
    return (try #require(Profile(p)), try #require(Profile(q)))
  }

  private static func texts(_ row: StatisticsOracle, _ key: String) throws -> [[UInt8]] {
    let list = try #require(row.inputs[key]?.list)
    return list.compactMap(\.text).map { Array($0.utf8) }
  }

  private static func words(_ row: StatisticsOracle, _ key: String) throws
    -> [String: StatisticsOracle.Value]
  {
    try #require(row.inputs[key]?.object)
  }

  private static func lists(_ row: StatisticsOracle, _ key: String) throws -> [[Double]] {
    let lists = try #require(row.inputs[key]?.list)
    return try lists.map { try #require($0.numbers) }
  }
}
