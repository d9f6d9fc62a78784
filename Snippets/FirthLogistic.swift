// What goes with churn when few accounts churned: Firth's logistic regression from arrays.
import LinearAlgebra
import Models

// Twelve accounts; every account with usage below 2 left, so maximum likelihood has no finite
// estimate ("complete separation"), and Firth's penalised likelihood still has one.
let score: [Double] = [9, 8, 4, 7, 3, 9, 6, 8, 5, 7, 8, 6]
let usage: [Double] = [4.1, 3.6, 1.2, 2.9, 1.8, 5.0, 3.3, 2.4, 1.5, 3.0, 4.4, 1.9]
let churned = [
  false, false, true, false, true, false, false, false, true, false, false, true,
]
let intercept = [Double](repeating: 1, count: score.count)
let x = Matrix(columns: [intercept, score, usage])
let names = ["(intercept)", "score", "usage"]

// Without a penalty the fit throws a typed error that names the columns.
let plain = Result { () throws(LogisticError) in
  try LogisticRegression(penalty: .none).fit(x: x, y: churned, names: names)
}
if case .failure(.separated(let separation)) = plain {
  let columns = separation.drivers.joined(separator: ", ")
  print("maximum likelihood: \(separation.kind) separation by", columns)
}

let fit = try LogisticRegression(penalty: .firth).fit(x: x, y: churned, names: names)
for profile in fit.profiles(level: 0.95) {
  let lower = profile.interval.lower.map(hundredths) ?? "unbounded"
  let upper = profile.interval.upper.map(hundredths) ?? "unbounded"
  print(
    profile.term, hundredths(profile.coefficient), "(\(lower) to \(upper)),",
    "p =", hundredths(profile.test.pValue ?? .nan))
}

/// Two decimals.
func hundredths(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
