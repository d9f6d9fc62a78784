/// Why groups of answers cannot be compared; positions count from zero.
public enum GroupTestError: Error, Sendable, Equatable {
  /// A group has fewer values than the method needs.
  case tooFewValues(group: String, count: Int, needed: Int)
  /// There are fewer groups, or treatments, than the method needs.
  case tooFewGroups(count: Int, needed: Int)
  /// All groups together have fewer values than the method needs.
  case tooFewInAll(count: Int, needed: Int)
  /// A value is NaN or infinite.
  case nonFinite(group: String, position: Int)
  /// A value is so large that its square cannot be represented.
  case outOfRange(group: String, position: Int)
  /// A name that should be a group's is none.
  case unknownGroup(name: String)
}

extension GroupTestError: CustomStringConvertible {
  /// One sentence that says what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .tooFewValues(let group, let count, let needed):
      "group \(group) has \(counted(count, "value")) and \(needed) are needed; leave it out or collect more"
    case .tooFewGroups(let count, let needed):
      "\(counted(count, "group")) cannot be compared; at least \(needed) are needed"
    case .tooFewInAll(let count, let needed):
      "\(counted(count, "value")) in all groups together \(count == 1 ? "is" : "are") too few; at least \(needed) are needed"
    case .nonFinite(let group, let position):
      "value \(position) of group \(group) is not a finite number; leave it out as missing"
    case .outOfRange(let group, let position):
      "value \(position) of group \(group) is beyond ±1e150; use a larger unit"
    case .unknownGroup(let name):
      "no group is called \(name); use one of the names given"
    }
  }
}

/// Stops on values that are too few or not finite.
func checkValues(
  _ values: [Double], group: String, needed: Int
) throws(GroupTestError) {
  if let position = values.firstIndex(where: { !$0.isFinite }) {
    throw .nonFinite(group: group, position: position)
  }
  if let position = values.firstIndex(where: { $0.magnitude > 1e150 }) {
    throw .outOfRange(group: group, position: position)
  }
  if values.count < needed {
    throw .tooFewValues(group: group, count: values.count, needed: needed)
  }
}

/// Checks the two groups of a comparison, which errors call "first" and "second".
func checkPair(
  _ first: [Double], _ second: [Double], needed: Int
) throws(GroupTestError) {
  try checkValues(first, group: "first", needed: needed)
  try checkValues(second, group: "second", needed: needed)
}

/// Checks several groups and returns their names: those given, or 1, 2, ….
func checkGroups(
  _ groups: [[Double]], names: [String]?, needed: Int
) throws(GroupTestError) -> [String] {
  let names = names ?? groups.indices.map { String($0 + 1) }
  precondition(names.count == groups.count, "\(names.count) names for \(groups.count) groups")
  if groups.count < 2 { throw .tooFewGroups(count: groups.count, needed: 2) }
  for (name, group) in zip(names, groups) {
    try checkValues(group, group: name, needed: needed)
  }
  return names
}

/// The differences of pairs, of the decimals that the doubles stand for.
func checkedDifferences(
  _ first: [Double], _ second: [Double], needed: Int
) throws(GroupTestError) -> [Double] {
  precondition(
    first.count == second.count, "pairs need as many values: \(first.count) and \(second.count)")
  try checkPair(first, second, needed: needed)
  return zip(first, second).map { decimalDifference($0, $1) }
}
