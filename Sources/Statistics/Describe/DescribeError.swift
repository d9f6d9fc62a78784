/// Why numbers cannot be described; positions count from zero.
public enum DescribeError: Error, Sendable, Equatable {
  /// A value is NaN or infinite.
  case nonFinite(position: Int)
  /// A weight is negative, NaN or infinite.
  case invalidWeight(position: Int)
}

extension DescribeError: CustomStringConvertible {
  /// One sentence that says what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .nonFinite(let position):
      "value \(position) is not a finite number; leave it out as missing"
    case .invalidWeight(let position):
      "weight \(position) is negative or not finite; weights are zero or positive"
    }
  }
}
