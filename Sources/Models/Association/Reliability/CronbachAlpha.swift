import LinearAlgebra
import Probability
import Statistics

/// How one item stands to the scale of all.
public struct ItemReliability: Codable, Sendable, Equatable {
  /// The name of the item.
  public let name: String
  /// α of the other items; nil below three items.
  public let alphaIfDropped: Double?
  /// The correlation with the sum of the other items; nil when either is constant.
  public let itemRestCorrelation: Double?
}

/// What Cronbach's α returns.
public struct CronbachAlphaResult: Codable, Sendable, Equatable {
  /// The number of rows that answered every item.
  public let count: Int
  /// α of the sum of the items; nil when the sum does not vary.
  public let estimate: Double?
  /// Feldt's interval; nil without an estimate.
  public let interval: Interval?
  /// α of the standardised items; nil when an item is constant.
  public let standardized: Double?
  /// The mean correlation of two items; nil when an item is constant.
  public let meanInterItemCorrelation: Double?
  /// Guttman's λ₆ of the correlations; nil when an item is constant or a combination of others.
  public let guttmanLambda6: Double?
  /// Each item.
  public let items: [ItemReliability]
  /// What the reader must know.
  public let notes: [Note]
}

/// Cronbach's α: how far the items of a scale vary together, a lower bound of its reliability.
///
/// Rows with a missing item are left out. Feldt's limits are 1 − (1 − α)F at the quantiles of F with
/// n − 1 and (n − 1)(k − 1) degrees of freedom, exact for parallel normal items.
/// Source: Cronbach 1951, Psychometrika 16:297–334; Feldt 1965, Psychometrika 30:357–370; Guttman 1945,
/// Psychometrika 10:255–282.
public struct CronbachAlpha: Codable, Sendable, Equatable {
  /// The confidence level.
  public var level: Double

  /// Chooses the level.
  public init(level: Double = 0.95) {
    requireLevel(level)
    self.level = level
  }

  /// Computes α.
  /// - Parameters:
  ///   - items: the answers to each item, one per row, nil where missing.
  ///   - names: one per item; nil numbers them.
  /// - Throws: `nonFinite`, `outOfRange`; `tooFew` below two items or two complete rows.
  public func run(
    _ items: [[Double?]], names: [String]? = nil
  ) throws(AssociationError) -> CronbachAlphaResult {
    let names = names ?? items.indices.map { "item \($0 + 1)" }
    precondition(names.count == items.count, "\(names.count) names for \(items.count) items")
    let (columns, found) = try ItemCovariance.checked(items, items: 2)
    var notes = found
    let covariance = ItemCovariance(columns)
    let all = Array(columns.indices)
    let estimate = ItemCovariance.alpha(covariance.values, items: all)
    if estimate == nil { notes.append(.constantVariable) }
    let correlations = covariance.correlations
    if estimate != nil, let correlations {
      let negative = all.filter { i in correlations[i].reduce(0, +) - 1 < 0 }
      if !negative.isEmpty {
        notes.append(
          Note(
            code: "negative_item",
            sentence: "Going against the other items: "
              + negative.map { names[$0] }.joined(separator: ", ")
              + ". If the wording is reversed, turn its scale round first."))
      }
    }
    let k = Double(columns.count)
    let mean = correlations.map { matrix in
      (matrix.joined().reduce(0, +) - k) / (k * (k - 1))
    }
    return CronbachAlphaResult(
      count: covariance.rows, estimate: estimate,
      interval: estimate.map { limits($0, rows: covariance.rows, items: columns.count) },
      standardized: correlations.flatMap { ItemCovariance.alpha($0, items: all) },
      meanInterItemCorrelation: mean,
      guttmanLambda6: correlations.flatMap(Self.lambda6),
      items: all.map { item in
        let others = all.filter { $0 != item }
        return ItemReliability(
          name: names[item],
          alphaIfDropped: ItemCovariance.alpha(covariance.values, items: others),
          itemRestCorrelation: Self.rest(covariance.values, item, others))
      }, notes: notes)
  }

  private func limits(_ alpha: Double, rows: Int, items: Int) -> Interval {
    let df = Double(rows - 1)
    let law = FisherF(
      numeratorDegreesOfFreedom: df, denominatorDegreesOfFreedom: df * Double(items - 1))
    let tail = (1 - level) / 2
    return Interval(
      lower: 1 - (1 - alpha) * law.upperQuantile(tail),
      upper: 1 - (1 - alpha) * law.quantile(tail), level: level, method: "feldt")
  }

  private static func rest(_ matrix: [[Double]], _ item: Int, _ others: [Int]) -> Double? {
    let own = matrix[item][item]
    let shared = others.reduce(0) { $0 + matrix[item][$1] }
    let spread = others.reduce(0) { sum, i in others.reduce(sum) { $0 + matrix[i][$1] } }
    guard own > 0, spread > 0 else { return nil }
    return max(-1, min(1, shared / (own.squareRoot() * spread.squareRoot())))
  }

  /// 1 − Σ(1 − R²)/total, R² of each item by the others from the inverse of the correlations.
  private static func lambda6(_ matrix: [[Double]]) -> Double? {
    guard let inverse = (try? Cholesky(Matrix(rowVectors: matrix)))?.inverse else { return nil }
    let total = matrix.joined().reduce(0, +)
    let unique = matrix.indices.reduce(0) { $0 + 1 / inverse[$1, $1] }
    return total > 0 && unique.isFinite ? 1 - unique / total : nil
  }
}
