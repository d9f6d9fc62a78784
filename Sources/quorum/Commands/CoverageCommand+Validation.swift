import ArgumentParser
import Customers
import Statistics

extension CoverageCommand {
  /// Every option in its range, and no two that contradict each other.
  func validate() throws {
    guard (1...1_000_000).contains(runs), (1...1_000_000).contains(sizeRuns ?? 1),
      threads ?? 1 >= 1
    else {
      throw ValidationError(
        "--runs and --size-runs lie between 1 and 1,000,000; --threads is at least 1.")
    }
    guard accounts == nil || answers == nil else {
      throw ValidationError("Choose one: --answers for independent answers, or --accounts.")
    }
    guard !input.isNamed || (accounts == nil && answers == nil && sizes.isEmpty) else {
      throw ValidationError(
        "A file brings its own answers and accounts: leave out --answers, --accounts and --sizes, or "
          + "the file.")
    }
    guard accounts != nil || hasFile || (icc == nil && sizes.isEmpty) else {
      throw ValidationError("--icc and --sizes describe accounts; give their number: --accounts N.")
    }
    try validateMethods()
    try validateNumbers()
    if let shares = shares?.values {
      guard shares.count == 2, shares.allSatisfy({ $0 >= 0 }), shares[0] + shares[1] <= 1 + 1e-9
      else {
        throw ValidationError(
          "--shares takes the shares of detractors and promoters, together at most 1: 0.2,0.5.")
      }
    }
    if tests { try validateTests() } else { try validateIntervals() }
  }

  private func validateMethods() throws {
    guard !hasFile || tests else { return }
    let valid =
      accounts == nil ? NetScoreInterval.all.map(\.name) : ClusteredInterval.all.map(\.name)
    for name in names where !valid.contains(name) {
      throw ValidationError(
        "--interval \(name) does not fit here. The methods are: "
          + valid.joined(separator: ", ") + ".")
    }
  }

  private func validateNumbers() throws {
    guard (answers?.values ?? []).allSatisfy({ (1...200).contains($0) && $0 == $0.rounded() })
    else {
      throw ValidationError("--answers takes whole numbers from 1 to 200.")
    }
    let counts = accounts?.values ?? []
    guard counts.allSatisfy({ (1...10_000).contains($0) && $0 == $0.rounded() }) else {
      throw ValidationError("--accounts takes whole numbers from 1 to 10,000.")
    }
    guard (icc?.values ?? []).allSatisfy({ (0...1).contains($0) }) else {
      throw ValidationError("--icc takes numbers from 0 to 1.")
    }
    guard (persistence?.values ?? []).allSatisfy({ (0...1).contains($0) }) else {
      throw ValidationError("--persistence takes numbers from 0 to 1.")
    }
    guard (change?.values ?? []).allSatisfy({ $0 != 0 && abs($0) <= 200 }) else {
      throw ValidationError("--change takes numbers from −200 to 200, not 0.")
    }
    guard population.map({ (1...1_000).contains($0) }) ?? true else {
      throw ValidationError("--population takes a whole number from 1 to 1,000.")
    }
  }

  private func validateIntervals() throws {
    guard !waves, by == nil, method.isEmpty, change == nil, persistence == nil, perAccount == nil,
      sizeRuns == nil
    else {
      throw ValidationError(
        "--waves, --by, --method, --change, --persistence, --per-account and --size-runs are about "
          + "comparisons: add --tests.")
    }
    guard population == nil || (accounts == nil && icc == nil) else {
      throw ValidationError(
        "--population is for independent answers: leave out --accounts and --icc.")
    }
  }

  private func validateTests() throws {
    guard interval.isEmpty else {
      throw ValidationError("--interval is about one score; name a comparison with --method.")
    }
    guard population == nil else {
      throw ValidationError("--population is about one score; comparisons are about processes.")
    }
    for name in method where !DifferenceStudy.methodNames.contains(name) {
      throw ValidationError(
        "There is no comparison \(name). They are: "
          + DifferenceStudy.methodNames.joined(separator: ", ") + ".")
    }
    guard by == nil || (hasFile && !waves) else {
      throw ValidationError("--by names a column of a file, and does not go with --waves.")
    }
    guard !waves || accounts != nil || hasFile else {
      throw ValidationError(
        "--waves compares the same accounts twice: give --accounts N or a file.")
    }
    guard waves || persistence == nil else {
      throw ValidationError("--persistence is about waves: add --waves.")
    }
    guard perAccount == nil || (accounts != nil && sizes.isEmpty) else {
      throw ValidationError("--per-account goes with --accounts, and not with --sizes.")
    }
    if let answers, answers.values.count != 2 {
      throw ValidationError("With --tests --answers takes the sizes of the two groups: 8,8.")
    }
    if let accounts, !waves, accounts.values.count > 2 {
      throw ValidationError("With --tests --accounts takes those of the two groups: 6,20.")
    }
  }
}
