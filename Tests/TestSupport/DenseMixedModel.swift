/// A random-intercept model averaged over intraclass correlations, written out with whole matrices as
/// in METHODS: what the fast solution is held against.
package struct DenseMixedModel {
  package let x: [[Double]]
  package let y: [Double]
  package let accounts: [Int]

  /// - Parameters:
  ///   - x: n rows of p columns
  ///   - y: n answers
  ///   - accounts: n accounts
  package init(x: [[Double]], y: [Double], accounts: [Int]) {
    self.x = x
    self.y = y
    self.accounts = accounts
  }

  /// What one ratio of variances gives.
  package struct Part {
    package var logWeight: Double
    package var share = 0.0
    package let ratio: Double
    package let coefficients: [Double]
    package let inverse: [[Double]]
    package let variance: Double
  }

  private var names: [Int] { Set(accounts).sorted() }

  /// a′V⁻¹b with V⁻¹ = I − c J in every account, c = λ/(1 + mλ).
  private func product(_ a: [Double], _ b: [Double], _ ratio: Double) -> Double {
    var sum = zip(a, b).reduce(0.0) { $0 + $1.0 * $1.1 }
    for name in names {
      let rows = accounts.indices.filter { accounts[$0] == name }
      let c = ratio / (1 + Double(rows.count) * ratio)
      sum -= c * rows.reduce(0.0) { $0 + a[$1] } * rows.reduce(0.0) { $0 + b[$1] }
    }
    return sum
  }

  private func column(_ j: Int) -> [Double] { x.map { $0[j] } }

  package func parts() -> [Part] {
    let p = x[0].count
    var parts: [Part] = (0..<48).map { point in
      let correlation = 0.005 + 0.945 * Double(point) / 47
      let ratio = correlation / (1 - correlation)
      let gram = (0..<p).map { i in (0..<p).map { product(column(i), column($0), ratio) } }
      let (inverse, determinant) = Self.inverted(gram)
      let right = (0..<p).map { product(column($0), y, ratio) }
      let beta = inverse.map { row in zip(row, right).reduce(0.0) { $0 + $1.0 * $1.1 } }
      let residuals = y.indices.map { row in
        y[row] - zip(x[row], beta).reduce(0.0) { $0 + $1.0 * $1.1 }
      }
      let squares = product(residuals, residuals, ratio)
      let free = Double(y.count - p)
      var log = free * Self.log(squares / free) + Self.log(determinant)
      for name in names {
        log += Self.log(1 + ratio * Double(accounts.count { $0 == name }))
      }
      return Part(
        logWeight: Self.log(correlation) / 2 - log / 2, ratio: ratio, coefficients: beta,
        inverse: inverse, variance: squares / free)
    }
    let top = parts.map(\.logWeight).max() ?? 0
    let raw = parts.map { Self.exp($0.logWeight - top) }
    let total = raw.reduce(0, +)
    for j in parts.indices { parts[j].share = raw[j] / total }
    return parts
  }

  /// The score and its error of an account, w the weights of the columns; an account without rows is
  /// one that nobody has answered for.
  package func score(_ account: Int, _ w: [Double]) -> (score: Double, error: Double) {
    let rows = accounts.indices.filter { accounts[$0] == account }
    let sums = (0..<w.count).map { j in rows.reduce(0.0) { $0 + x[$1][j] } }
    let found = parts().map { part -> (share: Double, score: Double, variance: Double) in
      let c = part.ratio / (1 + Double(rows.count) * part.ratio)
      let fixed = zip(w, part.coefficients).reduce(0.0) { $0 + $1.0 * $1.1 }
      let residual =
        rows.reduce(0.0) { $0 + y[$1] }
        - zip(sums, part.coefficients).reduce(0.0) { $0 + $1.0 * $1.1 }
      let d = zip(w, sums).map { $0 - c * $1 }
      let spread = d.indices.reduce(c) { sum, i in
        sum + d.indices.reduce(0.0) { $0 + d[i] * part.inverse[i][$1] * d[$1] }
      }
      return (part.share, fixed + c * residual, part.variance * spread)
    }
    return Self.mixed(found)
  }

  /// The shift of an account: the coefficient of a column that is one on its later rows, weighted by
  /// the likelihoods of the model without it.
  package func shift(_ account: Int, isLater: [Bool]) -> (score: Double, error: Double) {
    let shares = parts().map(\.share)
    let rows = y.indices.map { accounts[$0] == account && isLater[$0] ? 1.0 : 0.0 }
    let wider = DenseMixedModel(
      x: zip(x, rows).map { $0 + [$1] }, y: y, accounts: accounts)
    let p = x[0].count
    return Self.mixed(
      zip(shares, wider.parts()).map {
        ($0, $1.coefficients[p], $1.variance * $1.inverse[p][p])
      })
  }

  private static func mixed(
    _ parts: [(share: Double, score: Double, variance: Double)]
  ) -> (score: Double, error: Double) {
    let centre = parts.reduce(0.0) { $0 + $1.share * $1.score }
    let square = parts.reduce(0.0) {
      $0 + $1.share * ($1.variance + ($1.score - centre) * ($1.score - centre))
    }
    return (centre, square.squareRoot())
  }

  package static func inverted(_ matrix: [[Double]]) -> (inverse: [[Double]], determinant: Double) {
    let n = matrix.count
    var a = matrix.enumerated().map { i, row in row + (0..<n).map { $0 == i ? 1.0 : 0.0 } }
    var determinant = 1.0
    for k in 0..<n {
      determinant *= a[k][k]
      let pivot = a[k][k]
      a[k] = a[k].map { $0 / pivot }
      for i in 0..<n where i != k {
        let share = a[i][k]
        a[i] = zip(a[i], a[k]).map { $0 - share * $1 }
      }
    }
    return (a.map { Array($0[n...]) }, determinant)
  }

  // Series of their own, so that nothing of the library is used.
  package static func log(_ value: Double) -> Double {
    var (mantissa, exponent) = (value.significand, Double(value.exponent))
    if mantissa > 1.4 { (mantissa, exponent) = (mantissa / 2, exponent + 1) }
    let z = (mantissa - 1) / (mantissa + 1)
    var (term, sum) = (z, 0.0)
    for k in 0..<40 {
      sum += term / Double(2 * k + 1)
      term *= z * z
    }
    return 2 * sum + exponent * 0.693147180559945309417232121458
  }

  package static func exp(_ value: Double) -> Double {
    var (term, sum) = (1.0, 1.0)
    let small = value / 64
    for k in 1..<30 {
      term *= small / Double(k)
      sum += term
    }
    return (0..<6).reduce(sum) { power, _ in power * power }
  }
}
