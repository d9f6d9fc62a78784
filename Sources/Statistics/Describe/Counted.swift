/// A number of things as a sentence says it: "1 account", "12 accounts".
/// - Parameters:
///   - count: how many.
///   - noun: one of them.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

/// That things are too few: "1 account is too few; at least 5 are needed".
/// - Parameters:
///   - plural: what they are called, in the plural.
package func tooFew(_ count: Int, _ plural: String, needed: Int) -> String {
  "\(counted(count, String(plural.dropLast()))) \(count == 1 ? "is" : "are") too few; at least "
    + "\(needed) \(needed == 1 ? "is" : "are") needed"
}
