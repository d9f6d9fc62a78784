import Foundation
import LinearAlgebra
import Models
import Probability
import Statistics

/// The data of the benchmark, the same for Quorum and for what it is compared with.
struct BenchmarkData: Codable {
  /// Rows of 1 and five drivers, 80 of them.
  var x: [[Double]]
  var y: [Double]

  init() {
    var generator = Philox(seed: 5)
    let slopes = [0.8, -0.5, 0, 0.3, 0]
    x = (0..<80).map { _ in [1] + slopes.map { _ in generator.normal() } }
    y = []
    for row in x {
      let eta = zip(row.dropFirst(), slopes).reduce(-0.7) { $0 + $1.0 * $1.1 }
      y.append(generator.uniform() < 1 / (1 + exp(-eta)) ? 1 : 0)
    }
  }
}

let data = BenchmarkData()
let design = Matrix(rowVectors: data.x)
let names = ["(Intercept)", "a", "b", "c", "d", "e"]
let firth = try LogisticRegression().fit(x: design, outcomes: data.y, names: names)
let plain = try LogisticRegression(penalty: .none).fit(x: design, outcomes: data.y, names: names)

/// Runs one case and says how many times the work was done.
func run(_ name: String) throws -> Int {
  switch name {
  case "firth":
    for _ in 0..<200 {
      _ = try LogisticRegression().fit(x: design, outcomes: data.y, names: names)
    }
    return 200
  case "ml":
    for _ in 0..<200 {
      _ = try LogisticRegression(penalty: .none).fit(x: design, outcomes: data.y, names: names)
    }
    return 200
  case "profiles":
    for _ in 0..<20 {
      _ = try LogisticRegression().fit(x: design, outcomes: data.y, names: names).profiles()
    }
    return 20
  case "bootstrap":
    _ = try LogisticBootstrap(replicates: 1_000, threads: 1).run(plain)
    return 1
  case "leave_one_out":
    _ = try firth.leaveOneOut(threads: 1)
    return 1
  default:
    FileHandle.standardError.write(Data("unknown case \(name)\n".utf8))
    exit(64)
  }
}

_ = BLAS.useOneThread()
while let name = readLine() {
  if name == "data" {
    print(String(decoding: try JSONEncoder().encode(data), as: UTF8.self))
  } else {
    let clock = ContinuousClock()
    var times = 1
    let elapsed = try clock.measure { times = try run(name) }
    print(elapsed / .seconds(1) / Double(times))
  }
  fflush(nil)
}
