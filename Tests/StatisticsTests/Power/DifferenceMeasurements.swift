import Foundation
import Testing

@testable import Statistics

/// The bounds that the tables of the guide `ScoreDifference` are held to, over every lattice point: they
/// take minutes, so they run when asked for.
///
///     QUORUM_MEASURE=1 swift test -c release -Xswiftc -enable-testing --filter DifferenceMeasurements
@Suite(
  .serialized, .enabled(if: ProcessInfo.processInfo.environment["QUORUM_MEASURE"] != nil))
struct DifferenceMeasurements {
  /// A share without its leading zero, as the guides print it.
  static func share(_ value: Double?) -> String {
    value.map { String(String(format: "%.3f", $0).drop { $0 == "0" }) } ?? ""
  }

  static let midP = NetScoreDifference(
    name: "permutation_mid_p", title: "permutation test, mid-p", reference: "Lancaster (1961)"
  ) { first, second, level in
    var outcome = NetScoreDifference.permutation.outcome(first, second, level)
    outcome.pValue = outcome.midPValue
    return outcome
  }

  @Test func independentAnswers() throws {
    let sizes = [(8, 8), (10, 30), (20, 20)]
    print("| method | \(sizes.map { "(\($0.0), \($0.1))" }.joined(separator: " | ")) |")
    for method in NetScoreDifference.all + [Self.midP] {
      let found = sizes.map {
        NetScoreDifferenceCoverage(firstSize: $0.0, secondSize: $0.1).run(method)
      }
      let cells = found.map {
        "\(Self.share($0.sizeAlike))/\(Self.share($0.sizeEqualScores)); "
          + "\(Self.share($0.worstCoverage))/\(Self.share($0.meanCoverage)) "
          + ($0.meanWidth.map { String(format: "%.0f", $0 * 100) } ?? "")
      }
      print("| `\(method.name)` | \(cells.joined(separator: " | ")) |")
      if method.name == "score_difference" {
        for item in found {
          #expect(try #require(item.sizeAlike) <= 0.06 && item.sizeEqualScores! <= 0.06)
          #expect(try #require(item.worstCoverage) >= 0.939)
        }
      }
    }
  }

  @Test func detectableChanges() throws {
    let start = NetScoreTruth(detractors: 0.2, promoters: 0.5)
    let published: [(Int, Double, Double?)] = [
      (8, -108, nil), (10, -98, nil), (15, -82, 64), (20, -72, 56), (30, -59, 48), (40, -51, 43),
      (60, 0, nil),
    ]
    for (size, down, up) in published {
      let power = try #require(NetScoreDifferencePower(firstSize: size, secondSize: size))
      let found = power.detectableChange(from: start)
      func points(_ change: Double?) -> String {
        change.map { String(format: "%+.1f", $0 * 100) } ?? "none"
      }
      print("| \(size) | \(points(found.down)) | \(points(found.up)) |")
      guard size <= 40 else { continue }
      #expect(abs(try #require(found.down) * 100 - down) < 0.501)
      if let up { #expect(abs(try #require(found.up) * 100 - up) < 0.501) }
    }
  }
}
