import Probability

extension NetScoreInterval {
  /// Inverts the exact unconditional test that orders outcomes by |Z(δ)|: never below nominal.
  ///
  /// For each δ the p-value is the largest over the nuisance share, found on a grid and refined
  /// around its best point; the interval is the hull of the δ whose p-value exceeds 1 − level. An
  /// accepted stretch of δ narrower than `ExactNetScore.step` can be passed over.
  public static let exact = NetScoreInterval(
    name: "exact", title: "exact unconditional interval",
    reference:
      "Agresti & Min (2001), Biometrics 57:963–971, for one trinomial ordered by the score statistic"
  ) { counts, level in
    guard counts.isWhole, counts.total <= Double(ExactNetScore.largestSize) else {
      return Limits(
        undefined: "enumeration_unavailable",
        "The exact interval needs whole counts and at most \(ExactNetScore.largestSize) answers.")
    }
    let search = ExactNetScore(outcomes: TrinomialOutcomes(size: Int(counts.total)))
    // By symmetry the upper limit is the mirrored lower limit of the mirrored answers.
    let lower = search.lowerLimit(counts, level: level)
    let upper = -search.lowerLimit(counts.mirrored, level: level)
    return Limits(lower, upper)
  }
}

/// The exact unconditional test of a net score and the search for its confidence limit.
struct ExactNetScore {
  static let largestSize = 60
  /// How finely the scale is searched for a change of the outcomes that count as extreme.
  static let step = 0.0005
  private static let nuisancePoints = 60

  let outcomes: TrinomialOutcomes

  /// The p-value of `score = delta`: the largest over the share of detractors.
  func pValue(_ counts: NetScoreCounts, delta: Double) -> Double {
    pValue(of: extreme(counts, delta: delta), delta: delta)
  }

  /// The outcomes at least as far from `delta` as the observed one.
  private func extreme(_ counts: NetScoreCounts, delta: Double) -> [Int] {
    let observed = abs(RestrictedScore(counts: counts).statistic(at: delta))
    // Outcomes that tie with the observed one up to rounding are as extreme as it is.
    return outcomes.counts.indices.filter {
      let z = abs(RestrictedScore(counts: outcomes.counts[$0]).statistic(at: delta))
      return z >= observed - 1e-9 * max(1, observed)
    }
  }

  private func pValue(of extreme: [Int], delta: Double) -> Double {
    func probability(_ share: Double) -> Double {
      outcomes.probability(of: extreme, detractors: share, promoters: share + delta)
    }
    let (low, high) = (max(0, -delta), (1 - delta) / 2)
    var best = (share: low, value: probability(low))
    let width = (high - low) / Double(Self.nuisancePoints)
    guard width > 0 else { return min(1, best.value) }
    for point in 1...Self.nuisancePoints {
      let share = low + width * Double(point)
      let value = probability(min(share, high))
      if value > best.value { best = (min(share, high), value) }
    }
    return min(1, max(best.value, refined(around: best.share, width, low...high, probability)))
  }

  /// Golden-section search for the largest probability within one grid step of `share`.
  private func refined(
    around share: Double, _ width: Double, _ range: ClosedRange<Double>,
    _ probability: (Double) -> Double
  ) -> Double {
    let ratio = (5.0.squareRoot() - 1) / 2
    var (a, b) = (max(range.lowerBound, share - width), min(range.upperBound, share + width))
    var (c, d) = (b - ratio * (b - a), a + ratio * (b - a))
    var (fc, fd) = (probability(c), probability(d))
    while b - a > 1e-7 {
      if fc > fd {
        (b, d, fd) = (d, c, fc)
        c = b - ratio * (b - a)
        fc = probability(c)
      } else {
        (a, c, fc) = (c, d, fd)
        d = a + ratio * (b - a)
        fd = probability(d)
      }
    }
    return max(fc, fd)
  }

  /// The smallest δ that is not rejected: scanned from the end of the scale, then bisected.
  ///
  /// The p-value jumps only where the extreme outcomes change and is smooth between, so it is
  /// computed on both sides of every change and at every tenth step.
  func lowerLimit(_ counts: NetScoreCounts, level: Double) -> Double {
    let alpha = 1 - level
    let estimate = counts.score ?? 0
    func accepts(_ delta: Double, _ extreme: [Int]) -> Bool {
      pValue(of: extreme, delta: delta) > alpha
    }
    var previous = (delta: -1.0, extreme: extreme(counts, delta: -1), isTested: true)
    if accepts(-1, previous.extreme) { return -1 }
    var rejected = -1.0
    var index = 1
    while true {
      let delta = min(estimate, -1 + Self.step * Double(index))
      let extreme = extreme(counts, delta: delta)
      let changes = extreme != previous.extreme
      if changes, !previous.isTested {
        if accepts(previous.delta, previous.extreme) {
          return boundary(counts, alpha, rejected, previous.delta)
        }
        rejected = previous.delta
      }
      let isTested = changes || index.isMultiple(of: 10) || delta >= estimate
      if isTested {
        if delta >= estimate || accepts(delta, extreme) {
          return boundary(counts, alpha, rejected, delta)
        }
        rejected = delta
      }
      previous = (delta, extreme, isTested)
      index += 1
    }
  }

  /// Where acceptance starts between a rejected and an accepted δ, on the rejected side.
  private func boundary(
    _ counts: NetScoreCounts, _ alpha: Double, _ rejected: Double, _ accepted: Double
  ) -> Double {
    var (low, high) = (rejected, accepted)
    while high - low > 1e-6 {
      let middle = (low + high) / 2
      if pValue(counts, delta: middle) > alpha { high = middle } else { low = middle }
    }
    return low
  }
}
