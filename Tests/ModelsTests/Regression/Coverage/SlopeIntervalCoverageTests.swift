import Models
import Statistics
import Testing

@Suite struct SlopeIntervalCoverageTests {
  @Test func threadsDoNotChangeABit() {
    let study = SlopeIntervalCoverage(accounts: 6, sizes: .logNormal, errors: .skewed, runs: 12)
    let one = study.run(threads: 1)
    #expect(study.run(threads: 2) == one)
    #expect(one.methods.map(\.name) == SlopeInterval.all.map(\.name))
    #expect(one.methods.allSatisfy { $0.intervals == 12 })
  }

  /// Ignoring accounts is far too sure about a column of accounts; the standard is not.
  @Test func whatTheTableSays() throws {
    let study = SlopeIntervalCoverage(accounts: 10, runs: 400)
    let methods = study.run(methods: [.classical, .standard]).methods
    #expect(try #require(methods[0].coverage) < 0.86)
    #expect(try #require(methods[1].coverage) > 0.92)
    #expect(try #require(methods[1].meanWidth) > #require(methods[0].meanWidth))
  }

  /// Independent rows: a column of answers, no variance between accounts.
  @Test func independentRowsNeedNoClusters() throws {
    let study = SlopeIntervalCoverage(
      accounts: 20, regressor: .answer, intraclassCorrelation: 0, runs: 400)
    let coverage = try #require(study.run(methods: [.classical]).methods[0].coverage)
    #expect(abs(coverage - 0.95) < 0.04)
  }

  @Test func namesAreUniqueAndTheStandardIsAmongThem() {
    let names = SlopeInterval.all.map(\.name)
    #expect(Set(names).count == names.count && names.contains(SlopeInterval.standard.name))
  }
}
