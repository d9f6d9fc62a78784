// Account scores standardised to a mix of roles and shrunken by how little was heard.
import Models

// Each line: an account, and its answers by decision makers (0) and end users (1), 0–10.
let programme: [(name: String, answers: [(role: Int, value: Double)])] = [
  ("Aldermoss", [(0, 8), (1, 9), (1, 9), (1, 10)]),
  ("Birkwood", [(0, 4), (1, 5), (1, 7)]),
  ("Corvenna", [(0, 6), (0, 7), (1, 8)]),
  ("Dunmere", [(1, 3)]),
  ("Elverton", [(0, 9), (1, 9), (1, 8)]),
  ("Fenholt", [(0, 5), (1, 8), (1, 6), (1, 7)]),
  ("Garrick", [(0, 7), (1, 9)]),
  ("Hesper", [(0, 8), (0, 9), (1, 10), (1, 9)]),
]
let flat = programme.enumerated().flatMap { place, account in
  account.answers.map { (account: place, role: $0.role, value: $0.value) }
}
let answers = RoleAnswers(
  values: flat.map(\.value), accounts: flat.map(\.account), accountNames: programme.map(\.name),
  roles: flat.map(\.role), roleNames: ["decision_maker", "end_user"])

// A decision maker counts three times an end user; below 6.5 an account is at risk.
let result = try StandardizedScore(level: 0.9, threshold: 6.5, seed: 1)
  .run(answers, weights: [3, 1])
for account in result.accounts {
  let risk = account.probabilityBelow.map { "\(Int((100 * $0).rounded())) %" } ?? "–"
  let rank = account.rank.map { "\($0.lower)–\($0.upper)" } ?? "–"
  print(
    account.name, "· mean", tenths(account.mean), "· score", tenths(account.score),
    "(\(tenths(account.interval.lower)) to \(tenths(account.interval.upper)))",
    "· below 6.5:", risk, "· rank", rank)
}

/// One decimal, or a dash for a number that does not exist.
func tenths(_ value: Double?) -> String { value.map { "\(($0 * 10).rounded() / 10)" } ?? "–" }
