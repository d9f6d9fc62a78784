/// The order in which people list names: digits by their value, so "team 2" stands before "team 10", and
/// periods as they follow each other, so "Q4 2024" stands before "Q1 2025", after all other names.
package enum NaturalOrder {
  /// Whether one name stands before another.
  package static func precedes(_ a: String, _ b: String) -> Bool {
    switch (period(a), period(b)) {
    case (let x?, let y?) where x.start != y.start: return x.start < y.start
    case (nil, .some): return true
    case (.some, nil): return false
    default: break
    }
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

  /// Plain numbers are no periods: 2024 may be a year or a count.
  private static func period(_ name: String) -> PeriodName? {
    Int(name) == nil ? PeriodName(name) : nil
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
