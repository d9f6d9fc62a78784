import Statistics
import Tables

/// Which groups of a file may be shown, and what is said of the others.
struct ShownGroups {
  /// Whether each group is shown.
  let isShown: [Bool]
  /// What the reader is told of those that are not.
  let notes: [Note]

  /// - Parameters:
  ///   - groups: keys and rows of each group
  ///   - rule: the protection of small groups; nil shows all
  ///   - all: the rows of the file
  ///   - answered: whether a row holds an answer
  ///   - respondents: who gave it; nil takes every answer for another person's
  /// - Throws: `SmallGroupsError` when fewer people answered than may be shown.
  init(
    _ groups: [(keys: [String?], rows: [Int])], rule: SmallGroups?, all: Range<Int>,
    answered: (Int) -> Bool, respondents: Labels?
  ) throws(SmallGroupsError) {
    guard let rule else {
      isShown = groups.map { _ in true }
      notes = []
      return
    }
    func person(_ row: Int) -> Int {
      guard let code = respondents?.codes[row], code >= 0 else { return -1 - row }
      return Int(code)
    }
    let people = Set(all.filter(answered).map(person)).count
    guard !rule.hidesAll(people) else {
      throw SmallGroupsError(respondents: people, minimum: rule.minimum)
    }
    let parts = groups.map {
      SmallGroups.Group(grouping: 0, answers: $0.rows.filter(answered))
    }
    let withheld = rule.withheld(parts, respondent: person)
    isShown = withheld.map { !$0 }
    var (small, others): ([String], [String]) = ([], [])
    for (place, group) in groups.enumerated() where withheld[place] {
      let own = Set(parts[place].answers.map(person)).count
      if own < rule.minimum {
        small.append(group.keys.asLabel)
      } else {
        others.append(group.keys.asLabel)
      }
    }
    notes = [rule.note(small: small, others: others)].compactMap { $0 }
  }
}
