import Foundation
import LinearAlgebra
import Models
import Probability
import Statistics

/// Rows of drivers with a common part, and an outcome; the same for Quorum and for numpy.
struct BenchmarkData: Codable {
  var columns: [[Double]]
  var y: [Double]

  init(drivers: Int, rows: Int) {
    var generator = Philox(seed: 3)
    let common = (0..<rows).map { _ in generator.normal() }
    let columns = (0..<drivers).map { _ in common.map { 0.7 * $0 + generator.normal() } }
    y = (0..<rows).map { row in
      columns.indices.reduce(3 * generator.normal()) { $0 + Double($1 % 4) / 3 * columns[$1][row] }
    }
    self.columns = columns
  }
}

func run(_ data: BenchmarkData, bootstrap: Bootstrap? = nil) throws -> [Double] {
  try RelativeImportance(bootstrap: bootstrap).fit(
    x: Matrix(columns: data.columns), y: data.y,
    drivers: data.columns.indices.map { ImportanceDriver(name: "x\($0)", columns: [$0]) }
  ).drivers.map(\.share)
}

let twelve = BenchmarkData(drivers: 12, rows: 200)
let twenty = BenchmarkData(drivers: 20, rows: 200)

while let line = readLine() {
  let clock = ContinuousClock()
  switch line {
  case "data":
    print(String(decoding: try JSONEncoder().encode(twelve), as: UTF8.self))
  case "shares":
    print(String(decoding: try JSONEncoder().encode(try run(twelve)), as: UTF8.self))
  case "twelve": print(try clock.measure { _ = try run(twelve) } / .seconds(1))
  case "twenty": print(try clock.measure { _ = try run(twenty) } / .seconds(1))
  case "bootstrap":
    print(try clock.measure { _ = try run(twelve, bootstrap: Bootstrap()) } / .seconds(1))
  default:
    if line.hasPrefix("coverage ") {
      let runs = Int(line.dropFirst("coverage ".count)) ?? 1_000
      for row in try coverageTable(runs: runs) { print(row) }
      exit(0)
    }
    FileHandle.standardError.write(Data("unknown case \(line)\n".utf8))
    exit(64)
  }
  fflush(nil)
}
