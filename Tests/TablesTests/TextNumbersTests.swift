import Testing

@testable import Tables

struct TextNumbersTests {
  @Test func theStyleWithTheFewestOffendingCellsWins() {
    let labels = Labels(["10 - Yes", "0 - No", "10 - Yes", "7", "who knows"])
    let numbers = TextNumbers(labels)
    #expect(numbers.offends == [false, false, false, true] && !numbers.isComplete)
    #expect(
      NumberView(storage: numbers.values(labels))
        == Column(
          name: "x", numbers: [10, 0, 10, 7, nil]
        ).numberView)
  }

  @Test func completeInOneStyle() {
    #expect(TextNumbers(Labels(["007", nil])).isComplete)
    #expect(TextNumbers(Labels(["3,5"])).isComplete)
    #expect(TextNumbers(Labels([])).isComplete)
  }

  @Test func differentMeaningsAreRefused() {
    let numbers = TextNumbers(Labels(["1,234", "7"]))
    #expect(numbers.offends == [true, false])
    #expect(numbers.remedy.contains("decimal"))
  }
}
