import LinearAlgebra
import Models
import Statistics
import Tables

extension Runner {
  /// `linear_models`: R² shared out among the columns of a linear model.
  static let relativeImportance = Runner(
    family: "linear_models", method: "relative_importance"
  ) { context in
    let table = try context.table()
    let response = try context.params.text("response")
    let predictors = try context.params.texts("predictors")
    let columns = try completeColumns([response] + predictors, of: table)
    let result = try RelativeImportance(bootstrap: nil).fit(
      x: Matrix(columns: Array(columns.dropFirst())), y: columns[0],
      drivers: predictors.enumerated().map { ImportanceDriver(name: $1, columns: [$0]) },
      outcome: response)
    let drivers = result.drivers
    let total = result.total
    func optional(_ values: [Double?]) -> JSONValue {
      .array(values.map { .number($0) as JSONValue })
    }
    return [
      "predictors": .strings(drivers.map(\.name)),
      "r_squared": .number(total),
      "lmg": .numbers(drivers.map(\.share)),
      "lmg_normalised": optional(drivers.map(\.shareOfExplained)),
      "johnson_relative_weights": optional(drivers.map(\.relativeWeight)),
      "johnson_normalised": optional(drivers.map { $0.relativeWeight.map { $0 / total } }),
      "first": .numbers(drivers.map(\.alone)),
      "last": .numbers(drivers.map(\.last)),
      "pratt": optional(drivers.map(\.pratt)),
    ]
  }
}
