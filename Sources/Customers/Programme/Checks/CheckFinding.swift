/// How much a finding of a check matters.
public enum CheckSeverity: String, Codable, Sendable, Equatable, CaseIterable {
  /// A command will refuse the files as they are.
  case blocks
  /// Figures will come out, but may not mean what they seem to.
  case warns
  /// Worth knowing; nothing to repair.
  case notes
}

/// One thing that is wrong with files, or worth knowing of them, before any statistics.
public struct CheckFinding: Codable, Sendable, Equatable {
  /// The check that found it; empty until that is known.
  public internal(set) var code: String
  /// How much it matters.
  public let severity: CheckSeverity
  /// The file; nil when it is about several.
  public let file: String?
  /// The column; nil when it is about rows or whole files.
  public let column: String?
  /// How many rows, cells, accounts or columns it is about.
  public let count: Int
  /// The lines of the file, all of them; empty when it is not about single rows.
  public let lines: [Int]
  /// What was found.
  public let sentence: String
  /// What it will do to the analyses.
  public let effect: String
  /// What to do: a flag, or what to repair; nil when there is nothing to do.
  public let remedy: String?
  /// The commands that it matters for.
  public let commands: [String]

  /// Makes a finding.
  init(
    _ severity: CheckSeverity, code: String = "", file: String? = nil, column: String? = nil,
    count: Int? = nil, lines: [Int] = [], _ sentence: String, effect: String,
    remedy: String? = nil, commands: [String]
  ) {
    self.severity = severity
    self.code = code
    self.file = file
    self.column = column
    self.count = count ?? max(1, lines.count)
    self.lines = lines
    self.sentence = sentence
    self.effect = effect
    self.remedy = remedy
    self.commands = commands
  }

  /// Where it was found and what it is, for people: "responses.csv: 3 answers … (lines 3, 8 and 12)".
  public var place: String { lines.isEmpty ? "" : " (\(Self.listed(lines)))" }

  /// How many lines a sentence gives; JSON gives all.
  static let linesListed = 5

  /// "line 3", "lines 3, 8 and 12", "lines 3, 8, 9, 11, 14 and 20 more".
  static func listed(_ lines: [Int]) -> String {
    let first = lines.prefix(linesListed).map(String.init)
    if lines.count == 1 { return "line \(first[0])" }
    if lines.count > linesListed {
      return "lines \(first.joined(separator: ", ")) and \(lines.count - linesListed) more"
    }
    return "lines \(first.dropLast().joined(separator: ", ")) and \(first[first.count - 1])"
  }
}

extension [String] {
  /// The commands that read answers.
  static var scores: [String] { ["nps", "csat", "ces", "compare"] }
  /// The commands that read accounts and what became of them.
  static var outcomes: [String] { ["correlate", "drivers", "retention"] }
  /// The commands that look at the programme as a whole.
  static var programme: [String] { ["accounts", "kpis"] }
}
