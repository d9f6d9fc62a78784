import FoundationEssentials
import Tables

/// SplitMix64 (Steele, Lea and Flood 2014): seeded, so that a failure can be repeated.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

func read(_ text: String, _ options: CSVOptions = CSVOptions()) throws(CSVError) -> Table {
  try CSVReader(options).read(bytes: Array(text.utf8), source: "survey.csv")
}

func read(bytes: [UInt8], _ options: CSVOptions = CSVOptions()) throws(CSVError) -> Table {
  try CSVReader(options).read(bytes: bytes, source: "survey.csv")
}

/// The error of reading a text, nil where it can be read.
func failure(_ text: String, _ options: CSVOptions = CSVOptions()) -> CSVError? {
  failure(bytes: Array(text.utf8), options)
}

func failure(bytes: [UInt8], _ options: CSVOptions = CSVOptions()) -> CSVError? {
  do throws(CSVError) {
    _ = try read(bytes: bytes, options)
    return nil
  } catch {
    return error
  }
}

extension Table {
  /// The texts of a column by position.
  func texts(_ index: Int) -> [String?] { (0..<rowCount).map { columns[index].text(row: $0) } }

  var kinds: [Column.Kind] { columns.map(\.kind) }
  var noteCodes: [String] { notes.map(\.code) }
}

/// A folder that is removed at the end.
func withTemporaryFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "tables-\(UInt64.random(in: 0 ... .max))")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.path)
}
