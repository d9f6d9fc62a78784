import Reports
import Statistics

/// How accounts are spoken of.
enum AccountWords {
  /// "6.5", "7".
  static func number(_ value: Double) -> String {
    value == value.rounded() ? Format.number(value, digits: 0) : Format.number(value, digits: 1)
  }

  /// ".93", "> .99", "< .01": a probability that nobody should read three digits of.
  static func probability(_ value: Double) -> String {
    if value > 0.99 && value < 1 { return "> .99" }
    if value < 0.01 && value > 0 { return "< .01" }
    let text = Format.number(value, digits: 2)
    return text.hasPrefix("0.") ? String(text.dropFirst()) : text
  }

  /// "P(score < 6.5) = .93".
  static func below(_ threshold: Double, _ value: Double) -> String {
    let text = probability(value)
    return "P(score < \(number(threshold))) "
      + (text.first == ">" || text.first == "<" ? text : "= \(text)")
  }

  /// " with 12,300 a year (4.5 % of revenue)".
  static func revenue(_ total: AccountClassTotal) -> String {
    guard let revenue = total.revenue else { return "" }
    let share = total.revenueShare.map { " (\(Format.percent($0)) of revenue)" } ?? ""
    return " with \(Format.count(Int(revenue.rounded()))) a year\(share)"
  }

  /// "the one", "both", "all 3".
  static func everyone(_ count: Int) -> String {
    switch count {
    case 1: "the one"
    case 2: "both"
    default: "all \(count)"
    }
  }
}
