import Probability

/// How much the mean of a unit (an account, a partner) owes to chance: the variance between the
/// people of one unit, and between the answers of one person, each pooled over all units.
///
/// Method of moments of the nested layout, unequal numbers (Henderson's method I):
/// σ²_people = (MS_people − MS_answers)/n₀ with n₀ = (N − Σ_units Σ_people m²/n)/(people − units);
/// where that is not positive, answers of a unit count as independent and both mean squares are one.
/// Source: Searle, Casella & McCulloch 1992, Variance Components, chapter 5; degrees of freedom:
/// Satterthwaite 1946, Biometrics Bulletin 2:110–114.
public struct NestedNoise: Codable, Sendable, Equatable {
  /// The variance between people of one unit; zero where it is not seen.
  public let varianceOfPeople: Double
  /// The variance between answers of one person.
  public let varianceOfAnswers: Double
  /// Whether some unit has two people, so that what people differ by can be seen.
  public let seesPeople: Bool
  /// A figure of the people and of the answers.
  private struct Stages: Codable, Sendable, Equatable {
    let people: Double
    let answers: Double
  }

  private let meanSquares: Stages
  private let degrees: Stages
  private let typicalSize: Double

  /// Pools the scatter within units.
  /// - Parameters:
  ///   - values: one per answer
  ///   - units: the unit of each answer, any codes
  ///   - people: the person of each answer; nil stands for somebody else each time. A person who
  ///     answers for two units counts as two.
  /// - Returns: nil when no unit has two answers.
  public init?(values: [Double], units: [Int], people: [Int?]) {
    precondition(
      values.count == units.count && values.count == people.count,
      "\(values.count) values, \(units.count) units and \(people.count) people")
    var byUnit: [Int: [Int]] = [:]
    for (row, unit) in units.enumerated() { byUnit[unit, default: []].append(row) }
    var (betweenSquares, withinSquares, sizes, persons) = (0.0, 0.0, 0.0, 0)
    for unit in byUnit.keys.sorted() {
      let rows = byUnit[unit] ?? []
      let groups = Self.groups(rows, people)
      persons += groups.count
      let mean = Self.mean(rows.map { values[$0] })
      for group in groups {
        let own = Self.mean(group.map { values[$0] })
        let count = Double(group.count)
        betweenSquares += count * (own - mean) * (own - mean)
        withinSquares += group.reduce(0) { $0 + (values[$1] - own) * (values[$1] - own) }
        sizes += count * count / Double(rows.count)
      }
    }
    let (n, p, g) = (Double(values.count), Double(persons), Double(byUnit.count))
    guard n > g else { return nil }
    degrees = Stages(people: p - g, answers: n - p)
    seesPeople = p > g
    // What is left of equal decimals after rounding is no scatter.
    let size = values.reduce(0) { $0 + $1 * $1 }
    let floor = 1e-24 * size
    let between = betweenSquares > floor ? betweenSquares : 0
    let within = withinSquares > floor ? withinSquares : 0
    let pooled = (between + within) / (n - g)
    typicalSize = p > g ? (n - sizes) / (p - g) : 0
    guard p > g, n > p, between / (p - g) > within / (n - p) else {
      meanSquares = Stages(people: pooled, answers: pooled)
      (varianceOfPeople, varianceOfAnswers) = (0, pooled)
      return
    }
    meanSquares = Stages(people: between / (p - g), answers: within / (n - p))
    varianceOfAnswers = within / (n - p)
    varianceOfPeople = (meanSquares.people - meanSquares.answers) / typicalSize
  }

  /// The variance of a unit's mean, and the degrees of freedom it is known with.
  public struct Error: Codable, Sendable, Equatable {
    /// The variance.
    public let variance: Double
    /// Satterthwaite's degrees of freedom.
    public let degreesOfFreedom: Double

    /// Makes an error.
    public init(variance: Double, degreesOfFreedom: Double) {
      self.variance = variance
      self.degreesOfFreedom = degreesOfFreedom
    }

    /// The error of a difference of two independent figures.
    public func adding(_ other: Error) -> Error {
      let total = variance + other.variance
      guard total > 0 else {
        return Error(
          variance: 0, degreesOfFreedom: min(degreesOfFreedom, other.degreesOfFreedom))
      }
      // Shares instead of squares of variances: these cannot overflow.
      let (u, v) = (variance / total, other.variance / total)
      return Error(
        variance: total,
        degreesOfFreedom: 1 / (u * u / degreesOfFreedom + v * v / other.degreesOfFreedom))
    }
  }

  /// The error of a weighted mean of one unit's answers.
  /// - Parameters:
  ///   - weights: one per answer
  ///   - people: the person of each answer, nil for somebody else each time
  public func error(weights: [Double], people: [Int?]) -> Error {
    precondition(weights.count == people.count, "\(weights.count) weights, \(people.count) people")
    let squares = weights.reduce(0) { $0 + $1 * $1 }
    guard varianceOfPeople > 0 else {
      return Error(
        variance: varianceOfAnswers * squares,
        degreesOfFreedom: degrees.people + degrees.answers)
    }
    let shared = Self.groups(Array(weights.indices), people).reduce(0.0) { sum, group in
      let own = group.reduce(0) { $0 + weights[$1] }
      return sum + own * own
    }
    let people = shared / typicalSize * meanSquares.people
    let answers = (squares - shared / typicalSize) * meanSquares.answers
    let variance = varianceOfPeople * shared + varianceOfAnswers * squares
    let inverse = people * people / degrees.people + answers * answers / degrees.answers
    return Error(variance: variance, degreesOfFreedom: variance * variance / inverse)
  }

  /// The rows of each person, in order of appearance.
  private static func groups(_ rows: [Int], _ people: [Int?]) -> [[Int]] {
    var places: [Int: Int] = [:]
    var groups: [[Int]] = []
    for row in rows {
      if let person = people[row], let place = places[person] {
        groups[place].append(row)
      } else {
        if let person = people[row] { places[person] = groups.count }
        groups.append([row])
      }
    }
    return groups
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }
}
