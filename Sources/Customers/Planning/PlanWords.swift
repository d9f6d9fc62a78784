import Reports
import Statistics

/// What a plan says in sentences.
struct PlanWords {
  let ground: PlanGround

  private func points(_ value: Double) -> String {
    Format.number(value, digits: value == value.rounded() ? 0 : 1)
  }

  private func about(_ answers: Int) -> String {
    let text = counted(answers, "answer")
    return ground.accounts(for: answers).map { "\(text) of \(counted($0, "account"))" } ?? text
  }

  private func impossible(_ sentence: String) -> Remark {
    Remark(code: "not_estimable", sentence: sentence)
  }

  private func possible(_ sentence: String) -> Remark {
    Remark(code: "estimated", sentence: sentence)
  }

  // MARK: A margin

  func finding(_ plan: MarginPlan) -> Remark {
    let aim = "To know the score to within ±\(points(plan.margin)) points"
    if ground.accountsAreGiven, let accounts = ground.accounts, let reached = plan.reached,
      reached > plan.margin + 1e-9
    {
      return finding(plan, aim: aim, accounts: accounts, reached: reached)
    }
    if ground.accountsAreGiven, plan.reached == nil, ground.isClustered {
      return impossible(fewAccounts)
    }
    guard let answers = plan.answers else {
      guard let population = ground.population else {
        return impossible(
          "\(aim) more than \(Format.count(SurveyPlan.most)) answers would be needed: ask for a "
            + "wider margin.")
      }
      return possible(
        "\(aim) all \(Format.count(population)) customers have to answer: then it is exact.")
    }
    guard let population = ground.population, let own = plan.answersOfPopulation else {
      return possible("\(aim) you need about \(about(answers)).")
    }
    if own >= population {
      return possible(
        "\(aim) you need about \(about(answers)), or all \(Format.count(population)) customers: "
          + "then it is exact.")
    }
    let behind =
      answers > population
      ? ", more than there are customers" : ""
    return possible(
      "\(aim) of these \(Format.count(population)) customers you need about \(about(own)); for the "
        + "process behind them about \(about(answers))\(behind).")
  }

  private func finding(
    _ plan: MarginPlan, aim: String, accounts: Int, reached: Double
  ) -> Remark {
    let instead =
      plan.answers.flatMap { answers in
        answers <= ground.population ?? answers ? "\(about(answers)) would do" : nil
      } ?? "no number of accounts that can be had would do"
    let now =
      "\(counted(accounts, "account")) with \(points((ground.answersPerAccount * 10).rounded() / 10)) "
      + "answers each give ±\(points((reached * 10).rounded() / 10))"
    if let each = plan.answersPerAccount, each * accounts <= ground.population ?? .max {
      return possible(
        "\(aim) \(counted(each, "answer")) of each of \(Format.count(accounts)) "
          + "accounts are needed, as \(now); or \(instead).")
    }
    return impossible(
      "\(aim) \(counted(accounts, "account")) are not enough, however many answers each gives, as "
        + "answers of one account agree: \(now); \(instead).")
  }

  private var fewAccounts: String {
    "Below \(NetScoreEstimator.fewestAccounts) accounts with several answers each a score is "
      + "described, not estimated. Plan for \(NetScoreEstimator.fewestAccounts) accounts or more, "
      + "or for one answer of each."
  }

  // MARK: A change

