import LinearAlgebra
import Statistics
import Testing

@Suite struct CompensatedSumTests {
  @Test func cancellationKeepsTheSmallTerms() {
    #expect(CompensatedSum([1e16, 1, -1e16, 1]).value == 2)
    #expect([1e16, 1, -1e16, 1].reduce(0, +) != 2)
  }

  @Test func orderDoesNotMatter() {
    // The sum 3 + 2⁻⁵² + 2⁻⁶⁰ lies just above the middle of two doubles.
    let values = [1, 0x1p-53, 0x1p-54, 0x1p-54, -1, 3, 0x1p-60]
    #expect(CompensatedSum(values) == CompensatedSum(values.reversed()))
    #expect(CompensatedSum(values).value == 3 + 0x1p-51)
  }

  @Test func productsEnterUnrounded() {
    var sum = CompensatedSum()
    sum.add(product: 1 + 0x1p-30, 1 + 0x1p-30)
    sum.add(-1)
    sum.add(-0x1p-29)
    #expect(sum.value == 0x1p-60)
    sum.add(DoubleDouble(sum: 1, 0x1p-70))
    #expect(sum.total == DoubleDouble(sum: 1, 0x1p-60 + 0x1p-70))
  }

  @Test func nothingSumsToZero() {
    #expect(CompensatedSum().value == 0 && CompensatedSum([]).value == 0)
  }
}
