#if SPSS
  /// What a file of cases may cost: no honest one comes near, and no other can fill memory or time.
  struct CaseLimits {
    /// Variables: as many as the largest edition of Stata has. The library takes some three thousand
    /// bytes for each, a file of nothing else 32.
    var variables = 120_000
    /// Columns of a case of SPSS: a text over 255 bytes has several. The library does not notice where it gets
    /// no memory to sort more than some four hundred thousand.
    var columns = 250_000
    /// How often the library may look at a variable to find one by its name.
    var lookups = 500_000_000
    /// Bytes of a record of names.
    var names = 8_000_000
    /// Cells of the table: rows times variables.
    var cells: Int
    /// Why there are more.
    var tooManyCells: LabelledFileError.Reason
    /// Bytes of distinct texts.
    var textBytes = 256_000_000
    /// Bytes that are gone through: those that all rows have when they are unpacked, blanks that fill up
    /// texts included, and those that blocks of a `.zsav` unpack to, twice. Surveys have variables of
    /// 32,767 bytes for answers of twenty.
    var unpackedBytes: Int

    /// A cell takes about 50 ns, an unpacked byte about 2 (`Guides/Robustness.md`, "Measured"): nothing small
    /// takes five seconds, and what is large takes time in proportion to its size.
    ///
    /// - Parameters:
    ///   - byteCount: the size of the file.
    ///   - isPackedTwice: whether it is a `.zsav`. In all other forms a cell takes at least a byte, so
    ///     that a file of fewer bytes than cells does not hold what it declares, and a byte unpacks to
    ///     eight at most. Answers on scales take a third of a byte each in a `.zsav`, those of which
    ///     nearly all are alike a twentieth; five million cells may be alike altogether.
    init(byteCount: Int, isPackedTwice: Bool) {
      cells =
        isPackedTwice ? max(5_000_000, byteCount, min(20 * byteCount, 50_000_000)) : byteCount
      tooManyCells = isPackedTwice ? .tooLarge(cells: cells) : .endsEarly
      unpackedBytes = 1_200_000_000 + 10 * byteCount
    }
  }
#endif
