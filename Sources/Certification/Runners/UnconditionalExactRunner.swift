import Statistics

extension Runner {
  /// `proportions/unconditional_exact_tests`: Barnard's and Boschloo's tests of two groups.
  static let unconditionalExact = Runner(
    family: "proportions", method: "unconditional_exact_tests"
  ) { context in
    let data = try context.twoGroups()
    let barnard = UnconditionalExactTest(ordering: .pooledZ).run(data)
    let boschloo = UnconditionalExactTest(ordering: .fisher).run(data)
    return [
      // The cases give the size of the two-sided statistic.
      "barnard_pooled_z": .number(barnard.statistic.map { abs($0) }),
      "barnard_pooled_p_two_sided": .number(barnard.pValue),
      "fisher_ordered_unconditional_p_two_sided": .number(boschloo.pValue),
      "fisher_p_two_sided": .number(boschloo.statistic),
    ]
  }
}

extension CaseContext {
  /// The counts `x1` of `n1` and `x2` of `n2`.
  fileprivate func twoGroups() throws(CaseError) -> TwoProportions {
    let first = try input.whole("n1", in: 1...CaseObject.largestCount)
    let second = try input.whole("n2", in: 1...CaseObject.largestCount)
    return TwoProportions(
      try input.whole("x1", in: 0...first), of: first,
      versus: try input.whole("x2", in: 0...second), of: second)
  }
}
