import Models
import Statistics

extension Runner {
  /// `correlation_reliability`: agreement of raters and reliability of scales.
  static let agreement = [intraclass, kappa, krippendorff, cronbach]

  /// `correlation_reliability/intraclass_correlation`: every form of Shrout and Fleiss.
  static let intraclass = Runner(
    family: "correlation_reliability", method: "intraclass_correlation"
  ) { context in
    let ratings = try context.input.ratings("ratings_subjects_by_raters")
    let level = try context.confidenceLevel()
    let result = try IntraclassCorrelation(level: level).run(ratings)
    let forms = result.estimates.map { estimate in
      JSONValue.Member(
        key: estimate.form.rawValue,
        value: [
          "estimate": .number(estimate.estimate), "f": .number(estimate.test?.statistic),
          "df1": .number(estimate.degreesOfFreedom[0]),
          "df2": .number(estimate.degreesOfFreedom[1]),
          "p_value": .number(estimate.test?.pValue),
          "ci_lower": .number(estimate.interval?.lower),
          "ci_upper": .number(estimate.interval?.upper),
        ])
    }
    return .object(
      forms + [
        JSONValue.Member(
          key: "ms_between_subjects", value: .number(result.meanSquareSubjects)),
        JSONValue.Member(key: "ms_within", value: .number(result.meanSquareWithin)),
        JSONValue.Member(key: "ms_between_raters", value: .number(result.meanSquareRaters)),
        JSONValue.Member(key: "ms_error", value: .number(result.meanSquareError)),
      ])
  }

  /// `correlation_reliability/cohen_kappa`: a table of two raters, by every weighting.
  static let kappa = Runner(
    family: "correlation_reliability", method: "cohen_kappa"
  ) { context in
    let counts = try context.input.table("table").counts
    guard counts.allSatisfy({ $0.count == counts.count }) else {
      throw context.input.unusable("table", "a table of two raters is square")
    }
    let plain = CohenKappa().run(table: counts)
    let linear = CohenKappa(weights: .linear).run(table: counts)
    let quadratic = CohenKappa(weights: .quadratic).run(table: counts)
    return [
      "kappa": .number(plain.estimate), "ase": .number(plain.standardError),
      "se_under_zero": .number(plain.standardErrorUnderZero),
      "linear_weighted": .number(linear.estimate),
      "linear_weighted_ase": .number(linear.standardError),
      "quadratic_weighted": .number(quadratic.estimate),
      "quadratic_weighted_ase": .number(quadratic.standardError),
      "percent_agreement": .number(plain.observedAgreement),
    ]
  }

  /// `correlation_reliability/krippendorff_alpha`: by every metric.
  static let krippendorff = Runner(
    family: "correlation_reliability", method: "krippendorff_alpha"
  ) { context in
    let raters = try context.input.ratings("ratings_raters_by_units")
    guard let count = raters.first?.count, raters.allSatisfy({ $0.count == count }) else {
      throw context.input.unusable(
        "ratings_raters_by_units", "every rater needs an entry for every unit")
    }
    let units = (0..<count).map { unit in raters.map { $0[unit] } }
    func alpha(_ metric: KrippendorffAlpha.Metric) throws -> JSONValue {
      .number(try KrippendorffAlpha(metric: metric, replicates: 0).run(units: units).estimate)
    }
    return [
      "nominal": try alpha(.nominal), "ordinal": try alpha(.ordinal),
      "interval": try alpha(.interval), "ratio": try alpha(.ratio),
    ]
  }

  /// `correlation_reliability/cronbach_alpha`: the items of a scale.
  static let cronbach = Runner(
    family: "correlation_reliability", method: "cronbach_alpha"
  ) { context in
    let names = try context.params.texts("items")
    let columns = try completeColumns(names, of: context.table()).map { $0.map(Optional.some) }
    let level = try context.confidenceLevel()
    let result = try CronbachAlpha(level: level).run(columns, names: names)
    return [
      "alpha": .number(result.estimate), "feldt_ci_lower": .number(result.interval?.lower),
      "feldt_ci_upper": .number(result.interval?.upper),
      "standardized_alpha": .number(result.standardized),
      "mean_inter_item_correlation": .number(result.meanInterItemCorrelation),
      "alpha_if_item_deleted": .array(
        result.items.map { .number($0.alphaIfDropped) as JSONValue }),
      "corrected_item_total_correlation": .array(
        result.items.map { .number($0.itemRestCorrelation) as JSONValue }),
      "guttman_lambda6_correlations": .number(result.guttmanLambda6),
    ]
  }
}

extension CaseObject {
  /// An array of rows of numbers, null where missing; rows of the same length.
  fileprivate func ratings(_ key: String) throws(CaseError) -> [[Double?]] {
    var rows: [[Double?]] = []
    for (index, element) in try array(key).enumerated() {
      guard case .array(let cells) = element else {
        throw unusable("\(key)[\(index)]", "a row should be here, not \(element)")
      }
      var row: [Double?] = []
      for cell in cells {
        switch cell {
        case .null: row.append(nil)
        case .number(let number) where number.isFinite: row.append(number)
        default: throw unusable("\(key)[\(index)]", "a number should be here, not \(cell)")
        }
      }
      if let first = rows.first, first.count != row.count {
        throw unusable(
          "\(key)[\(index)]", "\(row.count) entries where the first has \(first.count)")
      }
      rows.append(row)
    }
    return rows
  }
}
