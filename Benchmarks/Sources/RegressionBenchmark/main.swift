import Foundation
import LinearAlgebra
import Models
import Probability
import Statistics

/// The data of the benchmark; the panel is sent to what Quorum is compared with.
struct Panel: Codable {
  var clusters: [Int]
  var columns: [[Double]]
  var y: [Double]

  init() {
    var generator = Philox(seed: 3)
    let clusters = (0..<400).map { $0 % 14 }
    let effects = (0..<14).map { _ in generator.normal() }
    let columns = (0..<4).map { _ in (0..<400).map { _ in generator.normal() } }
    y = (0..<400).map { 0.1 * columns[0][$0] + effects[clusters[$0]] + generator.normal() }
    self.clusters = clusters
    self.columns = columns
  }
}

/// Rows that numpy can make alike: entry (i, j) is the fraction of (i + 1) log(j + 2), less ½.
struct LargeProblem {
  let x: Matrix
  let y: [Double]

  init(rows: Int, columns: Int) {
    let logs = (0...columns).map { log(Double($0 + 2)) }
    func entry(_ i: Int, _ j: Int) -> Double {
      let product = Double(i + 1) * logs[j]
      return product - product.rounded(.down) - 0.5
    }
    let entries = (0..<columns).map { j in
      (0..<rows).map { j == 0 ? 1 : entry($0, j) }
    }
    x = Matrix(columns: entries)
    y = (0..<rows).map { entry($0, columns) + entry($0, 1) }
  }
}

BLAS.useOneThread()
let panel = Panel()
let design = Matrix(columns: [Array(repeating: 1, count: 400)] + panel.columns)
let names = ["(Intercept)", "a", "b", "c", "d"]
let model = try LinearRegression().model(x: design, y: panel.y, names: names)
nonisolated(unsafe) var large: LargeProblem?

func run(_ name: String) throws {
  switch name {
  case "ols":
    guard let large else { return }
    _ = try LinearRegression().fit(
      x: large.x, y: large.y, names: (0..<large.x.columns).map { "x\($0)" })
  case "cr2":
    _ = try model.coefficients(.clusterRobust(.cr2, clusters: panel.clusters))
  case "cr2_with_fit":
    _ = try LinearRegression().model(x: design, y: panel.y, names: names)
      .coefficients(.clusterRobust(.cr2, clusters: panel.clusters))
  case "htz":
    _ = try model.waldTest(
      terms: ["a", "b", "c", "d"], .clusterRobust(.cr2, clusters: panel.clusters))
  default:
    FileHandle.standardError.write(Data("unknown case \(name)\n".utf8))
    exit(64)
  }
}

while let line = readLine() {
  let words = line.split(separator: " ").map(String.init)
  switch words[0] {
  case "data":
    print(String(decoding: try JSONEncoder().encode(panel), as: UTF8.self))
  case "large":
    large = LargeProblem(rows: Int(words[1])!, columns: Int(words[2])!)
    print("ready")
  default:
    let elapsed = try ContinuousClock().measure { try run(words[0]) }
    print(elapsed / .seconds(1))
  }
  fflush(nil)
}
