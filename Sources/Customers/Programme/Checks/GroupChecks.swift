import Reports
import Statistics
import Tables

extension FileCheck {
  /// How far the answers reach: accounts, and groups of them.
  static let groups: [FileCheck] = [
    .each("few_accounts", "Fewer than five accounts", of: [.responses]) { file, _ in
      guard let column = file.column(.account), !file.scores.isEmpty else { return [] }
      let sizes = AccountSizes(file, column.labels)
      guard sizes.accounts > 0, sizes.accounts < 5, sizes.largest > 1 else { return [] }
      return [
        file.finding(
          .warns, column: column.name, count: sizes.accounts,
          "The \(counted(sizes.answers, "answer")) come from \(counted(sizes.accounts, "account")).",
          effect:
            "No interval is given below five accounts: how much accounts differ cannot be told "
            + "from so few. Commands leave with 69.",
          remedy: "More accounts help, more answers of the same do not.",
          commands: .scores + .outcomes)
      ]
    },
    .each("clusters", "What accounts do to the number of answers", of: [.responses]) { file, _ in
      guard let account = file.column(.account), let (choice, column) = file.scores.first else {
        return []
      }
      // Scores tell accounts apart by every letter; only joins of files overlook case and blanks.
      let labels = account.labels
      let sizes = AccountSizes(file, labels)
      guard sizes.accounts >= 5, sizes.largest > 1,
        let effect = designEffect(
          column, choice.purpose, labels.codes.map { $0 < 0 ? nil : Int($0) },
          count: labels.levels.count)
      else { return [] }
      let isDominant = effect.largestShare > 1.0 / 3
      let effective = Double(sizes.scored) / effect.value
      let largest =
        isDominant
        ? "the largest, \(Excerpt.quoted(labels.levels[sizes.largestPlace])), gives"
        : "the largest gives"
      return [
        file.finding(
          isDominant ? .warns : .notes, column: account.name, count: effect.clusters,
          "\(counted(sizes.scored, "answer")) to \(choice.purpose.rawValue.uppercased()) come from "
            + "\(counted(effect.clusters, "account")); \(largest) "
            + "\(Format.percent(effect.largestShare))."
            + joined(file, column, choice.purpose, effect),
          effect: "Answers of one account resemble each other (design effect "
            + "\(Format.number(effect.value, digits: 2))): they say as much as "
            + "\(Format.count(Int(effective.rounded()))) independent ones"
            + (isDominant ? ", and the score is largely that of one customer." : "."),
          remedy: isDominant
            ? "nps --aggregate accounts lets every account count once." : nil,
          commands: .scores)
      ]
    },
    .each("small_groups", "Groups too small for an interval", of: [.responses]) { file, _ in
      [ColumnPurpose.role, .tier, .wave].compactMap { purpose -> CheckFinding? in
        guard let column = file.column(purpose) else { return nil }
        let labels = column.labels
        guard labels.levels.count >= 2, labels.levels.count <= 1000 else { return nil }
        let small = smallGroups(file, labels)
        guard !small.isEmpty else { return nil }
        let named = small.prefix(5).map { group in
          "\(Excerpt.quoted(labels.levels[group.level])) (\(counted(group.answers, "answer"))"
            + (group.accounts.map { ", \(counted($0, "account"))" } ?? "") + ")"
        }
        let more = small.count > 5 ? " and \(small.count - 5) more" : ""
        return file.finding(
          .notes, column: column.name, count: small.count,
          "\(small.count) of \(counted(labels.levels.count, "group")) by \(Excerpt.quoted(column.name)) "
            + "\(small.count == 1 ? "is" : "are") small: \(named.joined(separator: ", "))\(more).",
          effect:
            "With fewer than five accounts, some of which answered twice, no interval is given; "
            + "below eight answers it spans most of the scale. Comparisons with such a group cannot "
            + "find much.",
          remedy: "Join small groups, or read the whole.", commands: .scores)
      }
    },
  ]

  /// What the figures would be with one spelling of each account; empty where each has one.
  private static func joined(
    _ file: CheckFile, _ column: Column, _ purpose: ColumnPurpose, _ apart: DesignEffect
  ) -> String {
    guard let keys = file.accounts,
      let effect = designEffect(column, purpose, keys.codes, count: keys.names.count),
      effect.clusters < apart.clusters
    else { return "" }
    return " With one spelling of each they would be \(Format.count(effect.clusters)), the largest "
      + "with \(Format.percent(effect.largestShare)), the design effect "
      + "\(Format.number(effect.value, digits: 2))."
  }

  private struct SmallGroup {
    let level: Int
    let answers: Int
    let accounts: Int?
  }

  private static func smallGroups(_ file: CheckFile, _ labels: Labels) -> [SmallGroup] {
    let keys = file.column(.account)?.labels
    let answered = file.answered
    var answers = [Int](repeating: 0, count: labels.levels.count)
    // Five are enough to know that a group is large enough.
    var accounts = [Set<Int>](repeating: [], count: labels.levels.count)
    for (row, code) in labels.codes.enumerated() where code >= 0 && answered?(row) ?? true {
      answers[Int(code)] += 1
      if let account = keys?.codes[row], account >= 0, accounts[Int(code)].count < 5 {
        accounts[Int(code)].insert(Int(account))
      }
    }
    return labels.levels.indices.filter { level in
      guard answers[level] > 0 else { return false }
      let few = keys != nil && accounts[level].count < 5 && accounts[level].count < answers[level]
      return answers[level] < 8 || few
    }.sorted { NaturalOrder.precedes(labels.levels[$0], labels.levels[$1]) }.map { level in
      SmallGroup(
        level: level, answers: answers[level],
        accounts: keys == nil || accounts[level].count >= 5 ? nil : accounts[level].count)
    }
  }

  /// The design effect of the score, NPS as −1, 0, +1 as in the commands; nil without answers.
  private static func designEffect(
    _ column: Column, _ purpose: ColumnPurpose, _ codes: [Int?], count: Int
  ) -> DesignEffect? {
    guard column.kind == .number, let scale = ScoreScale.usual(purpose) else { return nil }
    let points = Double(scale.minimum)...Double(scale.maximum)
    var sizes = [Double](repeating: 0, count: count)
    var (sums, squares) = (sizes, sizes)
    column.numberView.forEachPresent { row, number in
      guard points.contains(number), number == number.rounded() else { return }
      let value = purpose == .netPromoter ? Double(scale.classify(Int(number))) : number
      if let account = codes[row] {
        sizes[account] += 1
        sums[account] += value
        squares[account] += value * value
      } else {
        sizes.append(1)
        sums.append(value)
        squares.append(value * value)
      }
    }
    return DesignEffect(ClusterSums(sizes: sizes, sums: sums, squares: squares))
  }
}

/// How answers spread over accounts.
private struct AccountSizes {
  private(set) var answers = 0
  private(set) var scored = 0
  private(set) var accounts = 0
  private(set) var largest = 0
  private(set) var largestPlace = 0

  init(_ file: CheckFile, _ labels: Labels) {
    let answered = file.answered
    var sizes = [Int](repeating: 0, count: labels.levels.count)
    for (row, account) in labels.codes.enumerated() where answered?(row) ?? true {
      answers += 1
      if account >= 0 { sizes[Int(account)] += 1 } else { accounts += 1 }
    }
    accounts += sizes.count { $0 > 0 }
    for (place, size) in sizes.enumerated() where size > largest {
      (largest, largestPlace) = (size, place)
    }
    scored = file.scores.first?.column.presentCount ?? 0
  }
}
