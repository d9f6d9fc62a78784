import Models
import Statistics

/// Whether a conclusion rests on single accounts: each is left out in turn.
public struct DriverSensitivity: Codable, Sendable, Equatable {
  /// What the data say of a coefficient.
  public enum Conclusion: String, Codable, Sendable {
    /// It lies above zero.
    case positive
    /// It lies below zero.
    case negative
    /// The data cannot tell.
    case inconclusive
    /// All drivers together go with the outcome.
    case related
    /// The model cannot be fitted.
    case notEstimable = "not_estimable"
  }

  /// An account without which a conclusion is another.
  public struct Change: Codable, Sendable, Equatable {
    /// The account, or the line.
    public let account: String
    /// The column; nil for all drivers together.
    public let term: String?
    /// What all rows say.
    public let with: Conclusion
    /// What the others say.
    public let without: Conclusion
    /// The p-value without it.
    public let pValue: Double?
  }

  /// How many were left out in turn.
  public let leftOut: Int
  /// Where a conclusion changes.
  public let changes: [Change]
  /// The accounts without which the model cannot be fitted.
  public let notEstimable: [String]
  /// The predictions for each row by the model without its account; nil where there is none.
  let predictions: [Double?]

  private enum CodingKeys: String, CodingKey { case leftOut, changes, notEstimable }

  /// Reads what was written; predictions are not.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    leftOut = try container.decode(Int.self, forKey: .leftOut)
    changes = try container.decode([Change].self, forKey: .changes)
    notEstimable = try container.decode([String].self, forKey: .notEstimable)
    predictions = []
  }

  private init(leftOut: Int, changes: [Change], notEstimable: [String], predictions: [Double?]) {
    (self.leftOut, self.changes, self.notEstimable) = (leftOut, changes, notEstimable)
    self.predictions = predictions
  }

  /// Leaves accounts out.
  struct Runner {
    let data: DriverData
    let engine: any DriverEngine
    let level: Double
    let threads: Int?

    /// More than this many accounts times rows take too long.
    static let mostWork = 4_000_000

    /// Nil where leaving out every account would take too long.
    func run(_ estimates: DriverEstimates) -> DriverSensitivity? {
      let groups = self.groups
      let rows = data.design.rows.count
      guard groups.count >= 3, groups.count * rows <= Self.mostWork else { return nil }
      let engine = self.engine
      let refits = parallelMap(count: groups.count, threads: threads) { place in
        engine.without(groups[place])
      }
      var predictions = [Double?](repeating: nil, count: rows)
      var changes: [Change] = []
      var lost: [String] = []
      let names = data.design.names.filter { $0 != DesignEncoding.interceptName }
      let labels = data.rowLabels
      for (group, refit) in zip(groups, refits) {
        let account = label(of: group[0], labels)
        guard let refit else {
          lost.append(account)
          continue
        }
        for (row, value) in zip(group, refit.predictions ?? []) { predictions[row] = value }
        for (j, name) in names.enumerated() {
          let with = conclusion(estimates.coefficients[j], estimates.pValues[j])
          let without = conclusion(refit.coefficients[j], refit.pValues[j])
          if with != without {
            changes.append(
              Change(
                account: account, term: name, with: with, without: without,
                pValue: refit.pValues[j]))
          }
        }
        guard estimates.overall?.pValue != nil else { continue }
        let with = overall(estimates.overall?.pValue)
        let without = overall(refit.overall)
        if with != without {
          changes.append(
            Change(
              account: account, term: nil, with: with, without: without, pValue: refit.overall))
        }
      }
      return DriverSensitivity(
        leftOut: groups.count, changes: changes, notEstimable: lost, predictions: predictions)
    }

    /// The rows of each account, in order of appearance.
    private var groups: [[Int]] {
      guard let clusters = data.clusters else { return data.design.rows.indices.map { [$0] } }
      var places: [Int: Int] = [:]
      var groups: [[Int]] = []
      for (row, code) in clusters.enumerated() {
        if let place = places[code] {
          groups[place].append(row)
        } else {
          places[code] = groups.count
          groups.append([row])
        }
      }
      return groups
    }

    private func label(of row: Int, _ labels: [String]) -> String { labels[row] }

    private func conclusion(_ estimate: Double, _ p: Double?) -> Conclusion {
      guard let p else { return .notEstimable }
      guard isSignificant(p, level: level) else { return .inconclusive }
      return estimate > 0 ? .positive : .negative
    }

    private func overall(_ p: Double?) -> Conclusion {
      guard let p else { return .notEstimable }
      return isSignificant(p, level: level) ? .related : .inconclusive
    }
  }
}
