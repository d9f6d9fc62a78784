import LinearAlgebra
import Probability

@testable import Models

/// Drivers and outcomes that tests share out.
enum ImportanceSamples {
  static func drivers(_ names: [String]) -> [ImportanceDriver] {
    names.enumerated().map { ImportanceDriver(name: $1, columns: [$0]) }
  }

  /// Drivers with a common part and an outcome of all of them.
  static func sample(
    _ count: Int, rows: Int, seed: UInt64 = 1, slopes: [Double]? = nil
  ) -> (x: Matrix, y: [Double], drivers: [ImportanceDriver]) {
    var generator = Philox(seed: seed)
    let common = (0..<rows).map { _ in generator.normal() }
    let x = (0..<count).map { _ in common.map { 0.6 * $0 + generator.normal() } }
    let y = (0..<rows).map { row in
      x.indices.reduce(generator.normal()) {
        $0 + (slopes?[$1] ?? Double($1) / Double(count)) * x[$1][row]
      }
    }
    return (Matrix(columns: x), y, drivers(x.indices.map { "x\($0)" }))
  }
}
