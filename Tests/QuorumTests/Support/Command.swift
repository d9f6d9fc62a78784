import Foundation
import Testing

/// Runs the built command in a folder of its own, as a user would.
struct Command {
  /// What a run left behind.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "quorum-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// The built products lie beside the test bundle.
  static var executable: URL {
    get throws {
      let candidates = CommandLine.arguments + [Bundle.main.executablePath ?? ""]
      for path in candidates {
        let sibling = URL(fileURLWithPath: path).deletingLastPathComponent()
          .appendingPathComponent("quorum")
        if FileManager.default.isExecutableFile(atPath: sibling.path) { return sibling }
      }
      throw CocoaError(.fileNoSuchFile)
    }
  }

  static var repository: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    return name
  }

  func write(bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
    return name
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  func run(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(arguments, input: input, environment: environment)
  }

  /// - Parameter environment: variables that differ from those of the tests.
  func run(
    _ arguments: [String], input: String? = nil, environment changed: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = try Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["COLUMNS"] = "80"
    environment.merge(changed) { _, new in new }
    process.environment = environment
    // Files instead of pipes: no output is too long to be taken.
    let outputURL = folder.appendingPathComponent(".output-\(UUID().uuidString)")
    let errorsURL = folder.appendingPathComponent(".errors-\(UUID().uuidString)")
    for url in [outputURL, errorsURL] { try Data().write(to: url) }
    let output = try FileHandle(forWritingTo: outputURL)
    let errors = try FileHandle(forWritingTo: errorsURL)
    process.standardOutput = output
    process.standardError = errors
    if let input {
      let name = try write(input, to: ".input-\(UUID().uuidString)")
      process.standardInput = try FileHandle(forReadingFrom: folder.appendingPathComponent(name))
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try process.run()
    process.waitUntilExit()
    try output.close()
    try errors.close()
    return Outcome(
      status: process.terminationStatus,
      output: try String(contentsOf: outputURL, encoding: .utf8),
      errors: try String(contentsOf: errorsURL, encoding: .utf8))
  }
}
