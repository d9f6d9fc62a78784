extension PValueAdjustment {
  /// Bonferroni: m p.
  public static let bonferroni = PValueAdjustment(
    name: "bonferroni", title: "Bonferroni", reference: "Dunn 1961, JASA 56:52"
  ) { p in
    p.map { min(1, Double(p.count) * $0) }
  }

  /// Šidák: 1 − (1 − p)^m.
  public static let sidak = PValueAdjustment(
    name: "sidak", title: "Šidák", reference: "Šidák 1967, JASA 62:626",
    assumption: "independent tests, or two-sided tests of normal estimates"
  ) { p in
    p.map { sidakProbability($0, tests: p.count) }
  }
}

/// 1 − (1 − p)^m, accurate where p is tiny.
func sidakProbability(_ p: Double, tests: Int) -> Double {
  p >= 1 ? 1 : -exponentialMinusOne(Double(tests) * logOnePlus(-p))
}
