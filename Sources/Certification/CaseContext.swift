import Tables

/// What a runner gets to see of a case: everything but what is expected.
public struct CaseContext: Sendable {
  /// The directory that holds `cases`, to which the paths of data files are relative.
  public let root: String
  /// The path of the CSV file with the data; nil when the case has none.
  public let data: String?
  /// The inline data; an empty object when the case has none.
  public let input: CaseObject
  /// Columns and options.
  public let params: CaseObject

  /// Shows a case to a runner.
  ///
  /// - Parameters:
  ///   - item: the case
  ///   - root: the directory that holds `cases`
  public init(_ item: Case, root: String) {
    self.root = root
    data = item.data
    input = CaseObject(path: "input", value: item.input ?? .object([]))
    params = CaseObject(path: "params", value: item.params)
  }

  /// The confidence level: `params.conf_level`, or 0.95.
  public func confidenceLevel() throws(CaseError) -> Double {
    guard let level = try params.optionalNumber("conf_level") else { return 0.95 }
    guard level > 0 && level < 1 else {
      throw params.unusable("conf_level", "a level between 0 and 1 should be here, not \(level)")
    }
    return level
  }

  /// The data: the CSV file that the case names, or the arrays of its input as columns.
  ///
  /// - Throws: `CaseError.unusable` when the file cannot be read, or the input is no table
  public func table() throws(CaseError) -> Table {
    guard let data else { return try inlineTable() }
    // The format of the data files is fixed, so nothing is left to be found out.
    let options = CSVOptions(delimiter: .comma, encoding: .utf8, decimal: .point, missing: ["NA"])
    do {
      return try CSVReader(options).read("\(root)/\(data)")
    } catch {
      throw .unusable(key: "data", reason: error.description)
    }
  }

  private func inlineTable() throws(CaseError) -> Table {
    guard case .object(let members) = input.value, !members.isEmpty else {
      throw .unusable(key: "data", reason: "neither a data file nor an input with columns is given")
    }
    var columns: [Column] = []
    for member in members {
      guard case .array(let elements) = member.value else { continue }
      let column = Self.column(member.key, elements)
      guard let column else {
        throw input.unusable(member.key, "numbers or strings should be here, of one kind")
      }
      if let first = columns.first, first.count != column.count {
        throw input.unusable(
          member.key, "\(column.count) values where \(first.name) has \(first.count)")
      }
      columns.append(column)
    }
    return Table(source: "the input of the case", columns: columns)
  }

  /// A column of numbers or of strings, null where missing; nil for anything else.
  private static func column(_ name: String, _ elements: [JSONValue]) -> Column? {
    var numbers: [Double?] = []
    var texts: [String?] = []
    for element in elements {
      switch element {
      case .null:
        numbers.append(nil)
        texts.append(nil)
      case .number(let number): numbers.append(number)
      case .string(let text): texts.append(text)
      default: return nil
      }
    }
    if numbers.count == elements.count { return Column(name: name, numbers: numbers) }
    if texts.count == elements.count { return Column(name: name, texts: texts) }
    return nil
  }
}
