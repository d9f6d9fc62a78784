import LinearAlgebra
import Statistics

/// How much of what a model explains goes with each driver, and whether the order could be chance.
///
/// The share of a driver is what it adds to R², averaged over all orders in which the drivers can
/// enter: LMG, the Shapley value of R². A categorical driver is one player with all its columns.
/// Rows, or whole accounts, are drawn again for intervals of shares, ranks and differences.
/// Source: Lindeman, Merenda & Gold 1980; Grömping 2006, Journal of Statistical Software 17(1);
/// Grömping 2007, American Statistician 61:139–147.
public struct RelativeImportance: Codable, Sendable, Equatable {
  /// How rows are drawn again; nil gives no intervals and does not assess the ranking.
  public var bootstrap: Bootstrap?
  /// The confidence level.
  public var level: Double

  /// Most drivers of a linear model, of which all subsets are formed.
  public static let largestDriverCount = SubsetValues.largestPlayerCount
  /// Most drivers of a model that is fitted anew for every subset.
  public static let largestFittedDriverCount = 12
  /// The fewest units that can be drawn again.
  public static let fewestUnits = 5

  /// Chooses how to assess.
  /// - Parameters:
  ///   - bootstrap: what is drawn, how often and from which seed; nil draws nothing.
  ///   - level: the confidence level, between 0 and 1.
  public init(bootstrap: Bootstrap? = Bootstrap(), level: Double = 0.95) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    self.bootstrap = bootstrap
    self.level = level
  }

  /// Shares R² of a linear model with a constant.
  /// - Parameters:
  ///   - x: n × p, without a column for the constant.
  ///   - y: the outcome, n.
  ///   - drivers: which columns of x belong together.
  ///   - outcome: the name of y, for errors.
  ///   - progress: told the share of resamples that is done, 0…1.
  /// - Throws: `fit` with `rankDeficient` when columns repeat or add up to others, `tooFewRows`,
  ///   `nonFinite`; `constantOutcome`, `noDrivers`, `tooManyDrivers`, `resampling`.
  /// - Complexity: O(2^drivers) short column operations, once and per resample.
  public func fit(
    x: Matrix, y: [Double], drivers: [ImportanceDriver], outcome: String = "the outcome",
    progress: (@Sendable (Double) -> Void)? = nil
  ) throws(ImportanceError) -> RelativeImportanceResult {
    precondition(y.count == x.rows, "\(y.count) responses for \(x.rows) rows")
    for column in drivers.flatMap(\.columns) {
      precondition(
        column >= 0 && column < x.columns, "column \(column) of \(x.columns) columns")
    }
    try check(drivers.count, limit: Self.largestDriverCount)
    let data = ImportanceData(x: x, y: y, drivers: drivers)
    let whole = try data.whole(outcome: outcome)
    let replicates = try replicates(count: y.count, width: drivers.count, progress) {
      data.shares(rows: $0)
    }
    let details = drivers.indices.map { place in
      ImportanceAssembly.Detail(
        name: drivers[place].name, columns: drivers[place].columnNames,
        weight: whole.weights?[place], pratt: whole.pratt?[place],
        marginalSign: whole.marginalSigns[place], coefficientSign: whole.coefficientSigns[place])
    }
    return ImportanceAssembly(
      settings: self, measure: .rSquared, observations: y.count, subsets: whole.subsets,
      details: details, replicates: replicates
    ).result()
  }

  /// Shares R² of a linear model of the main effects of a design.
  /// - Throws: `interaction`, `noIntercept`, `design` when the outcome is no number, and as
  ///   `fit(x:y:drivers:outcome:progress:)`. Rows of errors count in the design.
  public func fit(
    _ design: Design, progress: (@Sendable (Double) -> Void)? = nil
  ) throws(ImportanceError) -> RelativeImportanceResult {
    let y: [Double]
    do {
      y = try design.response.numbers()
    } catch {
      throw .design(error)
    }
    return try fit(
      x: design.x, y: y, drivers: try Self.drivers(of: design), outcome: design.response.label,
      progress: progress)
  }

  /// The main effects of a design as drivers.
  /// - Throws: `interaction`, `noIntercept`.
  public static func drivers(of design: Design) throws(ImportanceError) -> [ImportanceDriver] {
    if !design.formula.intercept { throw .noIntercept }
    if let term = design.formula.terms.first(where: { $0.order > 1 }) {
      throw .interaction(term: term.label)
    }
    return zip(design.formula.terms, design.columnsByTerm).map { term, columns in
      ImportanceDriver(
        name: term.label, columns: columns, columnNames: columns.map { design.names[$0] })
    }
  }

  /// Shares what any model explains that is fitted anew for every subset of drivers.
  ///
  /// The value of a subset is 1 − D/D₀, D₀ being the deviance without drivers: McFadden's R² for a
  /// model of yes and no, with ordinary or penalised likelihood.
  /// - Parameters:
  ///   - drivers: their names, at most 12: there are 2^12 fits, once and per resample.
  ///   - columns: the names of the columns of each driver; nil for one each.
  ///   - observations: the number of rows.
  ///   - outcome: the name of the outcome, for errors.
  ///   - marginalSigns: of each driver alone, or nil.
  ///   - coefficientSigns: of each driver beside the others, or nil.
  ///   - progress: told the share of resamples that is done, 0…1.
  ///   - deviance: the deviance of the model of some rows, repeats included, with some drivers, given
  ///     by index in ascending order; nil where it cannot be fitted. Called on several threads.
  /// - Throws: `undefinedSubset` when some model cannot be fitted to all rows, `constantOutcome` when
  ///   D₀ is zero; `noDrivers`, `tooManyDrivers`, `resampling`.
  public func fit(
    drivers: [String], columns: [[String]]? = nil, observations: Int,
    outcome: String = "the outcome", marginalSigns: [Int?]? = nil,
    coefficientSigns: [Int?]? = nil, progress: (@Sendable (Double) -> Void)? = nil,
    deviance: @escaping @Sendable (_ rows: [Int], _ drivers: [Int]) -> Double?
  ) throws(ImportanceError) -> RelativeImportanceResult {
    let count = drivers.count
    for lists in [columns?.count, marginalSigns?.count, coefficientSigns?.count] {
      precondition(lists == nil || lists == count, "\(lists ?? 0) entries for \(count) drivers")
    }
    try check(count, limit: Self.largestFittedDriverCount)
    @Sendable func evaluate(_ rows: [Int]) -> Result<SubsetValues?, SubsetValues.UndefinedSubset> {
      guard let empty = deviance(rows, []), empty.isFinite else {
        return .failure(SubsetValues.UndefinedSubset(players: []))
      }
      guard empty > 0 else { return .success(nil) }
      return SubsetValues.evaluating(players: count) { members in
        members.isEmpty ? 0 : deviance(rows, members).map { 1 - $0 / empty }
      }.map { $0 }
    }
    let subsets: SubsetValues
    switch evaluate(Array(0..<observations)) {
    case .success(nil): throw .constantOutcome(outcome)
    case .success(let values?): subsets = values
    case .failure(let undefined):
      throw .undefinedSubset(drivers: undefined.players.map { drivers[$0] })
    }
    let replicates = try replicates(count: observations, width: count, progress) { rows in
      guard case .success(let values?) = evaluate(rows.map(Int.init)) else { return nil }
      return values.shapley
    }
    let details = drivers.indices.map { place in
      ImportanceAssembly.Detail(
        name: drivers[place], columns: columns?[place] ?? [drivers[place]], weight: nil, pratt: nil,
        marginalSign: marginalSigns?[place], coefficientSign: coefficientSigns?[place])
    }
    return ImportanceAssembly(
      settings: self, measure: .devianceShare, observations: observations, subsets: subsets,
      details: details, replicates: replicates
    ).result()
  }

  private func check(_ count: Int, limit: Int) throws(ImportanceError) {
    if count == 0 { throw .noDrivers }
    if count > limit { throw .tooManyDrivers(count: count, limit: limit) }
  }

  private func replicates(
    count: Int, width: Int, _ progress: (@Sendable (Double) -> Void)?,
    _ shares: @escaping @Sendable (_ rows: [Int32]) -> [Double]?
  ) throws(ImportanceError) -> VectorReplicates? {
    guard let bootstrap else { return nil }
    do {
      return try bootstrap.runVectors(count: count, width: width, progress: progress, shares)
    } catch {
      throw .resampling(error)
    }
  }
}
