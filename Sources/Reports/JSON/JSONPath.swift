/// The place of a value, for messages: `result.groups[2].standard_error`.
indirect enum JSONPath: CustomStringConvertible {
  case root
  case inner(parent: JSONPath, step: Step)

  enum Step {
    case key(String)
    case index(Int)
  }

  func member(_ key: String) -> JSONPath { .inner(parent: self, step: .key(key)) }
  func element(_ index: Int) -> JSONPath { .inner(parent: self, step: .index(index)) }

  /// The path in the form that types' own errors carry.
  var codingKeys: [any CodingKey] {
    guard case .inner(let parent, let step) = self else { return [] }
    return parent.codingKeys + [PathKey(step: step)]
  }

  private struct PathKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(step: Step) {
      switch step {
      case .key(let key): (stringValue, intValue) = (key, nil)
      case .index(let index): (stringValue, intValue) = ("Index \(index)", index)
      }
    }

    init?(stringValue: String) { (self.stringValue, self.intValue) = (stringValue, nil) }
    init?(intValue: Int) { (self.stringValue, self.intValue) = ("Index \(intValue)", intValue) }
  }

  var description: String {
    guard case .inner(let parent, let step) = self else { return "the value" }
    let isFirst = if case .root = parent { true } else { false }
    let before = isFirst ? "" : parent.description
    switch step {
    case .key(let key): return isFirst ? key : before + "." + key
    case .index(let index): return before + "[\(index)]"
    }
  }
}
