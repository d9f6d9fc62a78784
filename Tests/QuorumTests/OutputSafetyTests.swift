import Foundation
import Testing

/// Output files are written whole or not at all, whatever the form and whatever goes wrong.
@Suite struct OutputSafetyTests {
  static let forms: [(file: String, arguments: [String])] = {
    var forms = ["text", "json", "csv", "markdown", "html"].map { form in
      (file: "out.\(form)", arguments: ["--format", form])
    }
    #if SQLite
      forms.append((file: "out.sqlite", arguments: []))
    #endif
    return forms
  }()

  private func survey(_ command: Command) throws -> String {
    try command.write(CompareCommandTests.answers, to: "survey.csv")
  }

  private func names(_ command: Command) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: command.folder.path)
      .filter { !$0.hasPrefix(".output-") && !$0.hasPrefix(".errors-") }.sorted()
  }

  /// Runs the command in a shell, after something that the shell does.
  private func run(_ command: Command, _ prelude: String, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments =
      ["-c", prelude + "; exec \"$0\" \"$@\"", try Command.executable.path] + arguments
    process.currentDirectoryURL = command.folder
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }

  @Test(arguments: forms)
  func aFullDiskKeepsTheOldFile(_ form: (file: String, arguments: [String])) throws {
    let command = try Command()
    let arguments =
      ["nps", try survey(command), "--by", "wave", "--output", form.file] + form.arguments
    #expect(try command.run(arguments).status == 0)
    let url = command.folder.appendingPathComponent(form.file)
    let before = try Data(contentsOf: url)
    // A block is 512 or 1024 bytes: less than the forms take with their groups, but for CSV.
    let limit = "ulimit -f \(form.file == "out.csv" ? 0 : 1)"
    #expect(try run(command, limit, arguments) == 73)
    #expect(try Data(contentsOf: url) == before)
    #expect(try names(command) == [form.file, "survey.csv"])
    try FileManager.default.removeItem(at: url)
    #expect(try run(command, limit, arguments) == 73)
    #expect(try names(command) == ["survey.csv"])
  }

  @Test(arguments: forms)
  func aFolderThatMayNotBeWritten(_ form: (file: String, arguments: [String])) throws {
    let command = try Command()
    let arguments = ["nps", try survey(command), "--output"]
    let missing = try command.run(arguments + ["no/" + form.file] + form.arguments)
    #expect(missing.status == 73 && missing.errors.contains("no/" + form.file))
    // Root may write anywhere; the kernel's own files it may not.
    #if os(Linux)
      let outcome = try command.run(arguments + ["/proc/" + form.file] + form.arguments)
      #expect(outcome.status == 73 && !outcome.errors.isEmpty)
    #endif
    let folder = command.folder.appendingPathComponent("shut")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    }
    if !FileManager.default.isWritableFile(atPath: folder.path) {
      #expect(try command.run(arguments + ["shut/" + form.file] + form.arguments).status == 73)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  #if os(Linux)
    @Test(arguments: ["text", "json", "csv", "markdown", "html"])
    func fullDevices(_ form: String) throws {
      let command = try Command()
      let file = try survey(command)
      #expect(
        try command.run("nps", file, "--format", form, "--output", "/dev/full").status == 73)
      #expect(try command.run("nps", file, "--format", form, "--output", "/dev/null").status == 0)
      #expect(try run(command, "exec > /dev/full", ["nps", file, "--format", form]) == 73)
    }
  #endif

  @Test(arguments: forms)
  func whatFailsBeforeWritingTouchesNothing(_ form: (file: String, arguments: [String])) throws {
    let command = try Command()
    let old = try command.write("old", to: form.file)
    let bad = try command.write("nps\n11\n", to: "bad.csv")
    #expect(try command.run(["nps", bad, "--output", old] + form.arguments).status == 65)
    #expect(try command.read(form.file) == "old")
  }
}
