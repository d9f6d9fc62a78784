import Tables

/// Something wrong in a project file: where it stands and what to do.
struct ProjectFileError: Error, Equatable, CustomStringConvertible {
  /// The project file.
  let file: String
  /// The line, from 1; nil where the whole file is meant.
  var line: Int?
  /// The keys that lead there: `tiers`, `enterprise`, `invitations`.
  var path: [String] = []
  /// What is wrong, and the remedy.
  let sentence: String
  /// Whether a file could not be read at all, rather than being wrong.
  var isUnreadable = false

  var description: String {
    var place = Excerpt.escaped(file, limit: 200)
    if let line { place += ", line \(line)" }
    if !path.isEmpty { place += ", \(Self.text(of: path))" }
    return "\(place): \(sentence)"
  }

  /// A key path as people write it; a key that holds a dot or a blank stands in quotation marks.
  static func text(of path: [String]) -> String {
    path.map { key in
      key.isEmpty || key.contains { $0 == "." || $0.isWhitespace }
        ? Excerpt.quoted(key) : Excerpt.escaped(key)
    }.joined(separator: ".")
  }

  /// “ Did you mean “x” or “y”?”, or what there is, for a name that is none of them.
  static func meant(_ name: String, among names: [String], noun: String) -> String {
    let near = NearNames.near(name, among: names)
    let suggestion =
      near.isEmpty
      ? "" : " Did you mean " + near.map { Excerpt.quoted($0) }.joined(separator: " or ") + "?"
    guard !names.isEmpty else { return suggestion }
    let listed = names.prefix(30).map { Excerpt.escaped($0) }.joined(separator: ", ")
    let more = names.count > 30 ? " and \(names.count - 30) more" : ""
    return suggestion + " The \(noun) are: \(listed)\(more)."
  }
}
