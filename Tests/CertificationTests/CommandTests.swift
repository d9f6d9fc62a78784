import Foundation
import Testing

@testable import Certification

/// Runs the built `quorum-certify` in a process of its own.
struct CommandTests {
  struct Output {
    let status: Int32
    let text: String
    let errors: String
  }

  /// The directory of the built products: the one that holds the running test bundle.
  private static var products: URL {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let path = bundle?.bundlePath ?? CommandLine.arguments[0]
    return URL(filePath: path).deletingLastPathComponent()
  }

  private func run(_ arguments: [String]) throws -> Output {
    let process = Process()
    process.executableURL = Self.products.appending(path: "quorum-certify")
    process.arguments = arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // What these runs print fits into a pipe, so that reading one after the other cannot block.
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Output(
      status: process.terminationStatus, text: String(decoding: text, as: UTF8.self),
      errors: String(decoding: complaint, as: UTF8.self))
  }

  private func distribution(_ id: String, expected: String) -> String {
    """
    {"id": "\(id)", "family": "distributions", "method": "normal_cdf",
     "input": {"arguments": [0]}, "params": {}, "expected": {"values": [\(expected)]},
     "tolerance": {"rel": 1e-12, "abs": 0}, "source": "symmetry"}
    """
  }

  @Test func passingCasesExitWithZero() throws {
    let folder = try TemporaryCases(cases: [
      "a.json": "[\(distribution("good", expected: "0.5")), \(caseText(id: "unknown"))]"
    ])
    let output = try run([folder.path])
    #expect(output.status == 0)
    #expect(output.text.hasSuffix("\n1 passed, 0 failed, 1 skipped\n"))
    #expect(output.errors.isEmpty)
  }

  @Test func failingCasesExitWithOne() throws {
    let folder = try TemporaryCases(cases: [
      "a.json":
        "[\(distribution("good", expected: "0.5")), \(distribution("bad", expected: "0.6, 0.7"))]"
    ])
    let output = try run([folder.path, "--verbose"])
    #expect(output.status == 1)
    #expect(output.text.contains("bad values[0]: different, expected 0.6, got 0.5"))
    #expect(output.text.contains("bad values[1]: missing, expected 0.7"))
    #expect(output.text.hasSuffix("\n1 passed, 1 failed, 0 skipped\n"))
    let only = try run([folder.path, "--only", "good"])
    #expect(only.status == 0)
    #expect(only.text.hasSuffix("\n1 passed, 0 failed, 0 skipped\n"))
  }

  @Test func jsonIsTheWholeReport() throws {
    let folder = try TemporaryCases(cases: [
      "a.json": "[\(distribution("bad", expected: "0.6"))]"
    ])
    let output = try run([folder.path, "--format", "json"])
    #expect(output.status == 1)
    let report = try JSONDecoder().decode(
      CertificationReport.self, from: Data(output.text.utf8))
    #expect(report.failed == 1 && report.cases[0].discrepancies[0].path == "values[0]")
    #expect(try run([folder.path, "--format", "json"]).text == output.text)
  }

  @Test func malformedFilesExitWithSixtyFiveAndAreNamed() throws {
    let folder = try TemporaryCases(cases: [
      "a.json": "[\(distribution("good", expected: "0.5"))]", "broken.json": "[{]",
    ])
    let output = try run([folder.path])
    #expect(output.status == 65)
    #expect(output.errors.contains("broken.json is not a case file: line 1, column 3"))
    #expect(output.text.hasSuffix("1 passed, 0 failed, 0 skipped\n"))
  }

  @Test func unreadableDirectoriesExitWithSixtySix() throws {
    let folder = try TemporaryCases(cases: nil)
    for path in [folder.path, folder.path + "/nowhere"] {
      let output = try run([path])
      #expect(output.status == 66)
      #expect(output.errors.contains("\(path)/cases cannot be read"))
      #expect(output.text.isEmpty)
    }
  }

  @Test func whenNoCaseRunsItExitsWithSixtyNine() throws {
    let empty = try TemporaryCases(cases: [:])
    #expect(try run([empty.path]).status == 69)
    let folder = try TemporaryCases(cases: ["a.json": "[\(caseText(id: "unknown"))]"])
    let skipped = try run([folder.path])
    #expect(skipped.status == 69)
    #expect(skipped.errors.contains("not implemented"))
    #expect(skipped.text.hasSuffix("\n0 passed, 0 failed, 1 skipped\n"))
    let filtered = try run([folder.path, "--only", "nothing"])
    #expect(filtered.status == 69)
    #expect(filtered.errors.contains("nothing"))
  }

  @Test func wrongUsageExitsWithSixtyFour() throws {
    #expect(try run([]).status == 64)
    #expect(try run(["x", "--format", "xml"]).status == 64)
  }
}
