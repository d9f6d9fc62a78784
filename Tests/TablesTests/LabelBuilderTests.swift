import Testing

@testable import Tables

@Suite struct LabelBuilderTests {
  /// By hand: b, missing, a, b, "" → levels b, a, "" and codes 0, −1, 1, 0, 2.
  @Test func textsAreCodedInOrderOfAppearance() {
    var builder = LabelBuilder()
    #expect(builder.labels == Labels([]))
    #expect(builder.append("b") == 1)
    builder.appendMissing()
    #expect(builder.append("a") == 1)
    #expect(builder.append("b") == 0, "a text that is known is not kept again")
    #expect(builder.append("") == 0)
    #expect(builder.codes == [0, -1, 1, 0, 2] && builder.levels == ["b", "a", ""])
    #expect(builder.labels == Labels(["b", nil, "a", "b", ""]))
  }

  @Test func bytesAreCountedAndNotLetters() {
    var builder = LabelBuilder()
    #expect(builder.append("für") == 4)
  }
}
