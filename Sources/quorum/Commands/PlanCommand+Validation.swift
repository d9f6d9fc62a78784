import ArgumentParser
import Customers

extension PlanCommand {
  /// Every figure in its range, and no two that contradict each other.
  func validate() throws {
    func require(_ holds: Bool, _ sentence: String) throws {
      if !holds { throw ValidationError(sentence) }
    }
    try require(
      margin.map { $0 > 0 && $0 <= 100 } ?? true, "--margin lies between 0 and 100 points.")
    try require(
      detect.map { $0 > 0 && $0 <= 200 } ?? true, "--detect lies between 0 and 200 points.")
    let sizes = answers?.values ?? []
    try require(
      answers == nil || (1...2).contains(sizes.count),
      "--answers takes one number, or two: those of the later wave and of the earlier one.")
    try require(
      sizes.allSatisfy { $0 == $0.rounded() && $0 >= 1 && $0 <= Double(SurveyPlan.most) },
      "--answers takes whole numbers from 1 to 1,000,000.")
    if let shares = shares?.values {
      try require(
        shares.count == 2 && shares.allSatisfy { $0 >= 0 } && shares[0] + shares[1] <= 1 + 1e-9,
        "--shares takes the shares of detractors and promoters, together at most 1: 0.2,0.5.")
      try require(
        shares.count == 2 && shares[0] < 1 && shares[1] < 1,
        "Shares of 1 leave nothing to plan: answers that all agree do not vary.")
    }
    try require(
      power > 1 - columns.level && power < 1,
      "--power lies between the error rate of the test, 1 − level, and 1.")
    try require(paired.map { abs($0) <= 0.99 } ?? true, "--paired lies between −0.99 and 0.99.")
    try require(overlap.map { (0...1).contains($0) } ?? true, "--overlap lies between 0 and 1.")
    try require(
      overlap == nil || paired != nil,
      "--overlap says how many people answer twice; give the correlation of their answers as well: "
        + "--paired 0.5.")
    try require(
      accounts.map { (1...100_000).contains($0) } ?? true,
      "--accounts takes a whole number from 1 to 100,000.")
    try require(
      perAccount.map { $0 >= 1 && $0 <= 1_000 } ?? true,
      "--per-account lies between 1 and 1,000.")
    try require(icc.map { (0...1).contains($0) } ?? true, "--icc lies between 0 and 1.")
    try require(
      population.map { (1...1_000_000).contains($0) } ?? true,
      "--population takes a whole number from 1 to 1,000,000.")
    try validateCombinations(sizes)
    try require(threads ?? 1 >= 1, "--threads is at least 1.")
  }

  private func validateCombinations(_ sizes: [Double]) throws {
    if accounts != nil || icc != nil, perAccount == nil, !hasFile,
      sizes.count != 1
        || accounts == nil
    {
      throw ValidationError(
        "--accounts and --icc matter where accounts give several answers: say how many with "
          + "--per-account 2, or give a file.")
    }
    if let accounts, let perAccount, !sizes.isEmpty {
      let together = Double(accounts) * perAccount
      guard sizes.allSatisfy({ abs($0 - together) <= 0.5 }) else {
        throw ValidationError(
          "\(accounts) accounts with \(perAccount) answers each are \(together), not --answers: give "
            + "two of the three.")
      }
    }
    if let accounts, let size = sizes.first, size < Double(accounts) {
      throw ValidationError("--answers is at least --accounts: one of each account.")
    }
    if let population, sizes.contains(where: { $0 > Double(population) }) {
      throw ValidationError("--answers cannot exceed --population.")
    }
    for value in [share, detectShare].compactMap({ $0 }) where !(value >= 0 && value <= 1) {
      throw ValidationError("--share and --detect-share lie between 0 and 1.")
    }
    guard (share == nil) == (detectShare == nil) else {
      throw ValidationError(
        "--share and --detect-share go together: --share 0.2 --detect-share 0.1.")
    }
    if share != nil {
      guard
        !input.isNamed, margin == nil, detect == nil, answers == nil, shares == nil,
        paired == nil, accounts == nil, perAccount == nil, icc == nil, population == nil
      else {
        throw ValidationError(
          "--share plans a yes/no question of independent answers; it goes with --power and --level "
            + "only.")
      }
    }
  }
}
