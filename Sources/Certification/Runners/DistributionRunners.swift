import Probability

extension Runner {
  /// `distributions`: one runner per distribution function; `values` runs parallel to
  /// `input.arguments`.
  static let distributions: [Runner] =
    DistributionFunction.all.map { function in
      Runner(family: "distributions", method: function.name) { context in
        let arguments = try context.input.array("arguments")
        var values: [JSONValue] = []
        for (index, element) in arguments.enumerated() {
          let key = "input.arguments[\(index)]"
          values.append(.number(try function(element, key: key)))
        }
        return ["values": .array(values)]
      }
    }
}

/// A distribution function as cases name it, with the arguments that it takes in their order.
struct DistributionFunction: Sendable {
  /// An argument and the numbers it may be.
  struct Parameter: Sendable {
    let name: String
    let wants: String
    let accepts: @Sendable (Double) -> Bool

    static func real(_ name: String) -> Parameter {
      Parameter(name: name, wants: "a number") { !$0.isNaN }
    }
    static func positive(_ name: String) -> Parameter {
      Parameter(name: name, wants: "a number above 0") { $0 > 0 }
    }
    /// A parameter of a distribution. The libraries promise nothing for sizes that no data have,
    /// and a run must end: what lies beyond is refused here.
    static func between(
      _ name: String, _ least: Double, _ most: Double, orInfinite: Bool = false
    ) -> Parameter {
      Parameter(
        name: name, wants: "a number from \(least) to \(most)" + (orInfinite ? " or Infinity" : "")
      ) { ($0 >= least && $0 <= most) || (orInfinite && $0 == .infinity) }
    }
    static func size(_ name: String) -> Parameter { between(name, 1e-12, 1e12) }
    static func sizeOrInfinite(_ name: String) -> Parameter {
      between(name, 1e-12, 1e12, orInfinite: true)
    }
    static func probability(_ name: String) -> Parameter {
      Parameter(name: name, wants: "a number from 0 to 1") { $0 >= 0 && $0 <= 1 }
    }
    static func whole(_ name: String, _ least: Int = -1 << 40, _ most: Int = 1 << 40) -> Parameter {
      Parameter(name: name, wants: "a whole number from \(least) to \(most)") {
        $0 == $0.rounded() && $0 >= Double(least) && $0 <= Double(most)
      }
    }
  }

  let name: String
  let parameters: [Parameter]
  let evaluate: @Sendable (_ arguments: [Double]) -> Double?

  /// The value at one element of `input.arguments`: a number, or an array of as many numbers as
  /// there are parameters.
  func callAsFunction(_ element: JSONValue, key: String) throws(CaseError) -> Double {
    let given: [JSONValue]
    if case .array(let elements) = element { given = elements } else { given = [element] }
    guard given.count == parameters.count else {
      throw .unusable(
        key: key,
        reason: "\(parameters.map(\.name).joined(separator: ", ")) should be here, not \(element)")
    }
    var arguments: [Double] = []
    for (parameter, value) in zip(parameters, given) {
      guard let number = value.numeric, parameter.accepts(number) else {
        throw .unusable(key: key, reason: "\(parameter.name) is \(value), not \(parameter.wants)")
      }
      arguments.append(number)
    }
    guard let value = evaluate(arguments) else {
      throw .unusable(key: key, reason: "there is no such distribution")
    }
    return value
  }
}
