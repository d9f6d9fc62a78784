/// A statistic that cases name, as a function of probability weights on rows.
///
/// Resamples and leave-one-out samples are weights too: 1/m on each of the m rows used.
struct NamedStatistic: Sendable {
  private let x: [Double]
  private let y: [Double]?
  private let name: String

  init(_ context: CaseContext) throws(CaseError) {
    x = try context.input.finiteNumbers("x")
    y = context.input.member("y") == nil ? nil : try context.input.finiteNumbers("y")
    name = try context.params.text("statistic")
    let known = ["ratio_of_means", "mean", "nps", "correlation", "median", "variance_divisor_n"]
    guard known.contains(name) else {
      throw context.params.unusable("statistic", "\(name) is not a known statistic")
    }
    if let y, y.count != x.count {
      throw context.input.unusable("y", "\(y.count) values where x has \(x.count)")
    }
    if y == nil, name == "ratio_of_means" || name == "correlation" {
      throw context.input.unusable("y", "\(name) needs a second column")
    }
  }

  var count: Int { x.count }

  func callAsFunction(rows: Span<Int32>) -> Double? {
    if name == "median" { return median(rows) }
    var weights = Array(repeating: 0.0, count: count)
    for place in 0..<rows.count { weights[Int(rows[place])] += 1 / Double(rows.count) }
    return weights.withUnsafeBufferPointer { self(weights: $0.span) }
  }

  func callAsFunction(weights: Span<Double>) -> Double? {
    func mean(_ value: (Int) -> Double) -> Double {
      (0..<count).reduce(0) { $0 + weights[$1] * value($1) }
    }
    let centre = mean { x[$0] }
    switch name {
    case "mean": return centre
    case "nps": return mean { x[$0] >= 9 ? 1 : (x[$0] <= 6 ? -1 : 0) }
    case "variance_divisor_n": return mean { (x[$0] - centre) * (x[$0] - centre) }
    case "ratio_of_means": return y.map { y in mean { y[$0] } / centre }
    case "correlation":
      guard let y else { return nil }
      let other = mean { y[$0] }
      let (xx, yy) = (
        mean { (x[$0] - centre) * (x[$0] - centre) }, mean { (y[$0] - other) * (y[$0] - other) }
      )
      let product = mean { (x[$0] - centre) * (y[$0] - other) }
      return xx > 0 && yy > 0 ? product / (xx * yy).squareRoot() : nil
    default: return nil
    }
  }

  private func median(_ rows: Span<Int32>) -> Double {
    let sorted = (0..<rows.count).map { x[Int(rows[$0])] }.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

extension CaseObject {
  /// An array of finite numbers.
  func finiteNumbers(_ key: String) throws(CaseError) -> [Double] {
    var numbers: [Double] = []
    for (index, element) in try array(key).enumerated() {
      guard case .number(let number) = element else {
        throw unusable("\(key)[\(index)]", "a number should be here, not \(element)")
      }
      numbers.append(number)
    }
    return numbers
  }
}
