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

    /// What a statement of ours needs to add rows and to make tables and views, and nothing that a
    /// trigger or a view of the file would have done beside it.
    ///
    /// - Parameter inner: the trigger or view that the action comes of.
    static func allowsAppending(
      _ action: Int32, _ name: UnsafePointer<CChar>?, inner: UnsafePointer<CChar>?
    ) -> Bool {
      guard inner == nil else { return false }
      switch action {
      case SQLITE_SELECT, SQLITE_READ, SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE,
        SQLITE_TRANSACTION, SQLITE_PRAGMA, SQLITE_CREATE_TABLE, SQLITE_CREATE_INDEX,
        SQLITE_CREATE_VIEW, SQLITE_DROP_VIEW:
        return true
      case SQLITE_FUNCTION:
        return isOne(name, of: ["count", "max", "min", "coalesce"])
      default: return false
      }
    }

    /// Reading and computing, and no function that reaches outside the database or gives memory away.
    static func allows(_ action: Int32, _ name: UnsafePointer<CChar>?) -> Bool {
      switch action {
      case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return true
      case SQLITE_FUNCTION:
        return !isOne(
          name,
          of: [
            "load_extension", "fts3_tokenizer", "readfile", "writefile", "edit", "randomblob",
            "zeroblob",
          ])
      default: return false
      }
    }

    /// SQLite knows functions without regard to case.
    private static func isOne(_ name: UnsafePointer<CChar>?, of names: Set<String>) -> Bool {
      names.contains(name.map { String(cString: $0).lowercased() } ?? "")
    }
  }
#endif
