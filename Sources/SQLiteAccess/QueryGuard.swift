#if SQLite
  import CSQLite

  /// Decides what a statement may do and when it has taken too long.
  final class QueryGuard {
    private let limit: Duration
    private var start = ContinuousClock.now

    init(seconds: Double) { limit = .seconds(seconds) }

    /// A statement begins.
    func begin() { start = .now }

    static func isOver(_ context: UnsafeMutableRawPointer?) -> Bool {
      guard let context else { return false }
      let guardian = Unmanaged<QueryGuard>.fromOpaque(context).takeUnretainedValue()
      return guardian.start.duration(to: .now) > guardian.limit
    }

    /// Reading and computing, and no function that reaches outside the database or gives memory away.
    static func allows(_ action: Int32, _ name: UnsafePointer<CChar>?) -> Bool {
      switch action {
      case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return true
      case SQLITE_FUNCTION:
        let forbidden: Set<String> = [
          "load_extension", "fts3_tokenizer", "readfile", "writefile", "edit", "randomblob",
          "zeroblob",
        ]
        return !forbidden.contains(name.map { String(cString: $0).lowercased() } ?? "")
      default: return false
      }
    }
  }
#endif
