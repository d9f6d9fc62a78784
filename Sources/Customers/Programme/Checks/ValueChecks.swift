import Reports
import Statistics
import Tables

extension FileCheck {
  /// Values that cannot be, or are of another scale.
  static let values: [FileCheck] = [
    .each("off_scale", "Answers that are not on the scale", of: [.responses]) { file, _ in
      file.scores.compactMap { choice, column -> CheckFinding? in
        guard let scale = ScoreScale.usual(choice.purpose) else { return nil }
        let off = OffScale(column, scale: scale)
        guard !off.rows.isEmpty else { return nil }
        let name = choice.purpose.rawValue
        // Other commands read this score no further than it can be read, so only its own refuses it.
        let isReadable = off.otherScale != nil || off.areMeans || file.scores.count > 1
        return file.finding(
          isReadable && choice.purpose != .netPromoter ? .warns : .blocks,
          column: column.name, rows: off.rows,
          "\(counted(off.rows.count, "answer")) of \(Excerpt.quoted(column.name)) "
            + "\(off.rows.count == 1 ? "is" : "are") not on the scale "
            + "\(scale.minimum)…\(scale.maximum): \(Listed.quoted(off.texts)).\(off.hint)",
          effect: choice.purpose == .netPromoter
            ? "nps, and every command that reads this score, refuses the file with the list."
            : "\(name) would refuse the file with the list; other commands run.",
          remedy: off.remedy(scale),
          commands: choice.purpose == .netPromoter
            ? ["nps", "compare", "drivers"] + .programme : [name])
      }
    },
    .each("wrong_scale", "A likelihood to recommend on another scale", of: [.responses]) {
      file, _ in
      guard let (_, column) = file.scores.first(where: { $0.choice.purpose == .netPromoter }),
        column.kind == .number
      else { return [] }
      let counts = PointCounts(column)
      guard counts.total >= 10, let highest = counts.highest, let lowest = counts.lowest,
        counts.points.count >= 2, highest <= 10, lowest >= 0
      else { return [] }
      if highest <= 7 {
        return [
          file.finding(
            .warns, column: column.name, count: counts.total,
            "No answer of \(Excerpt.quoted(column.name)) is above \(highest), so it looks like a scale "
              + "of \(min(lowest, 1))…\(highest <= 5 ? 5 : 7), not 0…10.",
            effect: "Nobody would be a promoter: an NPS of these answers means nothing.",
            remedy: "Use csat (1…5) or ces (1…7) with --score \(Excerpt.quoted(column.name)).",
            commands: ["nps", "compare"] + .outcomes + .programme)
        ]
      }
      // On 0…10, zeros are about as common as ones: none beside ten ones has odds of one in a thousand.
      guard counts.points[0] == nil, (counts.points[1] ?? 0) >= 10 else { return [] }
      return [
        file.finding(
          .warns, column: column.name, count: counts.total,
          "\(counted(counts.points[1] ?? 0, "answer")) of \(Excerpt.quoted(column.name)) are 1 and none "
            + "is 0: the scale may have been 1…10.",
          effect: "The classes 9–10, 7–8 and below are kept, but they are not those of the usual "
            + "question, and figures of others cannot be compared.",
          remedy: "Look at the questionnaire.", commands: ["nps"])
      ]
    },
    .each("reversed_scale", "A score that falls where another rises", of: [.responses]) { file, _ in
      guard let first = file.scores.first else { return [] }
      return file.scores.dropFirst().compactMap { choice, column -> CheckFinding? in
        guard let (r, n) = correlation(first.column, column), n >= 20,
          // Fisher's z: surely below zero, and not faintly.
          r < -0.3, r * Double(n - 3).squareRoot() < -3
        else { return nil }
        return file.finding(
          .warns, column: column.name, count: n,
          "\(Excerpt.quoted(column.name)) falls where \(Excerpt.quoted(first.column.name)) rises "
            + "(correlation \(Format.number(r, digits: 2)) over \(counted(n, "row"))): one of the "
            + "scales may be reversed.",
          effect: "The best answers of one of them are counted as the worst.",
          remedy: "Look at the questionnaire: 7 must be “easy”, 5 “very satisfied”.",
          commands: [choice.purpose.rawValue, "correlate", "drivers"])
      }
    },
    .each("constant_score", "A score that is the same in every row", of: [.responses]) { file, _ in
      file.scores.compactMap { choice, column -> CheckFinding? in
        guard column.presentCount >= 5, column.labels.levels.count == 1 else { return nil }
        return file.finding(
          .warns, column: column.name, count: column.presentCount,
          "All \(counted(column.presentCount, "answer")) of \(Excerpt.quoted(column.name)) are "
            + "\(column.labels.levels[0]).",
          effect:
            "The interval is wide on purpose, nothing can be correlated, and no driver found. "
            + "A default that was never changed looks like this too.",
          remedy: "Make sure that the column holds answers.",
          commands: .scores + ["correlate", "drivers"])
      }
    },
    .each("negative_values", "Revenue or tenure below zero") { file, _ in
      [ColumnPurpose.revenue, .tenure].compactMap { purpose -> CheckFinding? in
        guard let column = file.column(purpose), column.kind == .number else { return nil }
        let numbers = column.numberView
        let rows = numbers.indices.filter { (numbers[$0] ?? 0) < 0 }
        guard !rows.isEmpty else { return nil }
        return file.finding(
          purpose == .tenure && file.days(.start) == nil ? .blocks : .warns, column: column.name,
          rows: rows,
          "\(counted(rows.count, "account")) \(rows.count == 1 ? "has" : "have") a "
            + "\(purpose.noun) below zero.",
          effect: purpose == .tenure
            ? "retention refuses the file, where it counts by tenure."
            : "Weights by revenue and revenue churn cannot be computed from it.",
          remedy: "Correct the cells, or leave them empty.",
          commands: purpose == .tenure ? ["retention"] : ["nps"] + .programme)
      }
    },
    .each("tenure_contradicts_start", "A tenure that does not fit the first day", of: [.accounts]) {
      file, _ in
      guard let tenures = file.column(.tenure), tenures.kind == .number,
        let starts = file.days(.start)
      else { return [] }
      let months = tenures.numberView
      let ends = file.days(.end)
      // Start and tenure give a day of counting, which is one day for all who are still there.
      let implied = months.indices.map { row -> Double? in
        guard let start = starts[row], let tenure = months[row] else { return nil }
        return start + tenure * daysPerMonth
      }
      let known = implied.compactMap { $0 }.sorted()
      guard known.count >= 5 else { return [] }
      let usual = known[known.count / 2]
      let rows = implied.indices.filter { row in
        guard let day = implied[row], abs(day - usual) > 3 * daysPerMonth else { return false }
        // An account that left counts to its last day.
        if let end = ends?[row], abs(day - end) <= 2 * daysPerMonth { return false }
        return true
      }
      guard !rows.isEmpty else { return [] }
      return [
        file.finding(
          .warns, column: tenures.name, rows: rows,
          "In \(counted(rows.count, "account")) tenure and first day do not fit: most accounts are "
            + "counted to about \(AnswerDates.text(usual)), these are months off.",
          effect:
            "retention by tenure and by dates give different curves, and tenure as a driver is "
            + "wrong there. A tenure in days or years looks like this too.",
          remedy: "Correct the cells, or use only the dates.", commands: .outcomes)
      ]
    },
  ]

  private static let daysPerMonth = 365.25 / 12

  /// Pearson's correlation of the rows that hold both, and their number; nil when a side is constant.
  private static func correlation(_ first: Column, _ second: Column) -> (Double, Int)? {
    guard first.kind == .number, second.kind == .number else { return nil }
    let (x, y) = (first.numberView, second.numberView)
    var (n, sx, sy, sxx, syy, sxy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for row in x.indices {
      guard let a = x[row], let b = y[row], abs(a) <= 1000, abs(b) <= 1000 else { continue }
      n += 1
      sx += a
      sy += b
      sxx += a * a
      syy += b * b
      sxy += a * b
    }
    let (vx, vy) = (n * sxx - sx * sx, n * syy - sy * sy)
    guard n >= 3, vx > 1e-9 * n * n, vy > 1e-9 * n * n else { return nil }
    return ((n * sxy - sx * sy) / (vx.squareRoot() * vy.squareRoot()), Int(n))
  }
}
