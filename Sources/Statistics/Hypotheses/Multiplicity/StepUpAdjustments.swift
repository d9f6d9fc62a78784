extension PValueAdjustment {
  /// Hochberg: Holm's multipliers, from the largest p-value down.
  public static let hochberg = PValueAdjustment(
    name: "hochberg", title: "Hochberg", reference: "Hochberg 1988, Biometrika 75:800",
    assumption: "tests that are independent or positively dependent"
  ) { p in
    runningMinimumFromEnd(p.indices.map { Double(p.count - $0) * p[$0] })
  }

  /// Benjamini and Hochberg: m p over the rank, from the largest p-value down.
  public static let benjaminiHochberg = PValueAdjustment(
    name: "benjamini_hochberg", title: "Benjamini–Hochberg",
    reference: "Benjamini & Hochberg 1995, JRSS B 57:289", guarantee: .falseDiscovery,
    assumption: "tests that are independent or positively dependent"
  ) { p in
    runningMinimumFromEnd(p.indices.map { Double(p.count) / Double($0 + 1) * p[$0] })
  }

  /// Benjamini and Yekutieli: the same times 1 + ½ + … + 1/m, for any dependence.
  public static let benjaminiYekutieli = PValueAdjustment(
    name: "benjamini_yekutieli", title: "Benjamini–Yekutieli",
    reference: "Benjamini & Yekutieli 2001, Annals of Statistics 29:1165",
    guarantee: .falseDiscovery
  ) { p in
    let harmonic = p.indices.reversed().reduce(0) { $0 + 1 / Double($1 + 1) }
    return runningMinimumFromEnd(
      p.indices.map { harmonic * Double(p.count) / Double($0 + 1) * p[$0] })
  }
}
