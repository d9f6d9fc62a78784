import LinearAlgebra
import Models
import Probability
import Statistics

/// A population of normal drivers with equal correlations and an outcome of them.
struct Population {
  let name: String
  let correlation: Double
  let slopes: [Double]
  /// R² in the population.
  let explained: Double

  /// The standard deviation of the error that makes R² what it should be.
  private var noise: Double {
    var signal = 0.0
    for (i, a) in slopes.enumerated() {
      for (j, b) in slopes.enumerated() { signal += a * b * (i == j ? 1 : correlation) }
    }
    return signal == 0 ? 1 : (signal * (1 - explained) / explained).squareRoot()
  }

  func sample(_ rows: Int, _ generator: inout Philox) -> (x: Matrix, y: [Double]) {
    var columns = Array(repeating: [Double](), count: slopes.count)
    var y: [Double] = []
    for _ in 0..<rows {
      let common = generator.normal() * correlation.squareRoot()
      var outcome = noise * generator.normal()
      for (place, slope) in slopes.enumerated() {
        let value = common + (1 - correlation).squareRoot() * generator.normal()
        columns[place].append(value)
        outcome += slope * value
      }
      y.append(outcome)
    }
    return (Matrix(columns: columns), y)
  }
}

let populations = [
  Population(name: "equal", correlation: 0.3, slopes: [1, 1, 1, 1], explained: 0.4),
  Population(name: "falling", correlation: 0.3, slopes: [3, 2, 1, 0], explained: 0.4),
  Population(name: "nothing", correlation: 0.3, slopes: [0, 0, 0, 0], explained: 0),
]

/// How often intervals hold the population's shares, and how often an order is called supported.
func coverageTable(runs: Int) throws -> [String] {
  var rows = ["| drivers | n | coverage of shares | some pair supported | wrong pair supported |"]
  for population in populations {
    var generator = Philox(seed: 99)
    let large = population.sample(200_000, &generator)
    let truth = try shares(large.x, large.y, RelativeImportance(bootstrap: nil))
    for n in [25, 50, 100, 200] {
      let outcomes = parallelMap(count: runs) { run -> [Int] in
        var generator = Philox(seed: UInt64(n), stream: UInt64(run))
        let data = population.sample(n, &generator)
        let settings = RelativeImportance(
          bootstrap: Bootstrap(replicates: 499, seed: UInt64(run), threads: 1))
        guard let result = try? shares(data.x, data.y, settings) else { return [0, 0, 0] }
        let held = zip(result.drivers, truth.drivers).count {
          $0.shareInterval?.contains($1.share) ?? false
        }
        let supported = result.comparisons.filter(\.isSupported)
        let wrong = supported.contains { pair in
          let order = [pair.ahead, pair.behind].map { name in
            population.slopes[truth.drivers.firstIndex { $0.name == name } ?? 0]
          }
          return order[0] <= order[1]
        }
        return [held, supported.isEmpty ? 0 : 1, wrong ? 1 : 0]
      }
      func mean(_ place: Int) -> Double {
        let sum = outcomes.reduce(0) { $0 + $1[place] }
        return (Double(sum) / Double(runs) * 1_000).rounded() / 1_000
      }
      let coverage = ((mean(0) / 4) * 1_000).rounded() / 1_000
      rows.append("| \(population.name) | \(n) | \(coverage) | \(mean(1)) | \(mean(2)) |")
    }
  }
  return rows
}

private func shares(
  _ x: Matrix, _ y: [Double], _ settings: RelativeImportance
) throws -> RelativeImportanceResult {
  try settings.fit(
    x: x, y: y, drivers: (0..<x.columns).map { ImportanceDriver(name: "x\($0)", columns: [$0]) })
}
