#if SPSS
  import Tables

  /// The labels of the values of a variable.
  struct ValueLabels {
    var numbers: [Double: String] = [:]
    var texts: [String: String] = [:]
    /// Labels of Stata's missing values `.a` to `.z`.
    var tags: [Character: String] = [:]

    /// Whether labelled numbers are points of a scale and stay numbers; otherwise they are codes of a
    /// category, which its labels name.
    ///
    /// A scale is what the file declares as such, what is labelled with its own numbers
    /// ("10 Extremely likely"), what has points without a label between those with one (only
    /// the ends are worded), and what is labelled only here and there (0 is "No revenue").
    /// - Parameters:
    ///   - labels: of the values that are not missing.
    ///   - occurring: the values that occur.
    ///   - isMeasured: whether the file declares a scale.
    static func areScale(
      _ labels: [Double: String], occurring: some Collection<Double>, isMeasured: Bool
    ) -> Bool {
      guard !isMeasured, let first = labels.keys.min(), let last = labels.keys.max() else {
        return true
      }
      if labels.allSatisfy({ beginsWithItself($0.value, $0.key) }) { return true }
      let bare = occurring.filter { labels[$0] == nil }
      if bare.contains(where: { $0 > first && $0 < last }) { return true }
      return occurring.count - bare.count <= bare.count
    }

    /// Whether a label is its number, alone or before the wording.
    private static func beginsWithItself(_ label: String, _ number: Double) -> Bool {
      let digits = numberText(number)
      guard label.hasPrefix(digits) else { return false }
      let next = label.dropFirst(digits.count).first
      return next.map { !$0.isNumber && !$0.isLetter && $0 != "-" && $0 != "–" && $0 != "." }
        ?? true
    }
  }
#endif
