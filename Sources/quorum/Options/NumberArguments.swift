import ArgumentParser

/// Two whole numbers written "6,8".
struct NumberPair {
  let first: Int
  let second: Int

  /// - Parameters:
  ///   - argument: what was typed
  ///   - example: how it could have been written, for the error
  /// - Throws: `ValidationError` when it is not two whole numbers with a comma.
  init(_ argument: String, like example: String) throws {
    let parts = argument.split(separator: ",").map { Int($0.trimmed) }
    guard parts.count == 2, let first = parts[0], let second = parts[1] else {
      throw ValidationError(
        "Write two whole numbers with a comma between them, such as \(example).")
    }
    self.first = first
    self.second = second
  }
}

/// Numbers written "5,10,20".
struct NumberList: ExpressibleByArgument, CustomStringConvertible {
  let values: [Double]

  init(_ values: [Double]) { self.values = values }

  init?(argument: String) {
    let parts = argument.split(separator: ",").map { Double($0.trimmed) }
    guard !parts.isEmpty, parts.allSatisfy({ $0?.isFinite ?? false }) else { return nil }
    values = parts.compactMap { $0 }
  }

  /// The values as whole numbers; validated before use.
  var integers: [Int] { values.map { Int($0) } }

  var description: String {
    values.map { $0 == $0.rounded() ? String(Int($0)) : String($0) }.joined(separator: ",")
  }
}

/// Numbers with names, written "manager=3,user=1".
struct NamedNumbers {
  let pairs: [(String, Double)]

  /// - Parameters:
  ///   - argument: what was typed
  ///   - example: how it could have been written, for the error
  /// - Throws: `ValidationError` when a part is no name, equals sign and number.
  init(_ argument: String, like example: String) throws {
    pairs = try argument.split(separator: ",").map { part in
      guard let equals = part.lastIndex(of: "="), equals > part.startIndex,
        let number = Double(part[part.index(after: equals)...].trimmed), number.isFinite
      else {
        throw ValidationError(
          "“\(part)” is no name with a number. Write them as \(example).")
      }
      return (part[..<equals].trimmed, number)
    }
  }
}
