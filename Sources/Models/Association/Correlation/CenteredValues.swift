import Statistics

/// Values less their mean, divided by their length: a unit vector, whose products are correlations.
package struct CenteredValues: Sendable {
  /// The unit vector; nil when the values differ by no more than rounding.
  package let unit: [Double]?
  /// The mean.
  package let mean: Double
  /// The root of the sum of squared deviations.
  package let length: Double

  /// Centres values.
  package init(_ values: [Double]) {
    let n = Double(values.count)
    guard !values.isEmpty else {
      (unit, mean, length) = (nil, 0, 0)
      return
    }
    let rough = CompensatedSum(values).value / n
    var deviations = values.map { $0 - rough }
    // A second pass takes away the rounding of the first mean.
    let rest = CompensatedSum(deviations).value / n
    for row in deviations.indices { deviations[row] -= rest }
    mean = rough + rest
    // Dividing by the largest first keeps squares of tiny deviations from vanishing.
    let largest = deviations.reduce(0) { max($0, abs($1)) }
    let size = values.reduce(0) { max($0, abs($1)) }
    guard largest > 4 * Double.ulpOfOne * size else {
      (unit, length) = (nil, 0)
      return
    }
    var squares = 0.0
    for row in deviations.indices {
      deviations[row] /= largest
      squares += deviations[row] * deviations[row]
    }
    let root = squares.squareRoot()
    for row in deviations.indices { deviations[row] /= root }
    unit = deviations
    length = largest * root
  }
}

/// The correlation of two variables; nil when one of them is constant.
func pearsonCorrelation(_ x: [Double], _ y: [Double]) -> Double? {
  guard let a = CenteredValues(x).unit, let b = CenteredValues(y).unit else { return nil }
  return unitProduct(a, b)
}

/// The product of two unit vectors, held inside −1…1 against rounding.
func unitProduct(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for row in a.indices { sum += a[row] * b[row] }
  // A product this close to one is one: its distance is the rounding of the two lengths.
  if abs(sum) > 1 - 4 * Double.ulpOfOne { return sum > 0 ? 1 : -1 }
  return sum
}
