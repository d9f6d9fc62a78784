import Statistics
import Tables

extension Runner {
  /// `survey_weights/raking`: weights that meet the totals of several variables.
  static let raking = Runner(family: "survey_weights", method: "raking") { context in
    let table = try context.table()
    guard case .object(let entries)? = context.params.member("margins"), !entries.isEmpty else {
      throw context.params.unusable("margins", "an object of variables should be here")
    }
    let margins = try entries.map {
      try margin($0.key, CaseObject(path: "params.margins.\($0.key)", value: $0.value), table)
    }
    let (design, values) = try sample(context, table)
    let raked = try Raking(margins).run(design).design
    let mean = try raked.mean(values)
    let fixed = try raked.withWeightsAsFixed.mean(values)
    let kish = kishEffectiveSize(raked.weights)
    return [
      "weights": .numbers(raked.weights),
      "mean": .number(mean?.value),
      "standard_error_calibrated": .number(mean?.standardError),
      "standard_error_weights_as_fixed": .number(fixed?.standardError),
      "kish_effective_n": .number(kish),
      "kish_design_effect": .number(kish > 0 ? Double(values.count) / kish : nil),
    ]
  }

  /// `survey_weights/post_stratification`: weights that meet the totals of one variable.
  static let postStratification = Runner(
    family: "survey_weights", method: "post_stratification"
  ) { context in
    let table = try context.table()
    let population = CaseObject(
      path: "params.population", value: context.params.member("population") ?? .null)
    let margin = try margin(context.params.text("stratum"), population, table)
    let (design, values) = try sample(context, table)
    let adjusted = try PostStratification(margin).run(design)
    let mean = try adjusted.mean(values)
    return [
      "weights": .numbers(adjusted.weights),
      "mean": .number(mean?.value),
      "standard_error": .number(mean?.standardError),
    ]
  }
}

/// The rows as independent draws with their initial weights, and the variable to be estimated.
private func sample(
  _ context: CaseContext, _ table: Table
) throws -> (SurveyDesign, values: [Double]) {
  let weights = try completeNumbers(
    context.params.text("initial_weights"), of: table, key: "initial_weights", context)
  let values = try completeNumbers(
    context.params.text("variable"), of: table, key: "variable", context)
  return (try SurveyDesign(rows: table.rowCount, weights: weights), values)
}

/// The totals of an object of categories, and the categories of a column of that name.
private func margin(
  _ name: String, _ totals: CaseObject, _ table: Table
) throws -> PopulationMargin {
  guard case .object(let entries) = totals.value else {
    throw CaseError.unusable(key: totals.path, reason: "an object of totals should be here")
  }
  let labels = try table.labels(name)
  return PopulationMargin(
    name,
    categories: try entries.map { .init($0.key, total: try totals.number($0.key)) },
    rows: labels.codes.map { $0 < 0 ? nil : labels.levels[Int($0)] })
}
