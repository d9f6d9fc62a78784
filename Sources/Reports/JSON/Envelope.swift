/// What every JSON output is wrapped in: what was asked, of which data, and what came out.
public struct Envelope<Result: Encodable>: Encodable {
  /// The name and version of the result's form, for example "quorum.nps/1".
  public var schema: String
  /// The version of the program.
  public var version: String
  /// The command that made the result, for example "nps".
  public var command: String
  /// The options in force, in the order in which the command lists them.
  public var options: [JSONMember]
  /// The files read.
  public var inputs: [EnvelopeInput]
  /// The seed of random draws; `null` where nothing was drawn.
  public var seed: UInt64?
  /// The result itself.
  public var result: Result
  /// What follows from the result.
  public var findings: [Remark]
  /// What the reader must know about how the result came about.
  public var notes: [Remark]

  /// Creates an envelope.
  public init(
    schema: String, version: String, command: String, options: [JSONMember] = [],
    inputs: [EnvelopeInput] = [], seed: UInt64? = nil, result: Result, findings: [Remark] = [],
    notes: [Remark] = []
  ) {
    self.schema = schema
    self.version = version
    self.command = command
    self.options = options
    self.inputs = inputs
    self.seed = seed
    self.result = result
    self.findings = findings
    self.notes = notes
  }

  private enum CodingKeys: String, CodingKey {
    case schema, version, command, options, inputs, seed, result, findings, notes
  }

  /// Writes the members in their fixed order.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(schema, forKey: .schema)
    try container.encode(version, forKey: .version)
    try container.encode(command, forKey: .command)
    try container.encode(JSONValue.object(options), forKey: .options)
    try container.encode(inputs, forKey: .inputs)
    try container.encode(seed, forKey: .seed)
    try container.encode(result, forKey: .result)
    try container.encode(findings, forKey: .findings)
    try container.encode(notes, forKey: .notes)
  }
}

extension Envelope: Sendable where Result: Sendable {}
extension Envelope: Equatable where Result: Equatable {}

/// A file that was read.
public struct EnvelopeInput: Codable, Sendable, Equatable {
  /// The path as it was given; "-" for standard input.
  public var path: String
  /// Rows in the file, without the header.
  public var rows: Int
  /// Rows that the result rests on.
  public var used: Int
  /// The digest of the file's bytes, for example "sha256:…".
  public var digest: String
  /// The survey tool that wrote the file; nil where none was recognised.
  public var export: String?

  /// Creates an input.
  public init(path: String, rows: Int, used: Int, digest: String, export: String? = nil) {
    self.path = path
    self.rows = rows
    self.used = used
    self.digest = digest
    self.export = export
  }
}
