import Foundation
import LinearAlgebra
import Testing

@Suite struct MatrixTests {
  let a = Matrix(rows: 2, columns: 3, [1, 2, 3, 4, 5, 6])

  @Test func entriesAreColumnMajor() {
    #expect(a[0, 0] == 1 && a[1, 0] == 2 && a[0, 2] == 5 && a[1, 2] == 6)
    #expect(a.column(1) == [3, 4])
    #expect(a.row(1) == [2, 4, 6])
    #expect(a.diagonal == [1, 4])
  }

  @Test func constructorsAgree() {
    #expect(Matrix(columns: [[1, 2], [3, 4], [5, 6]]) == a)
    #expect(Matrix(rowVectors: [[1, 3, 5], [2, 4, 6]]) == a)
    #expect(Matrix(rows: 2, columns: 2, repeating: 7).values == [7, 7, 7, 7])
    #expect(Matrix.identity(2).values == [1, 0, 0, 1])
    #expect(Matrix(diagonal: [2, 3]).values == [2, 0, 0, 3])
  }

  @Test func assignmentChangesOneEntryOfTheCopy() {
    var b = a
    b[1, 2] = -1
    #expect(b.values == [1, 2, 3, 4, 5, -1])
    #expect(a[1, 2] == 6)
  }

  @Test func transposeTwiceIsTheSame() {
    #expect(a.transposed == Matrix(columns: [[1, 3, 5], [2, 4, 6]]))
    #expect(a.transposed.transposed == a)
  }

  @Test func selectionMayReorderAndRepeat() {
    #expect(a.selecting(columns: [2, 0, 0]) == Matrix(columns: [[5, 6], [1, 2], [1, 2]]))
    #expect(a.selecting(rows: [1, 1]) == Matrix(rowVectors: [[2, 4, 6], [2, 4, 6]]))
    #expect(a.selecting(columns: []).rows == 2)
    #expect(a.selecting(rows: []).columns == 3)
  }

  @Test func emptyMatricesKeepTheirShape() {
    let flat = Matrix(rows: 0, columns: 3, repeating: 0)
    #expect(flat.transposed == Matrix(rows: 3, columns: 0, []))
    #expect(flat.column(2).isEmpty && flat.diagonal.isEmpty)
    #expect(Matrix(columns: []) == Matrix(rows: 0, columns: 0, []))
    #expect(Matrix(rowVectors: []) == Matrix(columns: []))
    #expect(Matrix.identity(0).values.isEmpty)
  }

  @Test func codableRoundTripsEveryBit() throws {
    let b = Matrix(rows: 1, columns: 3, [0.1, -1e-300, 1 / 3])
    let data = try JSONEncoder().encode(b)
    #expect(try JSONDecoder().decode(Matrix.self, from: data) == b)
  }

  @Test(arguments: [
    #"{"rows": 2, "columns": 2, "values": [1, 2, 3]}"#,
    #"{"rows": -1, "columns": -1, "values": [1]}"#,
    #"{"rows": 4611686018427387904, "columns": 4, "values": []}"#,
  ])
  func decodingRefusesValuesThatDoNotFit(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Matrix.self, from: Data(json.utf8))
    }
  }
}
