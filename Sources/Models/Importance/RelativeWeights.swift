import LinearAlgebra

/// Johnson's relative weights: R² shared out by way of the orthogonal columns nearest to the drivers.
///
/// With unit columns X = U D Vᵀ the nearest orthonormal ones are U Vᵀ; the response has the
/// coefficients β = V Uᵀy on them, and they make up the drivers by Λ = V D Vᵀ, the square root of the
/// correlation matrix. Weight j is Σ Λ²ⱼₖβ²ₖ. The weights add up to R².
/// Source: Johnson 2000, Multivariate Behavioral Research 35:1–19, eqs. 4–8.
/// - Parameters:
///   - x: unit columns about their means.
///   - y: the response, likewise.
/// - Returns: nil when the decomposition does not converge.
func relativeWeights(_ x: Matrix, _ y: [Double]) -> [Double]? {
  guard let decomposition = try? SVD(x) else { return nil }
  let projections = decomposition.u.transposedTimes(y)
  let beta = decomposition.v.times(projections)
  let scaled = decomposition.v.scalingColumns(by: decomposition.singularValues)
  let lambda = scaled.timesTransposed(decomposition.v)
  return (0..<x.columns).map { j in
    (0..<x.columns).reduce(0) { $0 + lambda[j, $1] * lambda[j, $1] * beta[$1] * beta[$1] }
  }
}
