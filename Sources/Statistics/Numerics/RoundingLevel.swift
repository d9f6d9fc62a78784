/// Whether a sum of squares is no more than rounding leaves of the numbers it was formed from.
///
/// Doubles carry a relative error of half a unit in the last place; a root mean square below four
/// units is not information about the data.
/// - Parameters:
///   - sumOfSquares: of deviations or residuals.
///   - reference: the sum of squares of the values themselves, about zero.
package func isRounding(_ sumOfSquares: Double, against reference: Double) -> Bool {
  let level = 4 * Double.ulpOfOne
  return sumOfSquares <= level * level * reference
}
