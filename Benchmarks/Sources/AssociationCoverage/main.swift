import Foundation
import Models
import Probability
import Statistics

// The measured tables of Guides/Correlation.md:
//   swift run -c release --package-path Benchmarks association-coverage [size|formula|bca|binary|phi]

/// Of intervals: the shares that hold the truth, lie above and lie below it, are missing; mean width.
struct Tally: Sendable {
  var (held, above, below, missing, width) = (0.0, 0.0, 0.0, 0.0, 0.0)
  var runs = 0.0

  mutating func add(_ interval: Interval?, truth: Double) {
    runs += 1
    guard let low = interval?.lower, let high = interval?.upper else {
      missing += 1
      return
    }
    width += high - low
    if truth < low - 1e-12 {
      above += 1
    } else if truth > high + 1e-12 {
      below += 1
    } else {
      held += 1
    }
  }

  var line: String {
    let made = runs - missing
    func percent(_ x: Double) -> String { String(format: "%.1f", 100 * x) }
    return
      "\(percent(held / made)) | \(percent(above / made)) | \(percent(below / made)) | "
      + "\(String(format: "%.2f", width / made)) | \(percent(missing / runs))"
  }
}

func say(_ text: String) {
  print(text)
  fflush(nil)
}

let seed: UInt64 = 20_261_126

/// Runs in parallel, summed in order.
func tallies(
  _ runs: Int, _ count: Int, stream: UInt64,
  _ body: @Sendable (inout Philox, Int) -> [(Interval?, Double)]
) -> [Tally] {
  let rows = parallelMap(count: runs) { run -> [(Interval?, Double)] in
    var generator = Philox(seed: seed &+ stream, stream: UInt64(run))
    return body(&generator, run)
  }
  var result = [Tally](repeating: Tally(), count: count)
  for row in rows { for (k, item) in row.enumerated() { result[k].add(item.0, truth: item.1) } }
  return result
}

func coverage(bca: Bool, runs: Int) {
  let plain: [(CorrelationMeasure, CorrelationInterval)] =
    bca
    ? [(.pearson, .bca), (.spearman, .bca), (.kendall, .bca)]
    : [
      (.pearson, .fisherZ), (.spearman, .fisherZ), (.spearman, .bonettWright),
      (.spearman, .fieller), (.kendall, .fieller), (.kendall, .fiellerTies),
    ]
  say(
    "| data | copula r | n | coefficient | interval | holds % | too high % | too low % | width | none % |"
  )
  say("|---|---|---|---|---|---|---|---|---|---|")
  for (s, shape) in Population.Shape.allCases.enumerated() {
    for (c, r) in [0, 0.5, 0.8].enumerated() where !bca || r < 0.7 {
      let population = Population(shape, correlation: r)
      for n in [10, 20, 40] {
        let stream = UInt64(1_000 * s + 100 * c + n)
        let result = tallies(runs, plain.count, stream: stream) { generator, run in
          let (x, y) = population.sample(n, &generator)
          return plain.map { measure, interval in
            let truth =
              measure == .pearson
              ? population.pearson : measure == .spearman ? population.spearman : population.kendall
            let study = Correlation(
              measure, interval: interval, replicates: 499, seed: UInt64(run) + 1, threads: 1)
            return (try? study.run(x, y).interval, truth)
          }
        }
        for ((measure, interval), tally) in zip(plain, result) {
          say(
            "| \(shape.rawValue) | \(r) | \(n) | \(measure.rawValue) | \(interval.rawValue) | \(tally.line) |"
          )
        }
      }
    }
  }
}

func size(runs: Int) {
  say("| data | n | Pearson % | Spearman % | Kendall % | t test of Pearson % |")
  say("|---|---|---|---|---|---|")
  for (d, name) in ["normal", "answers", "heavy", "heavy with answers"].enumerated() {
    for n in [8, 15, 30] {
      let rows = parallelMap(count: runs) { run -> [Bool] in
        var generator = Philox(seed: seed &+ UInt64(10_000 + 100 * d + n), stream: UInt64(run))
        let law = Population(.answers, correlation: 0)
        // Heavy: a ratio of normals (Cauchy's).
        func heavy() -> Double { generator.normal() / generator.normal() }
        let x = (0..<n).map { _ in
          d == 0 ? generator.normal() : d == 1 ? law.value(generator.normal()) : heavy()
        }
        let y = (0..<n).map { _ in
          d == 0 ? generator.normal() : d == 2 ? heavy() : law.value(generator.normal())
        }
        let pairing = RandomPairing(
          enumerationLimit: 50_000, replicates: 999, seed: UInt64(run) + 1, threads: 1)
        let tests = CorrelationMeasure.allCases.map { measure in
          (try? Correlation(measure, pairing: pairing).run(x, y).permutation?.pValue ?? 1) ?? 1
        }
        let t = (try? Correlation().run(x, y).test?.pValue ?? 1) ?? 1
        return (tests + [t]).map { $0 <= 0.05 }
      }
      let shares = (0..<4).map { k in
        String(format: "%.1f", 100 * Double(rows.count { $0[k] }) / Double(runs))
      }
      say("| \(name) | \(n) | " + shares.joined(separator: " | ") + " |")
    }
  }
}

