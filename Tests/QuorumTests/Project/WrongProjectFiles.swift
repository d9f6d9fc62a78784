import Testing

/// A project file with one mistake, and what must be said of it.
struct WrongProjectFile: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  /// The line that is named; nil where the whole file is meant.
  let line: Int?
  /// The keys that are named.
  let path: String
  /// What the message holds.
  let says: [String]

  var testDescription: String { name }

  init(_ name: String, _ text: String, line: Int?, _ path: String, _ says: String...) {
    (self.name, self.text, self.line, self.path, self.says) = (name, text, line, path, says)
  }

  /// What the file alone shows.
  static let byThemselves: [WrongProjectFile] = [
    .init("empty", "", line: nil, "", "empty", "quorum init"),
    .init("comments only", "# nothing\n\n", line: nil, "", "empty"),
    .init("null", "~\n", line: nil, "", "empty"),
    .init("a list", "- files\n- roles\n", line: 1, "", "A list stands here", "keys"),
    .init("a text", "hello\n", line: 1, "", "“hello” stands here"),
    .init(
      "unknown key", "name: x\nrolls:\n  a: 1\n", line: 2, "rolls", "no key “rolls”",
      "Did you mean “roles”?", "name, period, files"),
    .init(
      "unknown kind", "files:\n  response: a.csv\n", line: 2, "files.response", "no kind of file",
      "“responses”"),
    .init(
      "unknown purpose", "files:\n  responses:\n    path: a.csv\n    columns:\n      acount: x\n",
      line: 5, "files.responses.columns.acount", "“account”"),
    .init(
      "unknown key of a file", "files:\n  responses:\n    pth: a.csv\n", line: 3,
      "files.responses.pth", "“path”"),
    .init(
      "no path", "files:\n  responses:\n    columns: {nps: nps}\n", line: 2, "files.responses",
      "path of the file is missing"),
    .init("path is a list", "files:\n  responses: [a.csv]\n", line: 2, "files.responses", "A list"),
    .init(
      "path is empty", "files:\n  responses:\n", line: 2, "files.responses", "Nothing stands here"),
    .init("files are a list", "files:\n  - a.csv\n", line: 1, "files", "A list stands here"),
    .init(
      "columns are a list", "files:\n  responses:\n    path: a.csv\n    columns: [nps]\n", line: 4,
      "files.responses.columns", "A list"),
    .init(
      "unknown key of a role", "roles:\n  boss:\n    wieght: 3\n", line: 3, "roles.boss.wieght",
      "“weight”"),
    .init(
      "weight is a word", "roles:\n  boss: {weight: three}\n", line: 2, "roles.boss.weight",
      "“three” stands here", "number"),
    .init(
      "negative weight", "roles:\n  boss: {weight: 3}\n  user: {weight: -1}\n", line: 3,
      "roles.user.weight", "-1 is negative"),
    .init("negative short weight", "roles:\n  user: -0.5\n", line: 2, "roles.user", "negative"),
    .init("infinite weight", "roles:\n  user: .inf\n", line: 2, "roles.user", "“.inf”"),
    .init("nan weight", "roles:\n  user: nan\n", line: 2, "roles.user", "“nan”"),
    .init("huge weight", "roles:\n  user: 1e999\n", line: 2, "roles.user", "“1e999”"),
    .init(
      "weights all zero", "name: x\nroles:\n  a: 0\n  b: {weight: 0}\n", line: 2, "roles",
      "weight 0", "above 0"),
    .init(
      "factors and weights", "roles:\n  a: 3\n  b: {empowerment: {budget: 1}}\n", line: 3,
      "roles.b",
      "no weight"),
    .init(
      "a factor of 2", "roles:\n  a:\n    empowerment: {budget: 2}\n", line: 3,
      "roles.a.empowerment.budget", "from 0"),
    .init(
      "seniority twice", "roles:\n  a: {seniority: 1}\n  b: {seniority: 1}\n", line: 3,
      "roles.b.seniority", "“a” has seniority 1"),
    .init(
      "seniority 1.5", "roles:\n  a: {seniority: 1.5}\n", line: 2, "roles.a.seniority", "whole"),
    .init(
      "benchmark off the scale", "roles:\n  a: {benchmark: 130}\n", line: 2, "roles.a.benchmark",
      "−100"),
    .init(
      "role twice", "roles:\n  a: 1\n  b: 2\n  a: 3\n", line: 4, "roles.a", "stands twice", "line 2"
    ),
    .init(
      "role twice, quoted", "roles:\n  1: 1\n  \"1\": 3\n", line: 3, "roles.1", "stands twice",
      "line 2"),
    .init("role twice in a line", "roles: {a: 1, a: 2}\n", line: 1, "roles.a", "stands twice"),
    .init(
      "kind twice", "files:\n  accounts: a.csv\n  accounts: b.csv\n", line: 3, "files.accounts",
      "stands twice"),
    .init(
      "tier twice", "tiers:\n  big:\n    responses: 1\n  big:\n    responses: 2\n", line: 4,
      "tiers.big", "stands twice", "line 2"),
    .init(
      "part twice", "roles: {a: 1}\nname: x\nroles: {b: 1}\n", line: 3, "roles", "stands twice"),
    .init("roles are a list", "roles: [a, b]\n", line: 1, "roles", "A list stands here"),
    .init("tier is a number", "tiers:\n  big: 3\n", line: 2, "tiers.big", "“3” stands here"),
    .init(
      "unknown key of a tier", "tiers:\n  big: {invitation: 3}\n", line: 2, "tiers.big.invitation",
      "“invitations”"),
    .init(
      "half a person", "tiers:\n  big:\n    invitations:\n      end_user: 1.5\n", line: 4,
      "tiers.big.invitations.end_user", "“1.5”"),
    .init(
      "fewer than nobody", "tiers:\n  big:\n    invitations: -1\n", line: 3,
      "tiers.big.invitations",
      "“-1”"),
    .init(
      "breaks out of order", "breaks: {last_detractor: 8, last_passive: 6}\n", line: 1, "breaks",
      "out of order"),
    .init(
      "a break off the scale", "breaks:\n  last_passive: 10\n", line: 2, "breaks.last_passive",
      "0 to 9"),
    .init("breaks are a list", "breaks: [6, 8]\n", line: 1, "breaks", "A list"),
    .init(
      "no such day", "period:\n  start: 2025-02-30\n", line: 2, "period.start", "2025-02-30",
      "YYYY-MM-DD"),
    .init("a day in words", "period:\n  end: soon\n", line: 2, "period.end", "“soon” is no day"),
    .init("a short day", "period:\n  end: 2025-1-2\n", line: 2, "period.end", "YYYY-MM-DD"),
    .init(
      "period reversed", "period:\n  start: 2025-12-31\n  end: 2025-01-01\n", line: 1, "period",
      "reversed"),
    .init(
      "landmark late", "period:\n  end: 2025-01-01\n  as_of: 2025-02-01\n", line: 3,
      "period.as_of", "after the period ends"),
    .init(
      "landmark early", "period:\n  start: 2025-01-01\n  as_of: 2024-02-01\n", line: 3,
      "period.as_of", "before the period starts"),
    .init(
      "scale out of order", "scales:\n  csat: {from: 1, to: 5, positive: 6}\n", line: 2,
      "scales.csat", "out of order"),
    .init(
      "scale without an end", "scales:\n  csat: {from: 1, positive: 4}\n", line: 2, "scales.csat",
      "“to” is missing"),
    .init(
      "range reversed", "reference_ranges:\n  nps: {from: 50, to: 30}\n", line: 2,
      "reference_ranges.nps", "above"),
    .init(
      "range without ends", "reference_ranges:\n  nps: {source: me}\n", line: 2,
      "reference_ranges.nps", "No end"),
    .init(
      "target is a number", "targets:\n  response_rate: 0.5\n", line: 2, "targets.response_rate",
      "“0.5” stands here", "at_least"),
    .init(
      "a rate of 50", "targets:\n  response_rate: {at_least: 50}\n", line: 2,
      "targets.response_rate.at_least", "0.5", "50%"),
    .init(
      "a score in percent", "targets:\n  nps: {at_least: 30%}\n", line: 2, "targets.nps.at_least",
      "“30%”"),
    .init(
      "target of a tier", "targets:\n  nps:\n    tiers: {big: {atleast: 3}}\n", line: 3,
      "targets.nps.tiers.big.atleast", "“at_least”"),
    .init("tab", "roles:\n\ta: 1\n", line: 2, "", "indent with blanks"),
    .init("open bracket", "roles: {a: 1\nname: x\n", line: 2, "name", "bracket"),
    .init("open quote", "name: \"x\nroles: {a: 1}\n", line: 3, "", "quotation mark"),
    .init("two colons", "name: a: b\n", line: 1, "name", "colon"),
    .init("two documents", "name: a\n---\nname: b\n", line: 2, "", "one"),
    .init("control character", "name: a\u{1}b\n", line: 1, "", "control character"),
    .init("alias", "name: &n x\nroles: {a: *n}\n", line: 2, "", "“&n”", "Write the value out"),
    .init("alias to itself", "roles: &r {a: *r}\n", line: 1, "", "“&r”"),
    .init("undefined alias", "name: *n\n", line: 1, "name", "quotation marks"),
    .init("a key that is a list", "roles: {[a, b]: 1}\n", line: 1, "roles", "key is a name"),
    .init("an empty key", "roles: {\"\": 1}\n", line: 1, "roles", "key is empty"),
  ]

  /// What shows once the files are read: the header of responses.csv is account,role,tier,Q3.
  static let withFiles: [WrongProjectFile] = [
    .init(
      "no such column",
      "files:\n  responses:\n    path: responses.csv\n    columns:\n      nps: Q33\n",
      line: 5, "files.responses.columns.nps", "no column “Q33”", "Did you mean “Q3”?"),
    .init(
      "no such file", "files:\n  responses:\n    path: absent.csv\n", line: 3, "files.responses",
      "absent.csv", "no such file"),
    .init(
      "no responses", "files:\n  accounts: accounts.csv\n", line: 1, "files", "responses",
      "it has: accounts"),
    .init("no files", "name: x\n", line: nil, "files", "does not name"),
    .init(
      "a sheet of a text", "files:\n  responses:\n    path: responses.csv\n    sheet: One\n",
      line: 4,
      "files.responses.sheet", "is for workbooks and databases"),
    .init(
      "unknown role with a weight",
      "files:\n  responses: {path: responses.csv, columns: {nps: Q3}}\nroles:\n  bos: 3\n  user: 1\n",
      line: 4, "roles.bos", "No file has the role “bos”", "Did you mean “boss”?"),
    .init(
      "unknown role in a guideline",
      "files:\n  responses: {path: responses.csv, columns: {nps: Q3}}\n"
        + "tiers:\n  big:\n    invitations:\n      end_user: 1\n",
      line: 6, "tiers.big.invitations.end_user", "“end_user”", "“user”"),
    .init(
      "unknown role in a target",
      "files:\n  responses: {path: responses.csv, columns: {nps: Q3}}\n"
        + "targets:\n  nps:\n    roles:\n      buser: {at_least: 3}\n",
      line: 6, "targets.nps.roles.buser", "“user”"),
    .init(
      "guideline of an unknown tier",
      "files:\n  responses: {path: responses.csv, columns: {nps: Q3}}\n"
        + "  accounts: accounts.csv\ntiers:\n  bigg:\n    responses: 1\n",
      line: 5, "tiers.bigg", "No file has the tier “bigg”", "Did you mean “big”?"),
    .init(
      "target of an unknown tier",
      "files:\n  responses: {path: responses.csv, columns: {nps: Q3}}\n"
        + "targets:\n  nps: {tiers: {smal: {at_least: 3}}}\n",
      line: 4, "targets.nps.tiers.smal", "“small”"),
    .init(
      "a declared day that is none",
      "period: {start: 2025-01-01}\n"
        + "files:\n  responses: {path: responses.csv, columns: {nps: Q3, answered: tier}}\n",
      line: 3, "files.responses.columns.answered", "no dates"),
  ]
}
