/// Weighted sums of 1, x, xx′ and, where asked, xxx over a risk set, packed without repeats.
///
/// Divided by the sum of the weights they are the moments of the covariates under the risk set's
/// distribution, whose cumulants are the derivatives of the log of that sum.
struct TiltedMoments: Sendable {
  let p: Int
  let order: Int
  private(set) var values: [Double]

  /// Zero sums; order: 1, 2 or 3, the highest moment kept.
  init(p: Int, order: Int) {
    self.p = p
    self.order = order
    let second = order >= 2 ? p * (p + 1) / 2 : 0
    let third = order >= 3 ? p * (p + 1) * (p + 2) / 6 : 0
    values = Array(repeating: 0, count: 1 + p + second + third)
  }

  /// The sum of the weights.
  var total: Double { values[0] }

  /// Adds a row with a weight; x holds rows of length p, one after the other.
  mutating func add(_ weight: Double, row: Int, of x: [Double]) {
    let (p, order) = (p, order)
    values.withUnsafeMutableBufferPointer { sums in
      x.withUnsafeBufferPointer { x in
        let start = row * p
        sums[0] += weight
        var (second, third) = (1 + p, 1 + p + p * (p + 1) / 2)
        for j in 0..<p {
          let first = weight * x[start + j]
          sums[1 + j] += first
          if order < 2 { continue }
          for k in 0...j {
            let product = first * x[start + k]
            sums[second] += product
            second += 1
            if order < 3 { continue }
            for l in 0...k {
              sums[third] += product * x[start + l]
              third += 1
            }
          }
        }
      }
    }
  }

  /// Sets every sum to zero.
  mutating func clear() {
    for k in values.indices { values[k] = 0 }
  }

  /// These sums less a share of others of the same shape.
  func less(_ share: Double, of other: TiltedMoments) -> TiltedMoments {
    if share == 0 { return self }
    var result = self
    for k in values.indices { result.values[k] -= share * other.values[k] }
    return result
  }

  /// The mean of the covariates.
  var mean: [Double] { (0..<p).map { values[1 + $0] / values[0] } }

  /// The covariance of covariates j ≥ k.
  func covariance(_ j: Int, _ k: Int) -> Double {
    second(j, k) - values[1 + j] / values[0] * (values[1 + k] / values[0])
  }

  /// The third central moment of covariates j ≥ k ≥ l.
  func thirdCentral(_ j: Int, _ k: Int, _ l: Int) -> Double {
    let (a, b, c) = (
      values[1 + j] / values[0], values[1 + k] / values[0], values[1 + l] / values[0]
    )
    let raw =
      values[1 + p + p * (p + 1) / 2 + j * (j + 1) * (j + 2) / 6 + k * (k + 1) / 2 + l]
      / values[0]
    let pairs = a * second(k, l) + b * second(j, l) + c * second(j, k)
    return raw - pairs + 2 * a * b * c
  }

  private func second(_ j: Int, _ k: Int) -> Double {
    values[1 + p + j * (j + 1) / 2 + k] / values[0]
  }
}
