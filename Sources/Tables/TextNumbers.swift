/// The numbers of a text column, for when they are asked for all the same.
///
/// The column is text because some cell is no number, because it holds zero-padded numbers, or
/// because it was made in code. The style in which the fewest cells offend is taken.
struct TextNumbers {
  /// The number of each level, NaN where it has none.
  private let numbers: [Double]
  /// Whether each level is no number.
  let offends: [Bool]
  /// What to do about those that are none.
  let remedy: String

  /// Whether every cell has a number.
  var isComplete: Bool { !offends.contains(true) }

  init(_ labels: Labels) {
    let counts = labels.counts
    let plain = Trial(.onRequest, labels.levels, counts)
    if plain.offending == 0 {
      self.init(plain, remedy: "")
      return
    }
    let point = Trial(.written(.point), labels.levels, counts)
    let comma = Trial(.written(.comma), labels.levels, counts)
    if point.offending == 0, comma.offending == 0, point.numbers != comma.numbers {
      self.init(
        plain,
        remedy: "They read as different numbers with a decimal point and with a decimal comma. "
          + "Say which mark is decimal.")
      return
    }
    let labelled = Trial(.labelled, labels.levels, counts)
    let best = [plain, point, comma, labelled].min { $0.offending < $1.offending } ?? plain
    self.init(best, remedy: "Correct these cells or leave them empty, or choose another column.")
  }

  private init(_ trial: Trial, remedy: String) {
    numbers = trial.numbers.map { $0 ?? NumberView.missing }
    offends = trial.numbers.map { $0 == nil }
    self.remedy = remedy
  }

  /// One number per row, NaN where missing or none.
  func values(_ labels: Labels) -> [Double] {
    labels.codes.map { $0 < 0 ? NumberView.missing : numbers[Int($0)] }
  }

  private struct Trial {
    var numbers: [Double?]
    /// How many cells have no number.
    var offending = 0

    init(_ style: NumberStyle, _ levels: [String], _ counts: [Int]) {
      var reader = StyleReader(style)
      numbers = levels.map { level in level.withByteText { reader.read($0.trimmed()) } }
      // Texts that are no numbers together offend one and all.
      if reader.contradiction(isAsked: true) != nil { numbers = numbers.map { _ in nil } }
      for (number, count) in zip(numbers, counts) where number == nil { offending += count }
    }
  }
}