func binary(runs: Int) {
  say(
    "| data | true AUC | n, of them yes | coefficient | interval | holds % | too high % | too low % | width | none % |"
  )
  say("|---|---|---|---|---|---|---|---|---|---|")
  for (s, shape) in [Population.Shape.normal, .answers].enumerated() {
    for (c, shift) in [0, 0.95, 1.8].enumerated() {
      for (k, (n, yes)) in [(12, 6), (20, 4), (20, 10), (40, 8), (60, 12)].enumerated() {
        let law = Population(shape, correlation: 0)
        let (area, point) = truth(law, shift: shift, share: Double(yes) / Double(n))
        let result = tallies(runs, 3, stream: UInt64(50_000 + 1_000 * s + 100 * c + k)) {
          generator, _ in
          let groups = (0..<n).map { $0 < yes }
          let x = groups.map { law.value(generator.normal() + ($0 ? shift : 0)) }
          let ranks = try? RankBiserial().run(x, groups)
          let high = zip(x, groups).filter(\.1).map(\.0)
          let low = zip(x, groups).filter { !$0.1 }.map(\.0)
          let munzel = (try? BrunnerMunzel(reference: .t).run(high, low))?.interval.map {
            Interval(
              lower: $0.lower.map { 2 * $0 - 1 }, upper: $0.upper.map { 2 * $0 - 1 }, level: 0.95,
              method: "")
          }
          return [
            (ranks?.interval, 2 * area - 1), (munzel, 2 * area - 1),
            ((try? PointBiserial().run(x, groups))?.interval, point),
          ]
        }
        let names = [
          ("rank_biserial", "newcombe_5"), ("rank_biserial", "brunner_munzel t"),
          ("point_biserial", "noncentral_t"),
        ]
        for ((measure, interval), tally) in zip(names, result) {
          say(
            "| \(shape.rawValue) | \(String(format: "%.2f", area)) | \(n), \(yes) | \(measure) | \(interval) | \(tally.line) |"
          )
        }
      }
    }
  }
}

/// P(higher) + ½P(equal), and Pearson's correlation, of two groups a shift apart.
func truth(_ law: Population, shift: Double, share: Double) -> (area: Double, point: Double) {
  guard law.shape == .answers else {
    let normal = Normal()
    let d = shift
    return (
      normal.cdf(shift / 2.0.squareRoot()), d / (d * d + 1 / (share * (1 - share))).squareRoot()
    )
  }
  let ends = [-Double.infinity] + Population.cuts + [.infinity]
  let base = (0..<11).map { Normal().cdf(ends[$0 + 1]) - Normal().cdf(ends[$0]) }
  let moved = (0..<11).map {
    Normal().cdf(ends[$0 + 1] - shift) - Normal().cdf(ends[$0] - shift)
  }
  var (area, below) = (0.0, 0.0)
  for i in 0..<11 {
    area += moved[i] * (below + base[i] / 2)
    below += base[i]
  }
  func moments(_ p: [Double]) -> (Double, Double) {
    let mean = (0..<11).reduce(0) { $0 + p[$1] * Double($1) }
    return (mean, (0..<11).reduce(0) { $0 + p[$1] * (Double($1) - mean) * (Double($1) - mean) })
  }
  let (a, b) = (moments(moved), moments(base))
  let within = share * a.1 + (1 - share) * b.1
  let between = share * (1 - share) * (a.0 - b.0) * (a.0 - b.0)
  let point = (between / (between + within)).squareRoot()
  return (area, a.0 < b.0 ? -point : point)
}

func phi(runs: Int) {
  say("| φ | share of x, y | n | interval | holds % | too high % | too low % | width | none % |")
  say("|---|---|---|---|---|---|---|---|---|")
  for (c, value) in [0, 0.3, 0.6].enumerated() {
    for (k, (p, q)) in [(0.5, 0.5), (0.2, 0.5), (0.2, 0.2)].enumerated() {
      let spread = value * (p * (1 - p) * q * (1 - q)).squareRoot()
      let both = p * q + spread
      guard both <= min(p, q) else { continue }
      for n in [15, 30, 60] {
        let result = tallies(runs, 1, stream: UInt64(90_000 + 1_000 * c + 100 * k + n)) {
          generator, _ in
          var counts = [0, 0, 0, 0]
          for _ in 0..<n {
            let u = generator.uniform()
            counts[u < both ? 0 : u < p ? 1 : u < p + q - both ? 2 : 3] += 1
          }
          return [(PhiCoefficient().run(counts: counts).interval, value)]
        }
        say("| \(value) | \(p), \(q) | \(n) | adjusted_z | \(result[0].line) |")
      }
    }
  }
}

let wanted = CommandLine.arguments.dropFirst()
for part in wanted.isEmpty ? ["size", "formula", "bca", "binary", "phi"] : Array(wanted) {
  say("\n\(part), seed \(seed)\n")
  switch part {
  case "size": size(runs: 4_000)
  case "formula": coverage(bca: false, runs: 20_000)
  case "bca": coverage(bca: true, runs: 1_000)
  case "binary": binary(runs: 4_000)
  case "phi": phi(runs: 4_000)
  default: say("unknown part \(part)")
  }
}
