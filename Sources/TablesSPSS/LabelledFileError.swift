#if SPSS
  public import Tables

  /// Why an SPSS or Stata file could not be read: what is wrong, where, and what to do.
  public struct LabelledFileError: Error, Sendable, Equatable {
    /// What is wrong.
    public enum Reason: Sendable, Equatable {
      /// The bytes cannot be had.
      case unreadable(CSVError)
      /// The bytes are no file of this kind, or damaged; the text is what the library says.
      case damaged(String)
      /// The file ends before its data do.
      case endsEarly
      /// The version of the format is not known to the library.
      case unknownVersion
      /// The cells are compressed in a way that the library does not know.
      case unknownCompression
      /// The declared encoding is not known to the system.
      case unknownEncoding
      /// A text that is not in the encoding declared; where it can be told, the variable and row.
      case invalidText(variable: String?, row: Int?)
      /// The file has no variables.
      case noVariables
      /// More cells than a table can hold, or than a file of this size has.
      case tooLarge(cells: Int)
      /// More variables than any program writes.
      case tooManyVariables(found: Int, limit: Int)
      /// More bytes of text than a table can hold, or than a file of this size has.
      case tooMuchText(bytes: Int)
      /// The rows unpack to more bytes than a file of this size has, blanks at the ends of texts included.
      case unpacksTooFar(bytes: Int)
      /// A text over 255 bytes that begins with zero bytes alone, which ReadStat 1.1.8 cannot read.
      case zeroText(variable: String, row: Int)
      /// There is not enough memory.
      case outOfMemory
    }

    /// What is wrong.
    public let reason: Reason
    /// The file, or "standard input".
    public let source: String

    /// An error from its parts.
    public init(_ reason: Reason, source: String) {
      self.reason = reason
      self.source = source
    }

    /// Whether the bytes could not be had at all, as against bytes that are no table.
    public var isUnreadable: Bool {
      if case .unreadable = reason { true } else { false }
    }
  }

  extension LabelledFileError: CustomStringConvertible {
    /// File, place, what is wrong and what to do, for people.
    public var description: String {
      if case .unreadable(let error) = reason { return error.description }
      return "\(Excerpt.escaped(source, limit: 200)): \(problem). \(remedy)."
    }

    private var problem: String {
      switch reason {
      case .unreadable(let error): error.problem
      case .damaged(let detail): "the file is damaged or of another kind (\(detail))"
      case .endsEarly: "the file ends before its data do"
      case .unknownVersion: "the file is of a version that cannot be read"
      case .unknownCompression: "the data are compressed in a way that cannot be read"
      case .unknownEncoding: "the file declares an encoding that is not known here"
      case .invalidText(let variable, let row):
        "a text" + (variable.map { " of variable \(Excerpt.quoted($0))" } ?? "")
          + (row.map { ", row \($0)," } ?? "") + " is not in the encoding of the file"
      case .noVariables: "the file has no variables"
      case .tooLarge(let cells): "the table is too large: more than \(cells) cells"
      case .tooManyVariables(let found, let limit):
        "the file has \(found) variables, more than \(limit)"
      case .tooMuchText(let bytes): "its texts are too large: more than \(bytes) bytes"
      case .unpacksTooFar(let bytes):
        "its rows, blanks at the ends of texts included, unpack to more than \(bytes) bytes"
      case .zeroText(let variable, let row):
        "the text of variable \(Excerpt.quoted(variable)), row \(row), has zero bytes where its "
          + "first 255 bytes should be"
      case .outOfMemory: "there is not enough memory to read the file"
      }
    }

    private var remedy: String {
      switch reason {
      case .unreadable(let error): error.remedy
      case .damaged, .endsEarly: "Copy or export the file again"
      case .unknownVersion, .unknownCompression: "Save it in the usual form, or export it as CSV"
      case .unknownEncoding, .invalidText:
        "Say which encoding it is in, or save the file in Unicode (UTF-8)"
      case .noVariables: "Export the file again with its data"
      case .tooLarge: "Save it as .sav instead of .zsav, or without variables that are not needed"
      case .unpacksTooFar:
        "Give texts the width that they need (in SPSS: ALTER TYPE ALL (A=AMIN)), or save the file "
          + "without variables that are not needed"
      case .zeroText: "Open the file in SPSS and save it again, or export it as CSV"
      case .tooManyVariables, .tooMuchText, .outOfMemory: "Save a part of it"
      }
    }
  }
#endif
