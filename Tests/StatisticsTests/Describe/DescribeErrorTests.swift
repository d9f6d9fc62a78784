import Statistics
import Testing

@Suite struct DescribeErrorTests {
  @Test func sentencesNameThePosition() {
    #expect(DescribeError.nonFinite(position: 17).description.contains("value 17"))
    #expect(DescribeError.invalidWeight(position: 4).description.contains("weight 4"))
  }
}
