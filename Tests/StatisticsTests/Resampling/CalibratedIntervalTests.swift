import TestSupport
import Testing

@testable import Statistics

@Suite struct CalibratedIntervalTests {
  @Test func needsInnerReplicates() throws {
    let plain = try Bootstrap(replicates: 99).mean(of: normalValues(10))
    let (interval, notes) = plain.interval(.calibrated)
    #expect(interval == nil && notes.map(\.code) == ["no_inner_replicates"])
  }

  @Test func readsTheReplicatesAtTheCalibratedProbabilities() throws {
    let result = try Bootstrap(replicates: 199, innerReplicates: 99).mean(of: normalValues(10))
    let levels = try #require(replicateQuantiles(result.calibration!, [0.05, 0.95]))
    let interval = try #require(result.interval(.calibrated, level: 0.9).0)
    #expect(interval.lower == result.quantile(levels[0]))
    #expect(interval.upper == result.quantile(levels[1]))
  }

  @Test func isWiderThanThePercentileIntervalInSmallSamples() throws {
    // The percentile interval of eight normal values is too short by about a tenth; the double
    // bootstrap sees that in the resamples.
    let result = try Bootstrap(replicates: 1_999, innerReplicates: 199).mean(of: normalValues(8))
    let ratio =
      result.interval(.calibrated).0!.width! / result.interval(.percentile).0!.width!
    #expect(ratio > 1.05 && ratio < 1.8)
  }
}
