import LinearAlgebra
import Statistics

/// How events at one time enter the partial likelihood.
public enum CoxTies: String, Codable, Sendable, CaseIterable {
  /// Efron 1977, JASA 72:557: the risk set loses each of the tied events in turn, on average.
  case efron
  /// Breslow 1974, Biometrics 30:89: the same risk set for each.
  case breslow
  /// Cox 1972: time is discrete, the tied events are one choice out of the risk set.
  case exact
}

/// Checked data of a Cox regression: columns centred and scaled, risk sets in order.
struct CoxDesign: Sendable {
  let times: SurvivalTimes
  let names: [String]
  let strata: [Int]?
  /// Rows of length p, one after the other, centred and scaled.
  let x: [Double]
  let centres: [Double]
  let scales: [Double]
  let riskSets: RiskSets

  /// The number of columns.
  var p: Int { names.count }

  /// Checks and scales.
  /// - Throws: `nonFinite`, `noEvents`, `rankDeficient`.
  init(
    _ times: SurvivalTimes, x: Matrix, names: [String], strata: [Int]?
  ) throws(SurvivalError) {
    precondition(x.columns > 0, "a design without columns")
    precondition(x.rows == times.count, "\(x.rows) rows of columns for \(times.count) times")
    precondition(names.count == x.columns, "\(names.count) names for \(x.columns) columns")
    precondition(strata == nil || strata?.count == times.count, "strata for \(times.count) rows")
    let (n, p) = (x.rows, x.columns)
    let total = times.weights.reduce(0, +)
    var (centres, scales) = ([Double](), [Double]())
    var scaled = [Double](repeating: 0, count: n * p)
    for j in 0..<p {
      let column = x.column(j)
      if let row = column.firstIndex(where: { !($0.magnitude < 1e150) }) {
        throw .nonFinite(row: row, column: names[j])
      }
      let centre = CompensatedSum(zip(column, times.weights).map { $0 * $1 }).value / total
      let squares = CompensatedSum(
        zip(column, times.weights).map { $1 * ($0 - centre) * ($0 - centre) }
      ).value
      let scale = squares > 0 ? (squares / total).squareRoot() : 1
      for i in 0..<n { scaled[i * p + j] = (column[i] - centre) / scale }
      centres.append(centre)
      scales.append(scale)
    }
    if times.eventCount == 0 { throw .noEvents }
    self.times = times
    self.names = names
    self.strata = strata
    self.x = scaled
    self.centres = centres
    self.scales = scales
    riskSets = RiskSets(times, strata: strata)
    try Self.checkRank(x, names: names, weights: times.weights)
  }

  /// Throws where columns are combinations of each other or of a constant, naming them.
  private static func checkRank(
    _ x: Matrix, names: [String], weights: [Double]
  ) throws(SurvivalError) {
    let rows = weights.indices.filter { weights[$0] > 0 }
    var columns = [[Double](repeating: 1, count: rows.count)]
    for j in 0..<x.columns { columns.append(rows.map { x[$0, j] }) }
    let lengths = columns.map { column in
      let largest = column.reduce(0) { max($0, $1.magnitude) }
      return largest > 0 ? largest : 1
    }
    let design = Matrix(
      columns: zip(columns, lengths).map { column, length in column.map { $0 / length } })
    let found = dependentColumns(
      design, names: ["a constant"] + names,
      tolerance: QR.defaultTolerance(rows: design.rows, columns: design.columns))
    if !found.isEmpty { throw .rankDeficient(columns: found) }
  }

  /// θ·w of each row at scaled coefficients, with the shift taken off the exponent, and η.
  func tilts(_ beta: [Double]) -> (eta: [Double], tilt: [Double], shift: Double) {
    let eta = (0..<times.count).map { i in
      var sum = 0.0
      for j in 0..<p { sum += x[i * p + j] * beta[j] }
      return sum
    }
    let shift = eta.max() ?? 0
    return (eta, zip(eta, times.weights).map { exponential($0 - shift) * $1 }, shift)
  }

  /// Visits event times, the latest first in each stratum, with the moments of the risk set and of
  /// those who have the event.
  func sweep(
    _ tilt: [Double], order: Int,
    _ visit: (RiskSets.Stratum, RiskSets.EventTime, TiltedMoments, TiltedMoments) -> Void
  ) {
    for stratum in riskSets.strata {
      var moments = TiltedMoments(p: p, order: order)
      var deaths = TiltedMoments(p: p, order: order)
      var (added, removed, largest) = (0, 0, 0.0)
      for event in stratum.times {
        for k in added..<event.leaving {
          moments.add(tilt[stratum.byExit[k]], row: stratum.byExit[k], of: x)
        }
        added = event.leaving
        largest = max(largest, moments.total)
        for k in removed..<event.waiting {
          moments.add(-tilt[stratum.byEntry[k]], row: stratum.byEntry[k], of: x)
        }
        removed = event.waiting
        // What cancels leaves rounding behind: begin anew before it can show.
        if moments.total < largest * 1e-3 {
          moments.clear()
          for k in 0..<added where times.entry(stratum.byExit[k]) < event.time {
            moments.add(tilt[stratum.byExit[k]], row: stratum.byExit[k], of: x)
          }
          largest = moments.total
        }
        deaths.clear()
        for row in event.deaths { deaths.add(tilt[row], row: row, of: x) }
        visit(stratum, event, moments, deaths)
      }
    }
  }

  /// The steps into which the tied events of one time fall: the share of them that has left the risk
  /// set, and how many events the step counts.
  func steps(_ event: RiskSets.EventTime, _ ties: CoxTies) -> [(left: Double, events: Double)] {
    let count = event.deaths.reduce(0) { $0 + times.weights[$1] }
    guard ties == .efron, count > 1 else { return [(0, count)] }
    return (0..<Int(count)).map { (Double($0) / count, 1) }
  }
}
