import LinearAlgebra
import Statistics

/// The columns 1, x, x², … of a polynomial, each power with what rounding to double leaves of it.
///
/// High powers of the same x are nearly collinear, and rounding each of them by itself then moves
/// the coefficients by far more than rounding x does: eight digits on a polynomial of degree 10.
/// Powers are therefore formed in double-double, from the decimals that x stands for.
public struct PolynomialDesign: Sendable, Equatable {
  /// The powers rounded to double, n × (degree + 1), the intercept first.
  public let matrix: Matrix
  /// What rounding left, of the same shape.
  public let remainder: Matrix
  /// The names of the columns: (Intercept), x^1, x^2, …
  public let names: [String]

  /// Forms the powers of a variable.
  /// - Parameters:
  ///   - x: one value per row.
  ///   - degree: the highest power, at least 0.
  ///   - name: the name of the variable.
  public init(_ x: [Double], degree: Int, name: String = "x") {
    precondition(degree >= 0, "a polynomial of degree \(degree)")
    let base = x.map(DoubleDouble.init(decimal:))
    var powers = [[DoubleDouble]](
      repeating: Array(repeating: DoubleDouble(1), count: x.count), count: 1)
    for _ in 0..<degree { powers.append(zip(powers[powers.count - 1], base).map { $0 * $1 }) }
    let columns = DoubleDoubleMatrix(
      rows: x.count, columns: degree + 1, Array(powers.joined()))
    matrix = columns.rounded
    remainder = columns.remainder
    names = ["(Intercept)"] + (0..<degree).map { "\(name)^\($0 + 1)" }
  }
}
