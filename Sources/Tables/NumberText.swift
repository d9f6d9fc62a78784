/// The shortest text that reads back as the same number; whole numbers without a point ("2024").
package func numberText(_ value: Double) -> String {
  if value.magnitude < 9_007_199_254_740_992, value == value.rounded(.towardZero) {
    return String(Int64(value))
  }
  return value.description
}
