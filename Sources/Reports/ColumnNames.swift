/// The closed vocabulary of tidy columns, so that any table of any result can be read the same way.
public enum ColumnNames {
  /// A name and what stands under it.
  public struct Entry: Sendable, Equatable {
    /// The column's name.
    public let name: String
    /// What stands in the column.
    public let meaning: String

    init(_ name: String, _ meaning: String) {
      self.name = name
      self.meaning = meaning
    }
  }

  /// Every name with its meaning, in the order in which tables give them.
  public static let all: [Entry] = [
    // What the row is about.
    Entry("term", "what is estimated: a coefficient, a driver, a category, a figure"),
    Entry("metric", "the score or figure: nps, csat, ces, churn_rate"),
    Entry("estimand", "how answers are aggregated: respondents, accounts, roles, revenue, senior"),
    Entry("account", "the account's identifier"),
    Entry("respondent", "the respondent's identifier"),
    Entry("role", "the respondent's role"),
    Entry("wave", "the wave of the survey"),
    Entry("group", "the group where the grouping has no name of its own"),
    Entry("reference_group", "the group that is compared with"),
    Entry("with", "the other column of a correlation"),
    Entry("outcome", "the outcome that is explained"),
    Entry("driver", "the quantity that may go with the outcome"),
    Entry("category", "promoter, passive, detractor or another category"),
    Entry("level", "a level of a categorical variable"),
    Entry("time", "time since the start, in the data's unit"),
    Entry("row", "the line of the input file"),
    Entry("column", "the column of the input file"),
    Entry("file", "the input file"),
    // What was estimated.
    Entry("estimate", "the estimate"),
    Entry("std_error", "its standard error"),
    Entry("statistic", "the test statistic"),
    Entry("df", "degrees of freedom"),
    Entry("df_residual", "residual degrees of freedom"),
    Entry("p_value", "the p-value"),
    Entry("p_swap", "the p-value of swapping whole accounts' waves"),
    Entry("fragility", "how many answers would have to move by one class for the finding to flip"),
    Entry("p_adjusted", "the p-value after correction for several tests"),
    Entry("conf_low", "lower limit of the interval"),
    Entry("conf_high", "upper limit of the interval"),
    Entry("conf_level", "level of the interval, 0…1"),
    Entry("naive_low", "lower limit ignoring that answers share an account"),
    Entry("naive_high", "upper limit ignoring that answers share an account"),
    Entry("finite_low", "lower limit for exactly these customers, their number being known"),
    Entry("finite_high", "upper limit for exactly these customers, their number being known"),
    Entry("pred_low", "lower limit of the prediction interval"),
    Entry("pred_high", "upper limit of the prediction interval"),
    Entry("method", "the method"),
    Entry("alternative", "the alternative of a test: two_sided, less, greater"),
    Entry("exact", "whether the distribution was enumerated: true or false"),
    Entry("verdict", "the finding's code"),
    Entry("note", "codes of the notes, separated by spaces"),
    // How much there was to go on.
    Entry("n", "answers, or rows used"),
    Entry("n_reference", "answers in the group that is compared with"),
    Entry("n_accounts", "accounts"),
    Entry("n_effective", "effective number of answers"),
    Entry("n_kish", "Kish's effective number of answers, which knows only the weights"),
    Entry("n_events", "events, for example churned accounts"),
    Entry("n_risk", "accounts at risk"),
    Entry("n_censored", "accounts whose event was not seen"),
    Entry("n_missing", "rows without an answer"),
    Entry("n_invited", "invitations"),
    Entry("population", "size of the whole population"),
    Entry("icc", "intraclass correlation of answers within accounts"),
    Entry("design_effect", "variance relative to independent answers"),
    // Figures of scores and accounts.
    Entry("promoters", "answers of 9 or 10"),
    Entry("passives", "answers of 7 or 8"),
    Entry("detractors", "answers of 0 to 6"),
    Entry("n_rose", "people who now stand in a higher class"),
    Entry("n_fell", "people who now stand in a lower class"),
    Entry("limit_low", "lower control limit"),
    Entry("limit_high", "upper control limit"),
    Entry("share", "a share of the whole, 0…1"),
    Entry("count", "a number of things"),
    Entry("weight", "the weight used"),
    Entry("mean", "arithmetic mean"),
    Entry("std_dev", "standard deviation"),
    Entry("median", "median"),
    Entry("minimum", "smallest value"),
    Entry("maximum", "largest value"),
    Entry("rank", "rank, 1 for the highest"),
    Entry("rank_low", "lower limit of the rank"),
    Entry("rank_high", "upper limit of the rank"),
    Entry("probability", "a probability, 0…1"),
    Entry("raw_score", "the score before weighting and shrinkage"),
    Entry("previous", "the value before"),
    Entry("first", "the figure of the first of two sides: the composite, staff, us"),
    Entry("second", "the figure of the second of two sides: the stated score, customers, partners"),
    Entry("change", "the change since the value before"),
    Entry("change_low", "lower limit of the change"),
    Entry("change_high", "upper limit of the change"),
    Entry("target", "the value aimed at"),
    Entry("silent", "whether the account was invited and nobody answered"),
    Entry("to_invite", "roles of which too few people were invited"),
    Entry("to_hear", "roles of which too few people answered"),
    Entry("open_alerts", "alerts that nobody has followed up"),
    Entry("raised", "the day on which the alert was raised"),
    Entry("owner", "who looks after it"),
    Entry("coverage", "share of intervals that hold the truth, 0…1"),
    Entry("coverage_worst", "the lowest coverage over the truths tried, 0…1"),
    Entry("sizes", "how answers spread over accounts: equal or skewed"),
    Entry("width", "mean width of the interval"),
    Entry("size_alike", "the largest rate of false alarms when both groups answer alike, 0…1"),
    Entry("size", "the largest rate of false alarms when the scores are equal, 0…1"),
    Entry("persistence", "the probability that an account stays the same between waves, 0…1"),
    Entry("power", "the probability to find the effect, 0…1"),
    Entry("effect", "the effect that is planned for"),
    Entry("value", "a figure whose meaning the row's term gives"),
    Entry("unit", "the unit of the value"),
    // Accounts.
    Entry("account_name", "what people call the account"),
    Entry("tier", "the account's tier"),
    Entry("revenue", "what the account pays a year"),
    Entry("tenure", "months as a customer"),
    Entry("class", "at_risk, watch, healthy or unknown"),
    Entry("reason", "why the account is in its class, in words"),
    Entry("signs", "codes of the signs of trouble, separated by spaces"),
    Entry("probability_low", "the smallest probability over the weights tried"),
    Entry("probability_high", "the largest probability over the weights tried"),
    Entry("raw_low", "lower limit of the plain net score"),
    Entry("raw_high", "upper limit of the plain net score"),
    Entry("weighted_mean", "means within roles, weighted over the roles present, 0–10"),
    Entry("weighted_score", "the same as a net score"),
    Entry("weighted_low", "lower limit of the weighted net score"),
    Entry("weighted_high", "upper limit of the weighted net score"),
    Entry("weighted_rank", "rank by weighted score, 1 for the highest"),
    Entry("weighted_rank_low", "the best rank under other weights"),
    Entry("weighted_rank_high", "the worst rank under other weights"),
    Entry("senior_score", "net score of the most senior role that answered"),
    Entry("roles_heard", "the roles that answered, separated by semicolons"),
    Entry("roles_missing", "the roles that should have answered and did not"),
    Entry("role_gap", "highest less lowest role mean, points of 0–10"),
    Entry("role_gap_p", "p-value of the gap between roles"),
    Entry("role_gap_p_adjusted", "the same after correction over accounts"),
    Entry("shift", "this wave less what the last one let expect, points of 0–10"),
    Entry("shift_p", "p-value of the shift"),
    Entry("shift_p_adjusted", "the same after correction over accounts"),
    Entry("fallen", "people who were promoters and are none any more"),
    Entry("n_answered", "invitations that were answered"),
    Entry("last_heard", "the wave of the last answer"),
    Entry("single_threaded", "whether one contact is all there is: yes or no"),
    Entry("alerts", "alerts raised"),
    Entry("invited_at", "day of the invitation"),
    Entry("answered_at", "day of the answer"),
    Entry("timing", "early, late, after a reminder, or never"),
    Entry("raised_at", "day of the alert"),
    Entry("followed_up_at", "day of the follow-up, or open"),
    Entry("event_at", "day of the event"),
    Entry("alerts_open", "alerts that nobody has followed up"),
    // Models, a row a fit or a row an observation.
    Entry("odds_ratio", "exponentiated coefficient of a logistic model"),
    Entry("hazard_ratio", "exponentiated coefficient of a Cox model"),
    Entry("per_sd", "the effect of one standard deviation of the driver: a ratio, or a change"),
    Entry("marginal_effect", "average change of the probability for one unit, −1…1"),
    Entry("marginal_low", "lower limit of the marginal effect"),
    Entry("marginal_high", "upper limit of the marginal effect"),
    Entry("vif", "variance inflation factor"),
    Entry("importance", "share of what the model explains"),
    Entry("r_squared", "explained share of the variance"),
    Entry("adj_r_squared", "explained share, adjusted for the number of terms"),
    Entry("r_squared_left_out", "explained share of the variance of rows left out in turn"),
    Entry("sigma", "residual standard deviation"),
    Entry("log_likelihood", "log-likelihood, penalised where the model is"),
    Entry("deviance", "deviance"),
    Entry("aic", "Akaike's information criterion"),
    Entry("bic", "Bayesian information criterion"),
    Entry("auc", "area under the ROC curve"),
    Entry("auc_left_out", "area under the ROC curve of accounts left out in turn"),
    Entry("brier", "Brier score"),
    Entry("brier_left_out", "Brier score of accounts left out in turn"),
    Entry("calibration_slope", "slope of the calibration of left-out risks, 1 if right"),
    Entry("calibration_intercept", "intercept of the calibration of left-out risks, 0 if right"),
    Entry("concordance", "share of comparable pairs in the right order"),
    Entry("fitted", "fitted value"),
    Entry("residual", "residual"),
    Entry("std_residual", "standardised residual"),
    Entry("hat", "leverage"),
    Entry("cooks_distance", "Cook's distance"),
    // What is wrong with files.
    Entry("severity", "how much a finding matters: blocks, warns, notes"),
    Entry("code", "the code of a finding"),
    Entry("sentence", "what was found"),
    Entry("effect_on", "what it does to the analyses"),
    Entry("remedy", "what to do about it"),
    Entry("commands", "the commands it matters for, separated by spaces"),
  ]

  private static let names = Set(all.map(\.name))

  /// Whether a name is in the vocabulary.
  public static func contains(_ name: String) -> Bool { names.contains(name) }

  /// What is wrong with a table's column names; empty when nothing is.
  /// - Parameters:
  ///   - table: the table to check.
  ///   - groupColumns: names that come from the data and may stand first, in any spelling.
  public static func problems(in table: ReportTable, groupColumns: [String] = []) -> [String] {
    var problems: [String] = []
    var seen: Set<String> = []
    var pastGroups = false
    let groups = Set(groupColumns)
    for column in table.columns {
      if !seen.insert(column.name).inserted {
        problems.append("\(table.name): column \(column.name) appears twice")
      }
      if groups.contains(column.name) {
        if pastGroups {
          problems.append("\(table.name): group column \(column.name) does not stand first")
        }
      } else {
        pastGroups = true
        if !contains(column.name) {
          problems.append("\(table.name): column \(column.name) is not in the vocabulary")
        }
      }
    }
    return problems
  }
}
