import Statistics

/// Which units of a comparison (accounts, roles, waves) may be shown where small groups are protected.
struct ShownUnits {
  /// Whether each unit is shown.
  let isShown: [Bool]
  /// What the reader is told of the others.
  let notes: [Note]

  /// - Parameters:
  ///   - people: of each unit, who gave each of its answers; nil is a person of its own
  ///   - names: what people call the units
  ///   - rule: the protection; nil shows every unit
  /// - Throws: `SmallGroupsError` when fewer people answered in all than may be shown.
  init(people: [[Int?]], names: [String], rule: SmallGroups?) throws(SmallGroupsError) {
    precondition(people.count == names.count, "\(names.count) names of \(people.count) units")
    guard let rule else {
      isShown = people.map { _ in true }
      notes = []
      return
    }
    var owners: [Int] = []
    var groups: [SmallGroups.Group] = []
    for own in people {
      let first = owners.count
      owners += own.enumerated().map { $1 ?? -1 - first - $0 }
      groups.append(SmallGroups.Group(grouping: 0, answers: Array(first..<owners.count)))
    }
    let all = Set(owners).count
    guard !rule.hidesAll(all) else {
      throw SmallGroupsError(respondents: all, minimum: rule.minimum)
    }
    let withheld = rule.withheld(groups) { owners[$0] }
    isShown = withheld.map { !$0 }
    let hidden = withheld.indices.filter { withheld[$0] }
    let small = Set(
      hidden.filter { place in
        Set(groups[place].answers.map { owners[$0] }).count < rule.minimum
      })
    notes = [
      rule.note(
        small: hidden.filter(small.contains).map { names[$0] },
        others: hidden.filter { !small.contains($0) }.map { names[$0] })
    ].compactMap { $0 }
  }
}
