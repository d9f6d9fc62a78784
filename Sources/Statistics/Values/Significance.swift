/// Whether a p-value rejects its null hypothesis where intervals have a confidence level: p ≤ 1 − level.
///
/// 1 − 0.9 is computed as a little less than a tenth, which exact p-values such as 2 of 20 arrangements
/// reach to the digit; a difference of 10⁻¹² is therefore none.
/// - Parameters:
///   - pValue: a p-value; nil, a test that could not be made, rejects nothing
///   - level: the confidence level, between 0 and 1
public func isSignificant(_ pValue: Double?, level: Double) -> Bool {
  guard let pValue else { return false }
  return pValue <= 1 - level + 1e-12
}
