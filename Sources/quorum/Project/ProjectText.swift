import Customers
import Tables

/// A first `quorum.yml` for files that were looked at, with comments that say what to change.
struct ProjectText {
  /// A file that was looked at.
  struct Inspected {
    /// As it was named.
    let argument: String
    /// As the project file names it.
    let path: String
    let guess: FileGuess
    let rows: Int
  }

  /// A name and how often it occurs.
  struct Counted {
    let name: String
    let count: Int
  }

  let name: String
  let files: [Inspected]
  let roles: [Counted]
  /// What a role is counted in: people or answers.
  let roleUnit: String
  let tiers: [Counted]

  /// More values than this are no list of roles or tiers.
  static let mostNames = 20

  /// The first file of each kind.
  var chosen: [Inspected] {
    ProjectFile.Kind.allCases.compactMap { kind in files.first { $0.guess.kind == kind } }
  }

  /// The files that are not named: of no kind, or the second of one.
  var others: [Inspected] {
    let paths = Set(chosen.map(\.path))
    return files.filter { !paths.contains($0.path) }
  }

  /// The project as the text says it.
  var project: Project {
    Project(
      name: name,
      files: chosen.map { file in
        ProjectFile(
          kind: file.guess.kind!, path: file.path,
          columns: Dictionary(
            file.guess.columns.map { ($0.purpose.rawValue, $0.column) }
          ) { first, _ in first })
      },
      roles: roles.map { ProjectRole(name: $0.name, weight: 1) },
      tiers: tiers.map { ProjectTier(name: $0.name) })
  }

  private var span: ClosedRange<String>? {
    let spans = chosen.compactMap(\.guess.span)
    guard let first = spans.map(\.lowerBound).min(), let last = spans.map(\.upperBound).max()
    else { return nil }
    return first...last
  }

  var text: String {
    ([header] + [filesText, rolesText, tiersText, rest]).joined(separator: "\n")
  }

  private var header: String {
    var lines = [
      "# What Quorum knows of this programme. Every key is explained in Guides/ProjectFile.md.",
      "name: \(YAMLText.scalar(name))", "",
    ]
    if let span {
      lines += [
        "# Answers, invitations and alerts outside the period do not count.", "# period:",
        "#   start: \(span.lowerBound)    # the first day there is now; set it to leave out earlier rows",
        "#   end: \(span.upperBound)      # the last day there is now; set it to leave out later rows",
        "#   as_of: \(span.upperBound)    # answers count up to this day, churn after it", "",
      ]
    }
    return lines.joined(separator: "\n")
  }

  private var filesText: String {
    var lines = [
      "# The files, relative to this one, and which column is for what. Headers are recognised",
      "# anyway; what stands here wins.", "files:",
    ]
    for file in chosen {
      lines.append("  \(file.guess.kind!.rawValue):")
      lines.append("    path: \(YAMLText.scalar(file.path))")
      guard !file.guess.columns.isEmpty else { continue }
      lines.append("    columns:")
      for choice in file.guess.columns {
        let line = "      \(choice.purpose.rawValue): \(YAMLText.scalar(choice.column))"
        let others = choice.others.prefix(3).map { YAMLText.comment($0) }.joined(separator: ", ")
        lines.append(others.isEmpty ? line : "\(line)    # or \(others)")
      }
    }
    if chosen.isEmpty { lines[lines.count - 1] = "# files:" }
    for file in others {
      let kind = file.guess.kind.map { "a second file of \($0.rawValue)" } ?? "not recognised"
      lines.append("  # \(YAMLText.comment(file.path)): \(kind)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var rolesText: String {
    guard !roles.isEmpty else {
      return """
        # The roles of the people, and what each counts. None was found in the files.
        # roles:
        #   decision_maker: {weight: 3, seniority: 1}

        """
    }
    var lines = [
      "# What each role counts. All weights are 1 until you decide: nobody but you knows what a role's",
      "# answer is worth. Often used: 3 for those who decide, 2 for those who advise, 1 for those who",
      "# use. Seniority 1 is the most senior; empowerment factors (0 to 1) may stand instead of a",
      "# weight, which is then their mean; benchmark is the net score the role is measured against.",
      "roles:",
    ]
    for (place, role) in roles.enumerated() {
      lines.append("  \(YAMLText.scalar(role.name)):    # \(role.count) \(roleUnit)")
      lines.append("    weight: 1")
      if place == 0 {
        lines += [
          "    # seniority: 1", "    # empowerment: {decision: 1, budget: 1, selection: 0.5}",
          "    # benchmark: 30",
        ]
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var tiersText: String {
    let role = roles.first.map { YAMLText.scalar($0.name) } ?? "decision_maker"
    var lines = [
      "# How many people of an account should be invited, and should answer, in each wave: in all or",
      "# by role.",
    ]
    guard !tiers.isEmpty else {
      lines += ["# tiers:", "#   enterprise:", "#     invitations: {all: 4, \(role): 1}"]
      return lines.joined(separator: "\n") + "\n"
    }
    lines.append("tiers:")
    for (place, tier) in tiers.enumerated() {
      lines.append(
        "  \(YAMLText.scalar(tier.name)):    # \(tier.count) "
          + (tier.count == 1 ? "account" : "accounts"))
      if place == 0 {
        lines += [
          "    # invitations: {all: 4, \(role): 1}", "    # responses: {all: 2, \(role): 1}",
        ]
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var rest: String {
    """
    # Where detractors and passives end, if not at 6 and 8.
    # breaks: {last_detractor: 6, last_passive: 8}

    # The scales of satisfaction and effort, if not 1 to 5 (positive from 4) and 1 to 7 (from 5).
    # scales:
    #   csat: {from: 1, to: 7, positive: 6}

    # Ranges to compare figures with, instead of those that vendors publish.
    # reference_ranges:
    #   nps: {from: 30, to: 50, source: our industry association}

    # What figures are to reach; rates are on 0 to 1 or percentages.
    # targets:
    #   response_rate: {at_least: 50%}
    #   nps: {at_least: 30}

    """
  }
}

/// Texts as YAML writes them.
enum YAMLText {
  /// A text as a key or value: plain where that is safe, else in double quotation marks.
  static func scalar(_ text: String) -> String {
    let plain = text.unicodeScalars.allSatisfy {
      $0 == " " || $0 == "_" || $0 == "-" || $0 == "." || $0 == "/" || isLetterOrDigit($0)
    }
    let first = text.unicodeScalars.first.map { isLetterOrDigit($0) || $0 == "_" } ?? false
    let hasLetter = text.unicodeScalars.contains { $0.properties.isAlphabetic }
    if plain, first, hasLetter, text.last != " ", !words.contains(text.lowercased()) { return text }
    return "\"" + escaped(text) + "\""
  }

  /// A text for a comment: on one line.
  static func comment(_ text: String) -> String { Excerpt.escaped(text, limit: 80) }

  /// Words that mean something else when they stand alone.
  private static let words: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  ]

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        // What YAML takes for a line break or cannot print stands as its number.
        if scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value)
          || [0x2028, 0x2029, 0xFEFF].contains(scalar.value)
          || (0xFFFE...0xFFFF).contains(scalar.value & 0xFFFF)
        {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          result += "\\U" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
