// Is the score of one group of accounts really higher than that of another?
import Statistics

/// The answers of an account: detractors, passives, promoters.
func account(_ detractors: Int, _ passives: Int, _ promoters: Int) -> NetScoreCounts {
  NetScoreCounts(detractors: detractors, passives: passives, promoters: promoters)
}

let europe = [
  account(0, 1, 3), account(1, 1, 2), account(0, 0, 4), account(0, 2, 1), account(1, 0, 3),
  account(0, 1, 2), account(2, 1, 0), account(0, 0, 3), account(0, 2, 2), account(1, 1, 1),
]
let americas = [
  account(2, 1, 0), account(1, 2, 1), account(3, 0, 0), account(0, 1, 2), account(2, 2, 0),
  account(1, 0, 1), account(2, 0, 1), account(0, 3, 1), account(4, 1, 0), account(1, 1, 1),
]

let result = ClusteredScoreDifference(level: 0.95).run(europe, americas)
let difference = result.difference
if let estimate = difference.estimate, let interval = difference.interval,
  let lower = interval.lower, let upper = interval.upper, let pValue = difference.pValue
{
  print("Europe less Americas: \(Int((100 * estimate).rounded())) points")
  print("95 % interval: \(Int((100 * lower).rounded())) to \(Int((100 * upper).rounded()))")
  print("p = \((pValue * 10_000).rounded() / 10_000), by \(difference.method)")
}

// What the numbers allow to say, as a code to act on and a sentence to print.
// The library's scores lie on −1…1, so a margin of 20 points is 0.2.
let judge = DifferenceJudge(level: 0.95, margin: 0.2, isOrdered: false)
let finding = judge.finding(result.statistic)
print(finding.verdict.rawValue, "–", finding.sentence)

// With too few accounts there is no interval, and the reason is in the notes.
let tooFew = ClusteredScoreDifference().run(Array(europe.prefix(3)), americas)
print(tooFew.difference.interval == nil ? "none:" : "some:")
for note in tooFew.difference.notes { print(note.code, "–", note.sentence) }
