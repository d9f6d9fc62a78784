import Testing

@testable import Reports

@Suite struct BarChartTests {
  @Test func shares() {
    #expect(BarRow(counts: [1, 3]).shares == [0.25, 0.75])
    #expect(BarRow(counts: [0, 0]).shares == [nil, nil])
    #expect(BarRow(counts: [1, 3]).total == 4)
  }

  @Test func shapeMistakesStop() async {
    await #expect(processExitsWith: .failure) {
      _ = BarChart(categories: [BarCategory("a")], rows: [BarRow(counts: [1, 2])])
    }
    await #expect(processExitsWith: .failure) { _ = BarRow(counts: [-1]) }
  }
}
