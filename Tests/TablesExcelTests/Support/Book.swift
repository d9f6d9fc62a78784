#if Excel
  import Tables
  import TablesExcel
  import TestSupport

  extension Book {
    /// The table that the reader makes of it.
    func table(_ options: ExcelOptions = ExcelOptions()) throws(ExcelError) -> Table {
      try ExcelReader(options).read(bytes: bytes, source: "book.xlsx")
    }
  }
#endif
