import Statistics
import Tables

/// One group of answers, counted by account.
struct AnswerGroup {
  /// The values of the group columns; empty for all answers together.
  let keys: [String?]
  /// Classed answers of each account, in order of first appearance.
  let accounts: [NetScoreCounts]
  /// The code of each account in the file; −1 for an answer that names none.
  let accountCodes: [Int]
  /// How many answers stand at each point of the scale, for each account: points × accounts.
  let points: [[Double]]
  /// Answers whose account is not known; each counts as an account of its own.
  let withoutAccount: Int
  /// Respondents who answered more than once in this group.
  let repeatedRespondents: Int

  /// The keys as one text.
  var label: String { keys.asLabel }

  /// The highest answer that was given; nil without answers.
  func highestAnswer(_ scale: ScoreScale) -> Int? {
    zip(scale.points, 0...).reversed().first { _, index in
      points.contains { $0[index] > 0 }
    }?.0
  }

  /// All answers of the group, classed.
  var counts: NetScoreCounts { NetScoreCounts(summing: accounts) }
}

/// Counts answers by group and account in one pass over the rows of each group.
struct AnswerCounter {
  let answers: ScoreAnswers
  let accounts: Labels?
  let respondents: Labels?
  private var accountSlots: [Int32]
  private var respondentSeen: [Bool]

  init(answers: ScoreAnswers, accounts: Labels?, respondents: Labels?) {
    self.answers = answers
    self.accounts = accounts
    self.respondents = respondents
    accountSlots = [Int32](repeating: -1, count: accounts?.levels.count ?? 0)
    respondentSeen = [Bool](repeating: false, count: respondents?.levels.count ?? 0)
  }

  mutating func count(_ rows: some Sequence<Int>, keys: [String?]) -> AnswerGroup {
    let scale = answers.scale
    let width = scale.points.count
    var histogram: [Double] = []
    var codes: [Int] = []
    var touchedRespondents: [Int] = []
    var (size, withoutAccount, repeated) = (0, 0, 0)
    func newAccount(_ code: Int) -> Int {
      histogram.append(contentsOf: repeatElement(0, count: width))
      codes.append(code)
      size += 1
      return size - 1
    }
    for row in rows {
      guard let answer = answers[row] else { continue }
      let code = accounts.map { Int($0.codes[row]) }
      let slot: Int
      if let code, code >= 0 {
        if accountSlots[code] < 0 {
          accountSlots[code] = Int32(newAccount(code))
        }
        slot = Int(accountSlots[code])
      } else {
        slot = newAccount(-1)
        if code != nil { withoutAccount += 1 }
      }
      histogram[slot * width + answer - scale.minimum] += 1
      if let respondents, respondents.codes[row] >= 0 {
        let person = Int(respondents.codes[row])
        if respondentSeen[person] {
          repeated += 1
        } else {
          respondentSeen[person] = true
          touchedRespondents.append(person)
        }
      }
    }
    for code in codes where code >= 0 { accountSlots[code] = -1 }
    for person in touchedRespondents { respondentSeen[person] = false }
    let points = (0..<size).map { Array(histogram[($0 * width)..<(($0 + 1) * width)]) }
    return AnswerGroup(
      keys: keys, accounts: points.map(classed), accountCodes: codes, points: points,
      withoutAccount: withoutAccount,
      repeatedRespondents: repeated)
  }

  private func classed(_ points: [Double]) -> NetScoreCounts {
    var classes = [0.0, 0, 0]
    for (point, count) in zip(answers.scale.points, points) {
      classes[answers.scale.classify(point) + 1] += count
    }
    return NetScoreCounts(detractors: classes[0], passives: classes[1], promoters: classes[2])
  }
}

extension [String?] {
  /// The keys of a group as one text, such as "enterprise · 2025-H2".
  var asLabel: String { map { $0 ?? "(missing)" }.joined(separator: " · ") }
}
