/// A file of reference cases: a JSON array with one object per case.
public struct CaseFile: Sendable, Equatable {
  /// One object of the array, with whatever names it carries even when it is not a case.
  public struct Entry: Sendable, Equatable {
    /// The case's `id`, or the file's name and the place in the array.
    public let id: String
    /// The case's `family`, or a question mark.
    public let family: String
    /// The case's `method`, or a question mark.
    public let method: String
    /// The case, or why the object is not one.
    public let content: Result<Case, CaseError>
  }

  /// The file's name, without its directory.
  public let name: String
  /// The entries in the order of the file.
  public let entries: [Entry]

  /// Reads a case file from its bytes.
  ///
  /// An object that is not a complete case becomes an entry that carries the reason, so that the
  /// other cases of the file still count.
  ///
  /// - Parameters:
  ///   - name: the name to report
  ///   - bytes: the JSON text in UTF-8
  /// - Throws: `CaseFileError.malformed` for a text that is not a JSON array of objects
  public init(name: String, bytes: [UInt8]) throws(CaseFileError) {
    let value: JSONValue
    do {
      value = try JSONParser.parse(bytes)
    } catch {
      throw .malformed(path: name, reason: error.description)
    }
    guard case .array(let objects) = value else {
      throw .malformed(path: name, reason: "it holds \(value.kind), not an array of cases")
    }
    var entries: [Entry] = []
    for (index, object) in objects.enumerated() {
      guard case .object = object else {
        throw .malformed(
          path: name, reason: "entry \(index + 1) is \(object.kind), not an object")
      }
      entries.append(Self.entry(object, fallback: "\(name)[\(index + 1)]"))
    }
    self.name = name
    self.entries = entries
  }

  private static func entry(_ object: JSONValue, fallback: String) -> Entry {
    func text(_ key: String, or other: String) -> String {
      if case .string(let text)? = object[key], !text.isEmpty { text } else { other }
    }
    let content: Result<Case, CaseError>
    do {
      content = .success(try Case(object))
    } catch {
      content = .failure(error)
    }
    return Entry(
      id: text("id", or: fallback), family: text("family", or: "?"),
      method: text("method", or: "?"), content: content)
  }
}
