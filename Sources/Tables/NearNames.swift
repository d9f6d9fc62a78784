/// Finding the name that was meant.
public enum NearNames {
  /// A name without case, spaces, underscores and hyphens: "Account Name" and `account_name` agree.
  public static func normalized(_ name: some StringProtocol) -> String {
    String(
      name.lowercased().unicodeScalars.filter {
        !$0.properties.isWhitespace && $0 != "_" && $0 != "-"
      }.map(Character.init))
  }

  /// The names nearest to a wrong one, nearest first.
  ///
  /// - Parameters:
  ///   - name: what was asked for.
  ///   - names: what there is.
  ///   - limit: how many to give at most.
  /// - Returns: names within a third of their length in edits (at least one, so that
  ///   short names are not all near each other), or that contain the name or are contained in it.
  public static func near(_ name: String, among names: [String], limit: Int = 3) -> [String] {
    let wanted = Array(normalized(name).unicodeScalars.prefix(lengthCompared))
    guard !wanted.isEmpty else { return [] }
    var ranked: [(distance: Int, position: Int)] = []
    for (position, candidate) in names.enumerated() {
      let given = Array(normalized(candidate).unicodeScalars.prefix(lengthCompared))
      let allowed = max(1, max(wanted.count, given.count) / 3)
      let distance = editDistance(wanted, given)
      if distance <= allowed {
        ranked.append((distance, position))
      } else if min(wanted.count, given.count) >= 3,
        contains(given, wanted) || contains(wanted, given)
      {
        ranked.append((allowed + distance, position))
      }
    }
    ranked.sort { ($0.distance, $0.position) < ($1.distance, $1.position) }
    return ranked.prefix(limit).map { names[$0.position] }
  }

  /// Longer names are compared by their beginnings, which bounds the work.
  private static let lengthCompared = 80

  /// Edits (insert, delete, replace, swap neighbours) that turn one text into another.
  ///
  /// Optimal string alignment distance, a dynamic programme over three rows.
  package static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var current = last
    for i in 0..<a.count {
      current[0] = i + 1
      for j in 0..<b.count {
        let replaced = last[j] + (a[i] == b[j] ? 0 : 1)
        var best = min(replaced, last[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        current[j + 1] = best
      }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[b.count]
  }

  private static func contains(_ whole: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
    guard part.count <= whole.count else { return false }
    return (0...(whole.count - part.count)).contains {
      whole[$0..<($0 + part.count)].elementsEqual(part)
    }
  }
}
