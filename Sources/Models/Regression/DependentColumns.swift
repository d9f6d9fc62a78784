import LinearAlgebra
import Statistics

/// Names the columns that earlier columns determine, in the order of the design.
///
/// Pivoting decides whether the rank is deficient; going through the columns in the user's order
/// decides whom to blame, so that an intercept or the first of two duplicates is never named.
/// - Parameters:
///   - a: n × p, its columns scaled to a common length.
///   - names: one per column.
///   - tolerance: of the rank decision.
func dependentColumns(_ a: Matrix, names: [String], tolerance: Double) -> [DependentColumn] {
  var kept = [Int]()
  var dependent = [DependentColumn]()
  for j in 0..<a.columns {
    // Entries were checked to be finite, which is all that QR throws for.
    guard let qr = try? QR(a.selecting(columns: kept + [j]), tolerance: tolerance) else { continue }
    if qr.hasFullColumnRank {
      kept.append(j)
      continue
    }
    let column = a.column(j)
    let shares =
      (try? QR(a.selecting(columns: kept), tolerance: tolerance).solve(column)) ?? []
    let largest = shares.reduce(0) { max($0, abs($1)) }
    let others = zip(kept, shares).filter { abs($1) > 1e-7 * largest }.map { names[$0.0] }
    dependent.append(DependentColumn(name: names[j], dependsOn: others))
  }
  return dependent
}
