import Foundation
import Testing

@Suite struct PlotFileTests {
  private static var responses: String {
    Command.repository.appendingPathComponent("notebooks-data/meridian/responses.csv").path
  }

  @Test func drawsBesideTheResult() throws {
    let command = try Command()
    let path = command.folder.appendingPathComponent("waves.svg").path
    let outcome = try command.run("compare", Self.responses, "--waves", "wave", "--plot", path)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Score by wave"))
    let svg = try String(contentsOfFile: path, encoding: .utf8)
    #expect(svg.hasPrefix("<svg"))
    #expect(svg.contains("2025-H2"))
    #expect(svg.contains("−37.1"))
  }

  @Test func otherEndingsAndMissingChartsAreRefused() throws {
    let command = try Command()
    let folder = command.folder
    let pdf = try command.run("nps", Self.responses, "--plot", "x.pdf")
    #expect(pdf.status == 64)
    let none = folder.appendingPathComponent("none.svg").path
    let coverage = try command.run(
      "coverage", "--answers", "5", "--interval", "score", "--plot", none)
    #expect(coverage.status == 65)
    #expect(coverage.errors.contains("no chart"))
    #expect(!FileManager.default.fileExists(atPath: none))
    let nowhere = folder.appendingPathComponent("missing/x.svg").path
    #expect(try command.run("nps", Self.responses, "--plot", nowhere).status == 73)
  }

  @Test func withoutTheConverterAPNGSaysWhatToInstall() throws {
    let command = try Command()
    let path = command.folder.appendingPathComponent("x.png").path
    let outcome = try command.run(
      "nps", Self.responses, "--plot", path, environment: ["PATH": "/nonexistent"])
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("librsvg2-bin"))
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
