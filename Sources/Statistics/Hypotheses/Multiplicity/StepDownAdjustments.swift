extension PValueAdjustment {
  /// Holm: Bonferroni over the tests that are left, from the smallest p-value up.
  public static let holm = PValueAdjustment(
    name: "holm", title: "Holm", reference: "Holm 1979, Scandinavian Journal of Statistics 6:65"
  ) { p in
    runningMaximum(p.indices.map { min(1, Double(p.count - $0) * p[$0]) })
  }

  /// Holm–Šidák: Šidák over the tests that are left, from the smallest p-value up.
  public static let holmSidak = PValueAdjustment(
    name: "holm_sidak", title: "Holm–Šidák",
    reference: "Holland & Copenhaver 1987, Biometrics 43:417",
    assumption: "independent tests, or two-sided tests of normal estimates"
  ) { p in
    runningMaximum(p.indices.map { sidakProbability(p[$0], tests: p.count - $0) })
  }
}
