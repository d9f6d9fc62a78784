import LinearAlgebra
import Statistics

/// The (penalised) likelihood of a logistic model, its score and its information, in orthonormal
/// coordinates and in memory that is allocated once.
///
/// √W Z is factored at every evaluation by modified Gram–Schmidt with reorthogonalization, so that
/// leverages and the determinant come from Q and R and no cross-product is formed to be solved.
/// Coordinates from `free` on are held; the leading block of R is the factor of the free columns.
/// The penalty is the determinant of the whole information, also where some are held.
/// Source: Firth 1993, Biometrika 80:27; Heinze & Schemper 2002, Statistics in Medicine 21:2409.
final class LogisticKernel {
  /// The number of rows, a multiple of four: rows of weight zero fill up.
  let rows: Int
  /// How many of them are in use, a multiple of four.
  private(set) var used: Int
  /// The number of columns.
  let columns: Int
  /// Whether Jeffreys' prior is added to the log-likelihood.
  let penalised: Bool

  private let storage: UnsafeMutablePointer<Double>
  let z, q: UnsafeMutablePointer<Double>
  let outcomes, frequencies, offset: UnsafeMutablePointer<Double>
  let eta, probability, variance, leverage, rest: UnsafeMutablePointer<Double>
  let product: UnsafeMutablePointer<Double>
  let coordinates, score: UnsafeMutablePointer<Double>
  /// The upper triangle R of √W Z, column-major.
  let r: UnsafeMutablePointer<Double>
  /// The (penalised) observed information of all coordinates, column-major.
  let information: UnsafeMutablePointer<Double>
  /// The Cholesky factor of the free block of `information`, lower, column-major.
  let factor: UnsafeMutablePointer<Double>
  let step, saved: UnsafeMutablePointer<Double>
  let contraction: UnsafeMutablePointer<Double>

  /// The log-likelihood without penalty.
  private(set) var logLikelihood = 0.0
  /// log det ZᵀWZ; −∞ when the weights leave fewer dimensions than columns.
  private(set) var logDeterminant = 0.0

  /// What is maximised.
  var objective: Double { penalised ? logLikelihood + logDeterminant / 2 : logLikelihood }
  /// Whether the weights have all but vanished in some direction.
  var isSingular: Bool { logDeterminant == -.infinity }

  /// Reserves memory for n rows and p columns.
  init(rows n: Int, columns p: Int, penalised: Bool) {
    rows = (n + 3) / 4 * 4
    used = rows
    columns = p
    self.penalised = penalised
    let pairs = p * (p + 1) / 2
    let size = rows * (2 * p + 9) + 4 * p + 3 * p * p + p * pairs
    storage = .allocate(capacity: size)
    storage.initialize(repeating: 0, count: size)
    var next = storage
    func take(_ count: Int) -> UnsafeMutablePointer<Double> {
      defer { next += count }
      return next
    }
    z = take(rows * p)
    q = take(rows * p)
    outcomes = take(rows)
    frequencies = take(rows)
    offset = take(rows)
    eta = take(rows)
    probability = take(rows)
    variance = take(rows)
    leverage = take(rows)
    rest = take(rows)
    product = take(rows)
    coordinates = take(p)
    score = take(p)
    step = take(p)
    saved = take(p)
    r = take(p * p)
    information = take(p * p)
    factor = take(p * p)
    contraction = take(p * pairs)
  }

  deinit { storage.deallocate() }

  /// Loads outcomes, frequencies and offsets; the coordinates start at zero.
  convenience init(_ data: LogisticData, _ basis: LogisticCoordinates, penalised: Bool) {
    self.init(rows: data.rows, columns: basis.z.columns, penalised: penalised)
    for i in 0..<data.rows {
      outcomes[i] = data.outcomes[i]
      frequencies[i] = data.weights[i]
      offset[i] = data.offset[i]
    }
    load(basis.z)
  }

  /// Loads the rows that these frequencies count, and no others.
  func load(
    _ data: LogisticData, _ basis: LogisticCoordinates, frequencies weights: [Double]
  ) {
    basis.z.values.withUnsafeBufferPointer { source in
      var next = 0
      for i in weights.indices where weights[i] > 0 {
        outcomes[next] = data.outcomes[i]
        frequencies[next] = weights[i]
        offset[next] = data.offset[i]
        for j in 0..<columns { z[next + j * rows] = source[i + j * data.rows] }
        next += 1
      }
      used = (next + 3) / 4 * 4
      for k in next..<used {
        frequencies[k] = 0
        for j in 0..<columns { z[k + j * rows] = 0 }
      }
    }
  }

