/// Why a case cannot be run; the case counts as failed, for this reason.
public enum CaseError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The entry lacks something that every case has.
  case malformed(String)
  /// A key of `input`, `params` or `data` is missing or is not what the method needs.
  case unusable(key: String, reason: String)
  /// The library refused to compute.
  case refused(String)

  /// The reason in one sentence.
  public var description: String {
    switch self {
    case .malformed(let reason): reason
    case .unusable(let key, let reason): "\(key): \(reason)"
    case .refused(let reason): reason
    }
  }
}

/// Why a directory of cases, or a file in it, cannot be used.
public enum CaseFileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The directory or file is missing, or may not be read.
  case unreadable(path: String, reason: String)
  /// The file is not a JSON array of objects.
  case malformed(path: String, reason: String)

  /// The path and the reason in one sentence.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .malformed(let path, let reason): "\(path) is not a case file: \(reason)"
    }
  }
}
