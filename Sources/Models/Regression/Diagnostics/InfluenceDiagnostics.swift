import LinearAlgebra
import Statistics

/// What each row does to a regression; arrays over rows.
///
/// A figure is nil for a row of weight zero, for a row with leverage one (which cannot be left out:
/// nothing would determine its coefficient), and everywhere when the fit is exact.
/// Source: Belsley, Kuh & Welsch 1980, Regression Diagnostics, chapter 2; Cook 1977, Technometrics
/// 19:15; Cook & Weisberg 1982, Residuals and Influence in Regression.
public struct InfluenceDiagnostics: Codable, Sendable, Equatable {
  /// The names of the columns.
  public let terms: [String]
  /// The diagonal of the weighted projection on the columns.
  public let leverages: [Double]
  /// Response less fitted, not weighted.
  public let residuals: [Double]
  /// √w e/(s√(1 − h)): internally studentised.
  public let standardizedResiduals: [Double?]
  /// √w e/(s₍ᵢ₎√(1 − h)), s₍ᵢ₎ without the row: externally studentised; nil with one residual degree of
  /// freedom.
  public let studentizedResiduals: [Double?]
  /// Cook's distance: the squared move of all fitted values, over p s².
  public let cooksDistances: [Double?]
  /// The move of the row's own fitted value, in its standard errors without the row.
  public let dffits: [Double?]
  /// The determinant of the covariance without the row over that with it.
  public let covarianceRatios: [Double?]
  /// The coefficients less those without the row, a row each.
  public let dfbeta: [[Double]?]
  /// The same in standard errors s₍ᵢ₎√((XᵀWX)⁻¹)ⱼⱼ.
  public let dfbetas: [[Double]?]
}

extension LinearModel {
  /// Leverage, studentised residuals and what leaving out each row would change.
  public var influence: InfluenceDiagnostics {
    let rows = Array(y.indices)
    let deleted = rows.map { DeletedRow(self, row: $0) }
    let lengths = (0..<width).map { j in
      m.row(j).reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    let changes: [[Double]?] = rows.map { row in
      deleted[row].map { part in
        m.times(q.row(row)).map { $0 * part.residual / (1 - part.leverage) }
      }
    }
    return InfluenceDiagnostics(
      terms: fit.terms, leverages: fit.leverages, residuals: fit.residuals,
      standardizedResiduals: deleted.map { $0?.standardized },
      studentizedResiduals: deleted.map { $0?.studentized },
      cooksDistances: deleted.map { $0?.cooksDistance },
      dffits: deleted.map { part in
        part.flatMap { part in
          part.studentized.map { $0 * (part.leverage / (1 - part.leverage)).squareRoot() }
        }
      },
      covarianceRatios: deleted.map { $0?.covarianceRatio }, dfbeta: changes,
      dfbetas: rows.map { row in
        guard let change = changes[row], let s = deleted[row]?.deviation, s > 0 else { return nil }
        return zip(change, lengths).map { $0 / (s * $1) }
      })
  }
}

/// One row of a regression, and the residual standard deviation without it.
private struct DeletedRow {
  let leverage: Double
  /// √w e.
  let residual: Double
  let standardized: Double
  let cooksDistance: Double
  /// s without the row; nil when no degree of freedom would be left.
  let deviation: Double?
  let studentized: Double?
  let covarianceRatio: Double?

  init?(_ model: LinearModel, row: Int) {
    let leverage = model.fit.leverages[row]
    guard !model.isExact, !leverage.isUnitLeverage, (model.weights?[row] ?? 1) > 0 else {
      return nil
    }
    self.leverage = leverage
    residual = model.weightedResiduals[row]
    let (p, degrees) = (Double(model.width), Double(model.fit.degreesOfFreedomResidual))
    let sum = model.fit.sumOfSquaresResidual
    let own = residual * residual / (1 - leverage)
    let standardized = residual / (sum / degrees * (1 - leverage)).squareRoot()
    self.standardized = standardized
    cooksDistance = standardized * standardized * leverage / (1 - leverage) / p
    // Where the rest fits exactly, s without the row is rounding.
    guard degrees > 1, sum - own > 1e-12 * sum else {
      (deviation, studentized, covarianceRatio) = (nil, nil, nil)
      return
    }
    let variance = (sum - own) / (degrees - 1)
    deviation = variance.squareRoot()
    studentized = residual / (variance * (1 - leverage)).squareRoot()
    let ratio = variance / (sum / degrees)
    covarianceRatio = exponential(p * logOf(ratio)) / (1 - leverage)
  }
}
