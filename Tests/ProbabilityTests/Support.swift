import Foundation
import Testing

/// Fails unless value is within a relative or an absolute distance of what is expected.
func expectClose(
  _ value: Double, _ expected: Double, relative: Double = 0, absolute: Double = 0,
  _ comment: @autoclosure () -> String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  let close =
    value == expected || abs(value - expected) <= max(absolute, relative * abs(expected))
  #expect(
    close, "\(value), expected \(expected); \(comment())", sourceLocation: sourceLocation)
}
