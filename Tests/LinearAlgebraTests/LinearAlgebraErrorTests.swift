import LinearAlgebra
import Testing

@Suite struct LinearAlgebraErrorTests {
  @Test func sentencesNameTheFigures() {
    let cases: [(LinearAlgebraError, [String])] = [
      (.nonFinite(row: 3, column: 7), ["3", "7", "finite"]),
      (.rankDeficient(rank: 2, columns: 4, dependent: [1, 3]), ["2", "4", "1, 3"]),
      (.singular(condition: 1e18), ["1e+18", "singular"]),
      (.notPositiveDefinite(minor: 5), ["5", "positive definite"]),
      (.notConverged(routine: "dgesdd"), ["dgesdd"]),
    ]
    for (error, parts) in cases {
      for part in parts { #expect(error.description.contains(part)) }
    }
  }
}
