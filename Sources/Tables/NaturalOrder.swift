/// The order in which people list names: digits by their value, so "team 2" stands before "team 10".
package enum NaturalOrder {
  /// Whether one name stands before another.
  package static func precedes(_ a: String, _ b: String) -> Bool {
    if let x = Double(a), let y = Double(b), x != y { return x < y }
    var (left, right) = (Substring(a), Substring(b))
    while let first = left.first, let second = right.first {
      if first.isASCIIDigit, second.isASCIIDigit {
        let (x, y) = (left.takeDigits(), right.takeDigits())
        if x.count != y.count { return x.count < y.count }
        if x != y { return x < y }
      } else {
        if first != second { return first < second }
        left.removeFirst()
        right.removeFirst()
      }
    }
    return left.isEmpty && !right.isEmpty
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension Substring {
  /// Removes the digits at the start and gives them without leading zeros.
  fileprivate mutating func takeDigits() -> Substring {
    let digits = prefix { $0.isASCIIDigit }
    removeFirst(digits.count)
    return digits.drop { $0 == "0" }
  }
}
