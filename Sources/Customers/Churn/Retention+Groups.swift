import Models
import Reports
import Statistics

extension Retention {
  /// The groups with their curves from the same month on.
  ///
  /// A curve that starts at month 20 is the share of those who got to 20, and cannot be held against
  /// one from the first day. All start at the latest of their starts; where that leaves a group
  /// without a curve they keep their own starts, and a note says so.
  func aligned(
    _ spells: [(name: String, spells: [Spell])]
  ) throws -> (groups: [RetentionGroup], notes: [Note]) {
    let own = try spells.map { try group($0.name, $0.spells) }
    let drawn = own.count { $0.curve != nil }
    var groups = own
    // Cut at a later start, a group's longest stretch may begin later still.
    while let latest = groups.compactMap({ $0.curve?.start }).max(),
      groups.contains(where: { $0.curve.map { $0.start < latest } ?? false })
    {
      groups = try spells.map { try group($0.name, $0.spells, from: latest) }
      guard groups.count(where: { $0.curve != nil }) == drawn else {
        let starts = own.compactMap { group in
          group.curve.map { "\(group.label) \(Format.number($0.start, digits: 1))" }
        }
        return (
          own,
          [
            Note(
              code: "groups_start_apart",
              sentence: "The curves start at different months (\(starts.joined(separator: ", "))) "
                + "and no common stretch is long enough. Each is the share of those who got to its "
                + "start, so they cannot be compared with one another; --clock observation starts "
                + "them together.")
          ]
        )
      }
    }
    let starts = own.compactMap { $0.curve?.start }
    guard let first = groups.compactMap({ $0.curve?.start }).max(),
      starts.contains(where: { $0 < first })
    else { return (groups, []) }
    return (
      groups,
      [
        Note(
          code: "common_start",
          sentence: "The curves of all groups start at \(Format.number(first, digits: 1)) months, "
            + "the latest start of a group, so that they can be compared: each is the share of those "
            + "who got that far.")
      ]
    )
  }
}
