/// Which of day and month is written first.
enum DateOrder: Equatable {
  case dayFirst, monthFirst

  var words: String { self == .dayFirst ? "day first" : "month first" }
}

extension CSVOptions.Dates {
  /// The order that was told, nil where it is to be found out.
  var order: DateOrder? {
    switch self {
    case .detect: nil
    case .dayFirst: .dayFirst
    case .monthFirst: .monthFirst
    }
  }
}
