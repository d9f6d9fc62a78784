#if Excel
  import Tables

  /// The list of sheets of a workbook and where its parts lie.
  struct Workbook {
    /// A sheet as the workbook lists it.
    struct Sheet {
      var name: String
      var isHidden: Bool
      /// The part of the archive; nil where the workbook does not say.
      var part: String?
      /// Whether it has cells: no chart and no macro sheet.
      var hasCells: Bool
    }

    private(set) var sheets: [Sheet] = []
    private(set) var startsIn1904 = false
    private(set) var sharedTextPart: String?
    private(set) var stylePart: String?

    init(_ archive: ZipArchive, limits: ExcelLimits) throws(ExcelError) {
      let roots = try Relations(archive, of: "", limits: limits)
      let part = roots.first(kind: "officeDocument") ?? "xl/workbook.xml"
      let handler = Handler()
      guard try XMLStream.parse(part, in: archive, limit: limits.partBytes, handler) else {
        throw ExcelError(.damaged("it has no list of sheets"))
      }
      startsIn1904 = handler.startsIn1904
      let relations = try Relations(archive, of: part, limits: limits)
      sharedTextPart = relations.first(kind: "sharedStrings")
      stylePart = relations.first(kind: "styles")
      sheets = handler.sheets.map { entry in
        let target = relations[entry.relation]
        return Sheet(
          name: entry.name, isHidden: entry.isHidden, part: target?.part,
          hasCells: target.map { $0.kind == "worksheet" } ?? false)
      }
    }

    /// The position of a sheet by its name, exactly or but for case and spaces, or by its number
    /// from 1.
    func position(of wanted: String) throws(ExcelError) -> Int {
      if let exact = sheets.firstIndex(where: { $0.name == wanted }) { return exact }
      let normal = NearNames.normalized(wanted)
      let alike = sheets.indices.filter { NearNames.normalized(sheets[$0].name) == normal }
      if alike.count == 1 { return alike[0] }
      if let number = Int(wanted), sheets.indices.contains(number - 1) { return number - 1 }
      let names = sheets.map(\.name)
      throw ExcelError(
        .unknownSheet(wanted, near: NearNames.near(wanted, among: names), sheets: names))
    }

    private final class Handler: XMLHandler {
      struct Entry {
        let name: String
        let isHidden: Bool
        let relation: String
      }
      var sheets: [Entry] = []
      var startsIn1904 = false

      override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "workbookPr" {
          startsIn1904 = attributes.isTrue("date1904")
        } else if name == "sheet", sheets.count < 10_000 {
          let state = attributes.text("state")
          sheets.append(
            Entry(
              name: attributes.text("name") ?? "",
              isHidden: state == "hidden" || state == "veryHidden",
              relation: attributes.text("id", prefixed: true) ?? ""))
        }
      }
    }
  }

  /// What a part of the archive points at.
  struct Relations {
    struct Target {
      /// The last word of the relation's type: worksheet, styles, sharedStrings.
      let kind: String
      let part: String
    }

    private var targets: [String: Target] = [:]
    private var order: [String] = []

    /// The relations of a part; of the archive itself for the empty name.
    init(_ archive: ZipArchive, of part: String, limits: ExcelLimits) throws(ExcelError) {
      let slash = part.lastIndex(of: "/")
      let folder = slash.map { String(part[...$0]) } ?? ""
      let name = slash.map { String(part[part.index(after: $0)...]) } ?? part
      let handler = Handler()
      _ = try XMLStream.parse(
        folder + "_rels/" + name + ".rels", in: archive, limit: limits.partBytes, handler)
      for (id, type, target) in handler.entries where targets[id] == nil {
        targets[id] = Target(
          kind: type.split(separator: "/").last.map(String.init) ?? "",
          part: Self.resolved(target, in: folder))
        order.append(id)
      }
    }

    subscript(id: String) -> Target? { targets[id] }

    /// The part of the first relation of a kind.
    func first(kind: String) -> String? {
      order.lazy.compactMap { targets[$0] }.first { $0.kind == kind }?.part
    }

    /// A target as a name in the archive: relative to the folder of the part, or to the root.
    static func resolved(_ target: String, in folder: String) -> String {
      let plain = String(target.map { $0 == "\\" ? "/" : $0 })
      var steps: [Substring] = plain.hasPrefix("/") ? [] : folder.split(separator: "/")
      for step in plain.split(separator: "/") where step != "." {
        if step == ".." { _ = steps.popLast() } else { steps.append(step) }
      }
      return steps.joined(separator: "/")
    }

    private final class Handler: XMLHandler {
      var entries: [(id: String, type: String, target: String)] = []

      override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name == "Relationship", entries.count < 20_000,
          attributes.text("TargetMode") != "External", let id = attributes.text("Id"),
          let target = attributes.text("Target")
        else { return }
        entries.append((id, attributes.text("Type") ?? "", target))
      }
    }
  }
#endif
