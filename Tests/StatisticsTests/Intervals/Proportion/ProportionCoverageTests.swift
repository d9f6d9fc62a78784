import Foundation
import Testing

@testable import Statistics

struct ProportionCoverageTests {
  private static let grid = (1...99).map { Double($0) / 100 }

  @Test func byHand() {
    // One trial: Wilson gives [0, .793] or [.207, 1]. A truth of .1 is held by the first alone,
    // a truth of ½ by both.
    let coverage = ProportionInterval.wilson.coverage(trials: 1, probabilities: [0.1, 0.5])
    #expect(coverage.map(\.probability) == [0.1, 0.5])
    #expect(abs(coverage[0].coverage - 0.9) < 1e-15)
    #expect(abs(coverage[1].coverage - 1) < 1e-15)
    #expect(abs(coverage[0].meanWidth - 0.7934506856227626) < 1e-12)
  }

  @Test func anIntervalThatIsNilIsAMiss() {
    // Wald at n = 1 never has an interval.
    let coverage = ProportionInterval.wald.coverage(trials: 1, probabilities: [0, 0.5, 1])
    #expect(coverage.allSatisfy { $0.coverage == 0 && $0.meanWidth == 0 })
  }

  @Test func clopperPearsonNeverFallsShort() {
    for trials in [1, 2, 5, 13, 30] {
      for level in [0.8, 0.95] {
        let coverage = ProportionInterval.clopperPearson.coverage(
          trials: trials, probabilities: Self.grid, level: level)
        #expect(coverage.allSatisfy { $0.coverage >= level })
      }
    }
  }

  @Test func coverageMirrors() {
    for method in ProportionInterval.all {
      let coverage = method.coverage(trials: 7, probabilities: Self.grid)
      for (one, other) in zip(coverage, coverage.reversed()) {
        #expect(abs(one.coverage - other.coverage) < 1e-12)
      }
    }
  }

  /// The guide's table is what the code computes: worst and mean coverage and mean width.
  @Test(arguments: ProportionInterval.all)
  func theGuideHoldsTheComputedTable(method: ProportionInterval) throws {
    let cells = [5, 10, 20, 30].map { trials in
      let coverage = method.coverage(trials: trials, probabilities: Self.grid)
      let values = coverage.map(\.coverage)
      let widths = coverage.map(\.meanWidth)
      let count = Double(Self.grid.count)
      return [values.min() ?? 0, values.reduce(0, +) / count, widths.reduce(0, +) / count]
        .map(Self.thousandths).joined(separator: " / ")
    }
    let row = "| `\(method.name)` | " + cells.joined(separator: " | ") + " |"
    let guide = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Guides/ProportionIntervals.md")
    let lines = try String(contentsOf: guide, encoding: .utf8).split(separator: "\n")
    #expect(lines.contains { $0 == row }, "the guide should say: \(row)")
  }

  private static func thousandths(_ value: Double) -> String {
    let digits = "\(Int((value * 1000).rounded()))"
    return digits.count > 3
      ? "\(digits.dropLast(3)).\(digits.suffix(3))"
      : "." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
