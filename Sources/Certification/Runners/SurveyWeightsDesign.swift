import Statistics
import Tables

extension Runner {
  /// `survey_weights/design_based_means_and_totals`: linearised means and totals of a sample.
  static let designBasedMeans = Runner(
    family: "survey_weights", method: "design_based_means_and_totals"
  ) { context in
    let level = try context.confidenceLevel()
    let names = try context.params.texts("variables")
    let table = try context.table()
    let columns = try completeColumns(names, of: table)
    let design = try surveyDesign(context, table)
    guard columns.allSatisfy({ $0.count == table.rowCount }) else {
      throw context.params.unusable("variables", "a variable has missing values")
    }
    let means = try columns.map { try design.mean($0, level: level) }
    let totals = try columns.map { try design.total($0, level: level) }
    let kish = kishEffectiveSize(design.weights)
    // Where the weights add up to the rows, the sample is the population, and cases list the ratio
    // to its variance of zero as infinite.
    let isCensus = design.sumOfWeights == Double(table.rowCount)
    var members: [JSONValue.Member] = []
    func add(_ key: String, _ value: JSONValue) { members.append(.init(key: key, value: value)) }
    func list(_ key: String, _ values: [Double?]) { add(key, .array(values.map { .number($0) })) }
    list("means", means.map { $0?.value })
    list("standard_errors", means.map { $0?.standardError })
    add("degrees_of_freedom", .number(design.degreesOfFreedom))
    list("ci_lower_t", means.map { $0?.interval?.lower })
    list("ci_upper_t", means.map { $0?.interval?.upper })
    list("totals", totals.map(\.value))
    list("total_standard_errors", totals.map(\.standardError))
    add("sum_of_weights", .number(design.sumOfWeights))
    add("kish_effective_n", .number(kish))
    list("design_effect_with_replacement", means.map { $0?.designEffectWithReplacement })
    list(
      "design_effect_without_replacement",
      means.map { mean in
        isCensus && mean?.designEffectWithReplacement != nil
          ? .infinity : mean?.designEffectWithoutReplacement
      })
    if let domain = try context.params.optionalText("domain") {
      add("domains", try domains(domain, table, design, columns, level))
    }
    return .object(members)
  }

  /// `survey_weights/design_based_ratio`: the linearised ratio of two totals.
  static let designBasedRatio = Runner(
    family: "survey_weights", method: "design_based_ratio"
  ) { context in
    let names = [try context.params.text("numerator"), try context.params.text("denominator")]
    let table = try context.table()
    let columns = try completeColumns(names, of: table)
    guard columns[0].count == table.rowCount else {
      throw context.params.unusable("numerator", "numerator or denominator has missing values")
    }
    let design = try surveyDesign(context, table)
    let ratio = try design.ratio(columns[0], over: columns[1], level: context.confidenceLevel())
    return ["ratio": .number(ratio?.value), "standard_error": .number(ratio?.standardError)]
  }
}

/// The mean of every variable in every domain, levels in ascending order.
private func domains(
  _ name: String, _ table: Table, _ design: SurveyDesign, _ columns: [[Double]], _ level: Double
) throws -> JSONValue {
  let labels = try table.labels(name)
  let order = labels.levels.indices.sorted { labels.levels[$0] < labels.levels[$1] }
  let members = order.map { code in labels.codes.map { Int($0) == code } }
  let estimates = try members.map { domain in
    try columns.map { try design.mean($0, domain: domain, level: level) }
  }
  let counts = try members.map { try design.total($0.map { $0 ? 1 : 0 }, level: level).value }
  return [
    "levels": .strings(order.map { labels.levels[$0] }),
    "means": .array(estimates.map { .array($0.map { .number($0?.value) }) }),
    "standard_errors": .array(estimates.map { .array($0.map { .number($0?.standardError) }) }),
    "total_counts": .numbers(counts),
  ]
}

/// The design that the params describe by column names: `strata`, `cluster`, `fpc`, `weights`.
///
/// Without a column of weights they are implied by the population sizes.
func surveyDesign(_ context: CaseContext, _ table: Table) throws -> SurveyDesign {
  func codes(_ key: String) throws -> [Int]? {
    guard let name = try context.params.optionalText(key) else { return nil }
    let labels = try table.labels(name)
    guard !labels.codes.contains(where: { $0 < 0 }) else {
      throw context.params.unusable(key, "the column has missing values")
    }
    return labels.codes.map(Int.init)
  }
  let sizes = try context.params.optionalText("fpc").map {
    try completeNumbers($0, of: table, key: "fpc", context)
  }
  let weights = try context.params.optionalText("weights").flatMap { name in
    table.columns.contains { $0.name == name }
      ? try completeNumbers(name, of: table, key: "weights", context) : nil
  }
  if weights == nil, sizes == nil {
    throw context.params.unusable("weights", "neither weights nor population sizes are given")
  }
  let stage = SurveyDesign.Stage(
    strata: try codes("strata"), units: try codes("cluster"), populationSizes: sizes)
  return try SurveyDesign(rows: table.rowCount, weights: weights, stages: [stage])
}

/// A column of numbers none of which is missing.
func completeNumbers(
  _ name: String, of table: Table, key: String, _ context: CaseContext
) throws -> [Double] {
  let numbers = try completeColumns([name], of: table)[0]
  guard numbers.count == table.rowCount else {
    throw context.params.unusable(key, "the column has missing values")
  }
  return numbers
}
