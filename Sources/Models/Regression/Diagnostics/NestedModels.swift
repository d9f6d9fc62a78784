import LinearAlgebra
import Probability
import Statistics

/// The F test of a model against a smaller one that it contains.
public struct NestedModelTest: Codable, Sendable, Equatable {
  /// [(RSS₀ − RSS₁)/df₁]/[RSS₁/df₂]; nil when the larger model fits exactly.
  public let fStatistic: Double?
  /// Columns of the larger model less those of the smaller.
  public let numeratorDegreesOfFreedom: Int
  /// Rows less columns of the larger model.
  public let denominatorDegreesOfFreedom: Int
  /// The p-value of F.
  public let pValue: Double?
  /// R² of the larger model less that of the smaller; nil when the response does not vary.
  public let rSquaredChange: Double?
}

/// Why two models cannot be compared by an F test.
public enum NestingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The models were fitted to different responses or weights.
  case differentData
  /// Some columns of the smaller model are no combinations of the larger one's.
  case notNested(terms: [String])
  /// The models have the same number of columns.
  case sameSize

  /// One sentence that says what is wrong and what to do.
  public var description: String {
    switch self {
    case .differentData:
      "the models were fitted to different rows, responses or weights; fit both to the same rows"
    case .notNested(let terms):
      "\(terms.joined(separator: ", ")) of the smaller model "
        + "is no combination of the larger model's columns; compare by AIC instead"
    case .sameSize:
      "the models have the same number of columns, so there is nothing to test"
    }
  }
}

extension LinearModel {
  /// Tests whether the columns that this model has more than another explain anything.
  /// - Parameter smaller: a model of the same rows whose columns are combinations of these.
  /// - Throws: `differentData`, `notNested` naming the terms, `sameSize`.
  public func fTest(against smaller: LinearModel) throws(NestingError) -> NestedModelTest {
    guard smaller.y == y, (smaller.weights ?? ones) == (weights ?? ones) else {
      throw .differentData
    }
    guard smaller.width < width else { throw .sameSize }
    let outside = smaller.fit.terms.indices.filter { j in
      let column = zip(smaller.x.column(j), weights ?? ones).map { $0 * $1.squareRoot() }
      let rest = zip(column, q.times(q.transposedTimes(column))).map { $0 - $1 }
      let length = column.reduce(0) { $0 + $1 * $1 }
      return rest.reduce(0) { $0 + $1 * $1 } > 1e-16 * length
    }
    guard outside.isEmpty else {
      throw .notNested(terms: outside.map { smaller.fit.terms[$0] })
    }
    // ‖ŷ₁ − ŷ₀‖² is the difference of the residual sums without its cancellation.
    let explained = zip(weightedResiduals, smaller.weightedResiduals).reduce(0.0) {
      $0 + ($1.1 - $1.0) * ($1.1 - $1.0)
    }
    let extra = width - smaller.width
    let degrees = fit.degreesOfFreedomResidual
    let f =
      isExact ? nil : explained / Double(extra) / (fit.sumOfSquaresResidual / Double(degrees))
    return NestedModelTest(
      fStatistic: f, numeratorDegreesOfFreedom: extra, denominatorDegreesOfFreedom: degrees,
      pValue: f.map {
        FisherF(
          numeratorDegreesOfFreedom: Double(extra), denominatorDegreesOfFreedom: Double(degrees)
        ).survival($0)
      },
      rSquaredChange: fit.rSquared.flatMap { own in smaller.fit.rSquared.map { own - $0 } })
  }

  var ones: [Double] { Array(repeating: 1, count: y.count) }
}
