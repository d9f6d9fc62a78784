import ArgumentParser

/// The help of a command with its examples first, as they are typed: a line that is too long goes on
/// after a backslash, so that it can be copied.
struct HelpText {
  let text: String

  private static let mark = "EXAMPLES"
  private static let indent = "  "

  /// - Parameters:
  ///   - message: what the argument parser has to say.
  ///   - width: the cells of a line.
  /// - Returns: nil where the message is no help.
  init?(_ message: String, width: Int) {
    var lines = message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let usage = lines.first(where: { $0.hasPrefix("USAGE: ") }) else { return nil }
    guard let start = lines.firstIndex(of: Self.mark) else {
      text = message
      return
    }
    let end = lines[start...].firstIndex { $0.isEmpty } ?? lines.endIndex
    lines.removeSubrange(start..<min(end + 1, lines.endIndex))
    let examples = Self.examples(of: Self.command(usage)).flatMap { Self.broken($0, width) }
    text = ([Self.mark] + examples + [""] + lines).joined(separator: "\n")
  }

  /// The examples of a command, a line each.
  static func examples(of command: any ParsableCommand.Type) -> [String] {
    let lines = command.configuration.discussion.split(
      separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0 == mark }) else { return [] }
    return lines[(start + 1)...].prefix { !$0.isEmpty }.map { String($0.dropFirst(indent.count)) }
  }

  /// The command that a line of usage is of: "USAGE: quorum gaps staff [<options>]".
  private static func command(_ usage: String) -> any ParsableCommand.Type {
    var command: any ParsableCommand.Type = Quorum.self
    for word in usage.split(separator: " ").dropFirst(2) {
      guard
        let next = command.configuration.subcommands.first(where: {
          $0.configuration.commandName.map { $0 == word } ?? false
        })
      else { break }
      command = next
    }
    return command
  }

  /// A line in pieces that fit, broken before options.
  private static func broken(_ example: String, _ width: Int) -> [String] {
    var parts: [String] = []
    for word in example.split(separator: " ", omittingEmptySubsequences: false) {
      if parts.isEmpty || word.hasPrefix("--") {
        parts.append(String(word))
      } else {
        parts[parts.count - 1] += " " + word
      }
    }
    var lines = [indent]
    for part in parts {
      let isFirst = lines[lines.count - 1].allSatisfy { $0 == " " }
      // Room for the backslash, should the next part not fit.
      if !isFirst, lines[lines.count - 1].count + part.count + 3 > width {
        lines[lines.count - 1] += " \\"
        lines.append(indent + indent + indent)
      }
      let last = lines[lines.count - 1]
      lines[lines.count - 1] = last + (last.allSatisfy { $0 == " " } ? "" : " ") + part
    }
    return lines
  }
}
