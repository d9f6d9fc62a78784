/// All weight vectors in which each role's weight lies within a factor of the declared one, and what
/// weighted account scores may be in it.
///
/// A weighted score Σw_r a_r/Σw_r over the roles present is a ratio of linear functions of the weights,
/// so it is extreme at corners: the roles above some cut get the most and the others the least. Which
/// of two accounts is ahead is the sign of a quadratic form, which is extreme at a corner or where it is
/// stationary on some face of the box: all faces are searched, so that each pair is decided exactly.
struct WeightBox {
  /// The roles with a positive weight, as places among the weights.
  let roles: [Int]
  /// The smallest and the largest weight of each of them.
  let low: [Double]
  let high: [Double]

  /// Up to so many roles pairs are decided on all 3^roles faces.
  static let mostRolesOfFaces = 6

  /// - Parameter factor: the largest change of a weight, 1 or more.
  init(_ weights: [Double], factor: Double) {
    precondition(factor >= 1 && factor.isFinite, "a factor of \(factor)")
    roles = weights.indices.filter { weights[$0] > 0 }
    low = roles.map { weights[$0] / factor }
    high = roles.map { weights[$0] * factor }
  }

  /// The corners, each a weight per role of the box.
  var corners: [[Double]] {
    (0..<(1 << roles.count)).map { bits in
      roles.indices.map { bits >> $0 & 1 == 1 ? high[$0] : low[$0] }
    }
  }

  /// The smallest and the largest weighted score over the box.
  /// - Parameter means: the mean of each role of the box; nil where it did not answer.
  /// - Returns: nil when no role of the box answered.
  func range(_ means: [Double?]) -> (lowest: Double, highest: Double)? {
    let present = means.indices.filter { means[$0] != nil }.sorted {
      (means[$0] ?? 0) < (means[$1] ?? 0)
    }
    guard !present.isEmpty else { return nil }
    var (lowest, highest) = (Double.infinity, -Double.infinity)
    for cut in 0...present.count {
      var (falling, rising) = ((0.0, 0.0), (0.0, 0.0))
      for (place, role) in present.enumerated() {
        let mean = means[role] ?? 0
        let (down, up) = place < cut ? (high[role], low[role]) : (low[role], high[role])
        falling = (falling.0 + down * mean, falling.1 + down)
        rising = (rising.0 + up * mean, rising.1 + up)
      }
      lowest = min(lowest, falling.0 / falling.1)
      highest = max(highest, rising.0 / rising.1)
    }
    return (lowest, highest)
  }

  /// Whether some weights of the box put the first account ahead of the second by more than a margin,
  /// which is rounding; a negative one asks whether they can be level.
  func canLead(_ first: [Double?], _ second: [Double?], margin: Double = 1e-9) -> Bool {
    // Σ_r Σ_s w_r w_s (a_r − b_s) over the roles present; positive where the first is ahead.
    let count = roles.count
    var form = [Double](repeating: 0, count: count * count)
    for r in 0..<count {
      guard let a = first[r] else { continue }
      for s in 0..<count {
        guard let b = second[s] else { continue }
        form[r * count + s] += (a - b) / 2
        form[s * count + r] += (a - b) / 2
      }
    }
    var faces = 1
    for _ in 0..<count { faces *= 3 }
    var state = [Int](repeating: 0, count: count)
    var weights = [Double](repeating: 0, count: count)
    for face in 0..<faces {
      var code = face
      var free: [Int] = []
      for r in 0..<count {
        state[r] = code % 3
        code /= 3
        weights[r] = state[r] == 0 ? low[r] : high[r]
        if state[r] == 2 { free.append(r) }
      }
      if !free.isEmpty {
        guard let inner = stationary(form, weights, free) else { continue }
        for (k, r) in free.enumerated() { weights[r] = inner[k] }
      }
      if value(form, weights) > margin * scale(weights) { return true }
    }
    return false
  }

  private func value(_ form: [Double], _ weights: [Double]) -> Double {
    var sum = 0.0
    for r in weights.indices {
      for s in weights.indices { sum += weights[r] * weights[s] * form[r * weights.count + s] }
    }
    return sum
  }

  private func scale(_ weights: [Double]) -> Double {
    let sum = weights.reduce(0, +)
    return sum * sum
  }

  /// Where the form is stationary in the free weights, inside the box; nil when nowhere. A singular
  /// form has the same value on a line, which meets a smaller face.
  private func stationary(_ form: [Double], _ weights: [Double], _ free: [Int]) -> [Double]? {
    let (n, count) = (free.count, weights.count)
    var a = [[Double]](repeating: [Double](repeating: 0, count: n + 1), count: n)
    for (i, r) in free.enumerated() {
      for (j, s) in free.enumerated() { a[i][j] = form[r * count + s] }
      for s in 0..<count where !free.contains(s) { a[i][n] -= form[r * count + s] * weights[s] }
    }
    for k in 0..<n {
      guard let pivot = (k..<n).max(by: { abs(a[$0][k]) < abs(a[$1][k]) }),
        abs(a[pivot][k]) > 1e-12
      else { return nil }
      a.swapAt(k, pivot)
      for i in 0..<n where i != k {
        let share = a[i][k] / a[k][k]
        for j in k...n { a[i][j] -= share * a[k][j] }
      }
    }
    let solution = (0..<n).map { a[$0][n] / a[$0][$0] }
    let inside = zip(free, solution).allSatisfy { low[$0] <= $1 && $1 <= high[$0] }
    return inside ? solution : nil
  }
}
