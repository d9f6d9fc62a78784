import Foundation
import Testing

/// The examples of every command's help, run as they are printed.
@Suite struct HelpExamplesTests {
  /// Commands and their subcommands, from the help itself.
  static let commands = (try? below("")) ?? []

  /// The subcommands of a command, and theirs.
  private static func below(_ command: String) throws -> [String] {
    let words = command.split(separator: " ").map(String.init)
    let help = try Command().run(["help"] + words).output
    guard let start = help.range(of: "\nSUBCOMMANDS:\n") else { return [] }
    let lines = help[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
    let names = lines.prefix { !$0.isEmpty }
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    return try names.flatMap { name in
      let full = command.isEmpty ? name : "\(command) \(name)"
      return [full] + (try below(full))
    }
  }

  /// The examples of a command: the lines at the head of its help, joined where a backslash ends them.
  static func examples(_ command: String) throws -> [String] {
    let help = try Command().run(["help"] + command.split(separator: " ").map(String.init)).output
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == "EXAMPLES" else { return [] }
    return lines.dropFirst().prefix { !$0.isEmpty }.map(String.init).joined(separator: "\n")
      .replacingOccurrences(of: "\\\n", with: "")
      .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  @Test func everyCommandIsFound() {
    #expect(Self.commands.count == 20)
    #expect(Self.commands.contains("gaps partners") && Self.commands.contains("nps"))
  }

  @Test(arguments: [""] + commands) func examplesComeFirst(command: String) throws {
    let words = command.split(separator: " ").map(String.init)
    let help = try Command().run(["help"] + words)
    #expect(help.status == 0 && help.errors.isEmpty)
    #expect(help.output.hasPrefix("EXAMPLES\n  "))
    #expect(help.output.components(separatedBy: "EXAMPLES").count == 2)
    #expect(help.output.contains("\nUSAGE: quorum"))
    #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(try Command().run(words + ["--help"]).output == help.output)
  }

  @Test(arguments: [""] + commands) func examplesRun(command: String) throws {
    let sample = try Command()
    let data = Command.repository.appendingPathComponent("notebooks-data/meridian")
    for name in try FileManager.default.contentsOfDirectory(atPath: data.path) {
      try FileManager.default.copyItem(
        at: data.appendingPathComponent(name), to: sample.folder.appendingPathComponent(name))
    }
    let examples = try Self.examples(command)
    #expect(!examples.isEmpty)
    for example in examples {
      let status = try shell(example, in: sample.folder)
      #expect(status == 0, "\(example)")
    }
  }

  /// Runs a line as typed; returns its exit code.
  private func shell(_ line: String, in folder: URL) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    let programs = try Command.executable.deletingLastPathComponent().path
    environment["PATH"] = programs + ":" + (environment["PATH"] ?? "")
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
