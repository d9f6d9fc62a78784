import Probability

@testable import Statistics

/// Counts from detractors, passives and promoters.
func counts(_ detractors: Double, _ passives: Double, _ promoters: Double) -> NetScoreCounts {
  NetScoreCounts(detractors: detractors, passives: passives, promoters: promoters)
}

/// Accounts from answers −1, 0, +1 and account codes.
func accounts(_ answers: [Int], _ codes: [Int]) -> [NetScoreCounts] {
  (0...(codes.max() ?? 0)).map { code in
    let own = zip(answers, codes).filter { $0.1 == code }.map(\.0)
    return NetScoreCounts(
      detractors: own.count { $0 == -1 }, passives: own.count { $0 == 0 },
      promoters: own.count { $0 == 1 })
  }.filter { $0.total > 0 }
}

/// Random counts of `size` answers, every class possible.
func randomCounts(_ size: Int, _ generator: inout Philox) -> NetScoreCounts {
  let minus = generator.below(size + 1)
  let plus = generator.below(size - minus + 1)
  return NetScoreCounts(detractors: minus, passives: size - minus - plus, promoters: plus)
}

/// Pairs of shapes that have broken methods before: one answer, unanimous, one class missing.
let differenceShapes: [(NetScoreCounts, NetScoreCounts)] = {
  let shapes = [
    counts(1, 0, 0), counts(0, 1, 0), counts(0, 0, 1), counts(1, 1, 0), counts(2, 0, 0),
    counts(0, 0, 5), counts(0, 7, 0), counts(1, 0, 9), counts(3, 4, 5), counts(2, 6, 12),
  ]
  return shapes.flatMap { first in shapes.map { (first, $0) } }
}()

/// The first group of the clustered vector: twelve answers of six accounts.
let firstVectorAccounts = accounts(
  [1, 1, 0, -1, 1, 0, 0, 1, 1, -1, 0, 1], [1, 1, 1, 2, 3, 3, 3, 3, 4, 5, 5, 6])
/// The second group of the clustered vector: ten answers of five accounts.
let secondVectorAccounts = accounts(
  [-1, 0, 1, -1, -1, 0, 1, 0, -1, 0], [1, 1, 2, 3, 3, 3, 4, 4, 5, 5])
