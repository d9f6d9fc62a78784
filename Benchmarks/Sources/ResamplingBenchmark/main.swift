import Foundation
import LinearAlgebra
import Probability
import Models
import Statistics

/// The data of the benchmark, the same for Quorum and for what it is compared with.
struct BenchmarkData: Codable {
  var values: [Double]
  var accounts: [Int]
  var weights: [Double]
  var panel: [String: [Double]]

  init() {
    var generator = Philox(seed: 3)
    values = (0..<200).map { _ in generator.normal() }
    accounts = (0..<200).map { $0 < 60 ? $0 : generator.below(60) }
    weights = (0..<200).map { _ in 0.5 + generator.uniform() }
    let cluster = (0..<400).map { Double($0 % 14) }
    let effects = (0..<14).map { _ in generator.normal() }
    let x1 = (0..<400).map { _ in generator.normal() }
    let x2 = (0..<400).map { _ in generator.normal() }
    let y = (0..<400).map { 0.1 * x1[$0] + effects[$0 % 14] + generator.normal() }
    panel = ["cluster": cluster, "x1": x1, "x2": x2, "y": y]
  }
}

let data = BenchmarkData()
let answers = data.values.map { max(0, min(10, Int(($0 * 2 + 8).rounded()))) }
let netScores = answers.map { $0 >= 9 ? 1 : ($0 <= 6 ? -1 : 0) }
let columns = data.panel
let design = Matrix(columns: [
  Array(repeating: 1, count: 400), columns["x1"]!, columns["x2"]!,
])

func run(_ name: String) throws {
  switch name {
  case "exact_nps":
    _ = try IntegerMeanResampling(netScores).distribution().interval(.bca)
  case "exact_scale":
    _ = try IntegerMeanResampling(answers).distribution().interval(.bca)
  case "bca_mean":
    _ = try Bootstrap(replicates: 100_000).mean(of: data.values).interval(.bca)
  case "accounts":
    _ = try Bootstrap(replicates: 100_000, scheme: .clustered(by: data.accounts))
      .weightedMean(of: data.values, weights: data.weights)
  case "permutation":
    _ = try PermutationTest(replicates: 100_000)
      .differenceOfMeans(Array(data.values[..<40]), Array(data.values[40..<85])).pValue()
  case "wild":
    _ = try WildClusterBootstrap().run(
      x: design, y: columns["y"]!, clusters: columns["cluster"]!.map { Int($0) }, tested: 1,
      level: nil)
  default:
    FileHandle.standardError.write(Data("unknown case \(name)\n".utf8))
    exit(64)
  }
}

while let name = readLine() {
  if name == "data" {
    print(String(decoding: try JSONEncoder().encode(data), as: UTF8.self))
  } else {
    let clock = ContinuousClock()
    let elapsed = try clock.measure { try run(name) }
    print(elapsed / .seconds(1))
  }
  fflush(nil)
}
