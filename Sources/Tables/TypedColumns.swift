extension Column {
  /// A column of numbers from a format that has them; NaN is a missing cell.
  package init(name: String, doubles: [Double], valueLabels: [Double: String] = [:]) {
    self.init(name: name, storage: .numbers(doubles), valueLabels: valueLabels)
  }

  /// A column of dates from a format that has them.
  ///
  /// - Parameters:
  ///   - name: the header.
  ///   - dayNumbers: days since 1970-01-01, NaN where missing; the fraction is the time of day.
  ///   - hasTime: whether a time of day was written anywhere.
  package init(name: String, dayNumbers: [Double], hasTime: Bool) {
    var clock = Clock()
    clock.hasTime = hasTime
    self.init(name: name, storage: .dates(dayNumbers, clock))
  }

  /// A column without values.
  package init(name: String, missingRows: Int) {
    self.init(name: name, storage: .empty(missingRows))
  }
}