  /// Replaces the columns, n × p.
  func load(_ columns: Matrix) {
    columns.values.withUnsafeBufferPointer { source in
      for j in 0..<columns.columns {
        for i in 0..<columns.rows { z[i + j * rows] = source[i + j * columns.rows] }
      }
    }
  }

  /// Evaluates everything but the information at `coordinates`.
  func evaluate() {
    for i in 0..<used { eta[i] = offset[i] }
    for j in 0..<columns { add(coordinates[j], z + j * rows, to: eta, used) }
    var sum = 0.0
    // Logarithms of 1 + e^(−|η|) are taken of products: one for many rows.
    var running = 1.0
    for i in 0..<used {
      let f = frequencies[i]
      if f == 0 {
        probability[i] = 0.5
        variance[i] = 0
        rest[i] = 0
        product[i] = 0
        continue
      }
      let value = eta[i]
      let e = exponential(-abs(value))
      let large = 1 / (1 + e)
      let small = e * large
      let (p, complement) = value >= 0 ? (large, small) : (small, large)
      let y = outcomes[i]
      if f == 1 {
        running *= 1 + e
      } else if f == 2 {
        running *= (1 + e) * (1 + e)
      } else {
        sum -= f * logOnePlus(e)
      }
      if running > 1e200 {
        sum -= logOf(running)
        running = 1
      }
      sum += f * (y * value - max(value, 0))
      probability[i] = p
      variance[i] = f * p * complement
      // y(1 − p) − (1 − y)p keeps the digits of a probability close to its outcome.
      rest[i] = f * (y * complement - (1 - y) * p)
      product[i] = variance[i].squareRoot()
    }
    sum -= logOf(running)
    logLikelihood = sum
    orthogonalise()
    if penalised {
      for i in 0..<used { leverage[i] = 0 }
      for j in 0..<columns {
        let column = q + j * rows
        for i in 0..<used { leverage[i] += column[i] * column[i] }
      }
      for i in 0..<used { rest[i] += leverage[i] * (0.5 - probability[i]) }
    }
    for j in 0..<columns { score[j] = dot(rest, z + j * rows, used) }
  }

  /// Q and R of √W Z; the root weights are in `product`.
  private func orthogonalise() {
    var logarithm = 0.0
    for j in 0..<columns {
      let column = q + j * rows
      for i in 0..<used { column[i] = product[i] * z[i + j * rows] }
      for k in 0..<j { r[k + j * columns] = 0 }
      let before = dot(column, column, used)
      var length = before
      // A second pass is enough to restore orthogonality that cancellation has cost.
      for _ in 0..<2 {
        let start = length
        for k in 0..<j {
          let part = dot(q + k * rows, column, used)
          r[k + j * columns] += part
          add(-part, q + k * rows, to: column, used)
        }
        length = dot(column, column, used)
        if length > 0.25 * start { break }
      }
      // Below this fraction of its length a column is rounding of those before it.
      guard length > 1e-26 * before, length > 1e-280 else {
        logDeterminant = -.infinity
        return
      }
      let root = length.squareRoot()
      r[j + j * columns] = root
      let inverse = 1 / root
      for i in 0..<used { column[i] *= inverse }
      logarithm += logOf(length)
    }
    logDeterminant = logarithm
  }
}

/// Σ a b over n entries, n a multiple of four, in four sums.
@inline(__always)
func dot(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ n: Int) -> Double {
  var (s0, s1, s2, s3) = (0.0, 0.0, 0.0, 0.0)
  var i = 0
  while i < n {
    s0 += a[i] * b[i]
    s1 += a[i + 1] * b[i + 1]
    s2 += a[i + 2] * b[i + 2]
    s3 += a[i + 3] * b[i + 3]
    i += 4
  }
  return (s0 + s2) + (s1 + s3)
}

/// Adds a multiple of one column to another, n entries each.
@inline(__always)
func add(
  _ factor: Double, _ a: UnsafePointer<Double>, to b: UnsafeMutablePointer<Double>, _ n: Int
) {
  for i in 0..<n { b[i] += factor * a[i] }
}