  func finding(_ plan: ChangePlan, rows: [PlanRow]) -> Remark {
    let change = points(plan.change)
    let start = Format.score(ground.truth.score * 100)
    if plan.fallLeavesScale, plan.riseLeavesScale {
      let room = 100 + abs(ground.truth.score * 100)
      return impossible(
        "From a score of \(start) neither a fall nor a rise of \(change) points is on the scale: "
          + "ask for less than \(points(room.rounded(.down))).")
    }
    if plan.accountsSuffice == false {
      let least = [plan.down, plan.up].compactMap { $0 }.min()
      return impossible(
        "\(counted(ground.accounts ?? 0, "account")) cannot show a change of \(change) points, "
          + "however many answers each gives"
          + (least.map { "; \(about($0)) in each wave or group would." } ?? "."))
    }
    if let population = ground.population,
      [plan.down, plan.up].allSatisfy({ $0.map { $0 > population } ?? true }),
      plan.down != nil || plan.up != nil
    {
      let all = ground.row(population)
      let can = [
        all.down.map { "a fall of \(points(-($0.rounded())))" },
        all.up.map { "a rise of \(points($0.rounded()))" },
      ].compactMap { $0 }
      return impossible(
        "To find a change of \(change) points there are not enough customers: "
          + "\([plan.down, plan.up].compactMap { $0 }.min().map(about) ?? "more") would be needed in "
          + "each wave or group. All \(Format.count(population)) can show "
          + (can.isEmpty ? "no change of the score." : can.joined(separator: " or ") + " points."))
    }
    guard plan.down != nil || plan.up != nil else {
      return impossible(
        "To find a change of \(change) points more than \(Format.count(SurveyPlan.most)) answers "
          + "would be needed in each wave or group.")
    }
    func direction(_ answers: Int?, _ leaves: Bool) -> String {
      answers.map { "about \(about($0))" }
        ?? (leaves ? "none, as the scale ends first" : "more than a million answers")
    }
    return possible(
      "From a score of \(start), to find a change of \(change) points with "
        + "\(Format.percent(ground.power, digits: 0)) power you need in each wave or group: for a "
        + "fall \(direction(plan.down, plan.fallLeavesScale)); for a rise "
        + "\(direction(plan.up, plan.riseLeavesScale)).")
  }

  // MARK: Planned answers

  func finding(_ row: PlanRow) -> Remark {
    guard row.isEstimable else { return impossible(fewAccounts) }
    if let population = ground.population, row.answers > population {
      return impossible(
        "\(counted(row.answers, "answer")) cannot come from \(counted(population, "customer")). Plan "
          + "for \(Format.count(population)) at most.")
    }
    let margin = row.margin.map { "the score is known to within ±\(Format.number($0, digits: 1))" }
    let own = row.marginOfPopulation.map {
      "that of these customers to within ±\(Format.number($0, digits: 1))"
    }
    let power = Format.percent(ground.power, digits: 0)
    let beside = row.reference.map { "against \(Format.count($0))" } ?? "against as many again"
    let changes =
      row.down == nil && row.up == nil
      ? "no change can be found with \(power) power"
      : [
        row.down.map { "a fall of \(Format.number(-$0, digits: 0)) points" } ?? "no fall",
        row.up.map { "a rise of \(Format.number($0, digits: 0)) points" } ?? "no rise",
      ].joined(separator: " and ") + " can be found with \(power) power"
    return possible(
      "With \(about(row.answers)) \([margin, own].compactMap { $0 }.joined(separator: ", ")) points; "
        + "\(beside), \(changes).")
  }

  // MARK: Notes

  func notes(_ rows: [PlanRow]) -> [Remark] {
    var notes: [Remark] = []
    if ground.assumptions.contains(where: { $0.name == "detractors" && $0.origin == .assumed }) {
      notes.append(
        Remark(
          code: "shares_assumed",
          sentence:
            "No shares were given, so 30 % detractors and 40 % promoters are supposed, which "
            + "vary much; give yours with --shares, or a file."))
    }
    if ground.assumptions.contains(where: { $0.name == "icc" && $0.origin == .assumed }) {
      notes.append(
        Remark(
          code: "icc_assumed",
          sentence: "No correlation within accounts was given, so 0.4 is supposed (--icc)."))
    }
    if let overlap = ground.unusedOverlap, overlap > 0 {
      notes.append(
        Remark(
          code: "overlap_unused",
          sentence: "\(Format.percent(overlap, digits: 0)) of the people of the last wave had "
            + "answered the one before. Give the correlation of their two answers (--paired 0.5) to "
            + "plan with that."))
    }
    if rows.contains(where: { !$0.isExact && $0.isEstimable }) {
      notes.append(
        Remark(
          code: "approximate_power",
          sentence: ground.pairing != nil
            ? "Changes of the same people are planned by the normal approximation, which promises too "
              + "much below 30 answers."
            : ground.isClustered
              ? "With accounts changes are planned by an approximation at the expected answers (≈)."
              : "Changes marked ≈ are planned by the approximation at the expected answers; the "
                + "others by the exact power of the test."))
    }
    if rows.contains(where: { $0.isEstimable && ($0.down == nil || $0.up == nil) }) {
      notes.append(
        Remark(
          code: "scale_ends",
          sentence: "“None” means that the scale ends before a change that could be found."))
    }
    if ground.isClustered, rows.contains(where: { !$0.isEstimable }) {
      notes.append(Remark(code: "few_accounts", sentence: fewAccounts))
    }
    return notes
  }
}
