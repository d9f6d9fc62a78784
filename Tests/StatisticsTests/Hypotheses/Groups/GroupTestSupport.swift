import Foundation
import Probability
import Testing

/// Whether a value survives being written as JSON and read back, which NaN would not.
func survivesJSON<Value: Codable & Equatable>(_ value: Value) throws -> Bool {
  try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value)) == value
}

/// Whether two numbers are equal up to a relative error; false when one is missing.
func isClose(_ a: Double?, _ b: Double?, _ tolerance: Double = 1e-12) -> Bool {
  guard let a, let b else { return false }
  return abs(a - b) <= tolerance * max(1, abs(b))
}

/// Two reproducible groups of scores on 0…10.
func scores(_ n: Int, _ m: Int, seed: UInt64) -> (first: [Double], second: [Double]) {
  var generator = Philox(seed: seed)
  return (
    (0..<n).map { _ in Double(generator.below(11)) },
    (0..<m).map { _ in Double(min(10, 2 + generator.below(11))) }
  )
}
