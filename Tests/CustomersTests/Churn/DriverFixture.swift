import Models
import Probability
import Tables

@testable import Customers

/// Accounts made by rule, so that every figure of a test can be followed.
enum DriverFixture {
  /// Twenty-four accounts: churn goes up where usage is low, with exceptions.
  static func accounts(churned: [Bool]? = nil) -> Table {
    let usage = (0..<24).map { Double($0 % 8) + Double($0 / 8) / 4 }
    let seats = (0..<24).map { Double(($0 * 7) % 11) }
    let left = churned ?? usage.indices.map { (usage[$0] < 3) != ($0 % 5 == 0) }
    return Table(
      source: "accounts.csv",
      columns: [
        Column(name: "account", texts: (0..<24).map { "a\($0)" }),
        Column(name: "usage", numbers: usage),
        Column(name: "seats", numbers: seats),
        Column(name: "churned", texts: left.map { $0 ? "yes" : "no" }),
      ])
  }

  static func formula(_ drivers: String..., outcome: String = "churned") throws -> Formula {
    try Formula(outcome: outcome, drivers: drivers)
  }

  /// The numbers 0..<count in an order drawn from a stream.
  static func shuffled(_ count: Int, stream: UInt64) -> [Int] {
    var generator = Philox(seed: 5, stream: stream)
    return (0..<count).map { (UInt64.random(in: 0...(.max), using: &generator), $0) }
      .sorted { $0.0 < $1.0 }.map(\.1)
  }
}
