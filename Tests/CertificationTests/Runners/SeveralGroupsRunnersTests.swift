import Testing

@testable import Certification

struct SeveralGroupsRunnersTests {
  @Test func byHand() throws {
    let blocks = try Runner.run(
      "group_tests", "repeated_measures_ranks",
      input: #"{"blocks_by_treatments": [[1, 2, 3], [2, 1, 3]]}"#)
    let w = try #require(blocks.number("kendalls_w"))
    #expect(abs(w - 0.75) < 1e-14)
    let groups = try Runner.run(
      "group_tests", "k_independent_samples",
      input: #"{"y": [1, 2, 3, 4, 5, 6], "g": ["a", "a", "b", "b", "c", "c"]}"#,
      params: #"{"response": "y", "group": "g"}"#)
    let h = try #require(groups.number("kruskal_wallis", "h"))
    #expect(abs(h - 32.0 / 7) < 1e-14)
  }

  @Test(arguments: [
    "{}", #"{"blocks_by_treatments": [[1, 2], [1]]}"#, #"{"blocks_by_treatments": [[1, 2], "x"]}"#,
    #"{"blocks_by_treatments": [[1, 2]]}"#, #"{"blocks_by_treatments": [["1", "2"], [1, 2]]}"#,
  ])
  func impossibleBlocksAreAnErrorAndNoCrash(input: String) {
    #expect(throws: (any Error).self) {
      try Runner.run("group_tests", "repeated_measures_ranks", input: input)
    }
  }
}
