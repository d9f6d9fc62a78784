import LinearAlgebra

/// SplitMix64: a few lines of reproducible numbers for property tests.
struct TestNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The next number in −1…1.
  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return Double(z >> 11) * 0x1p-52 - 1
  }

  mutating func vector(_ count: Int) -> [Double] { (0..<count).map { _ in next() } }

  mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns, vector(rows * columns))
  }
}

/// The largest absolute difference between two matrices of the same shape.
func distance(_ a: Matrix, _ b: Matrix) -> Double { (a - b).values.map { abs($0) }.max() ?? 0 }

/// The largest absolute difference between two vectors of the same length.
func distance(_ a: [Double], _ b: [Double]) -> Double {
  precondition(a.count == b.count, "\(a.count) values against \(b.count)")
  return zip(a, b).map { abs($0 - $1) }.max() ?? 0
}

/// Every shape from 0 × 0 to 12 × 12.
let allShapes: [(rows: Int, columns: Int)] = (0...12).flatMap { n in (0...12).map { (n, $0) } }
