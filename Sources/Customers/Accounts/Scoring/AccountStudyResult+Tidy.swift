import Models
import Reports
import Statistics

extension AccountStudyResult {
  /// One row per account for a CRM, identified by its first column.
  var tidy: ReportTable {
    let rows = view.forMachines(accounts)
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind = .number(digits: 2),
      _ value: (AccountRow) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: rows.map(value))
    }
    func counts(_ header: String, _ name: String, _ value: (AccountRow) -> Int?) -> ReportColumn {
      ReportColumn(header, name: name, counts: rows.map(value))
    }
    func texts(_ header: String, _ name: String, _ value: (AccountRow) -> String?) -> ReportColumn {
      ReportColumn(header, name: name, texts: rows.map(value))
    }
    let about = [
      texts("Account", "account") { $0.id }, texts("Name", "account_name") { $0.name },
      texts("Tier", "tier") { $0.tier }, numbers("Revenue", "revenue") { $0.revenue },
      numbers("Tenure", "tenure") { $0.tenure }, texts("Class", "class") { $0.status.rawValue },
      texts("Why", "reason") { $0.reason },
      texts("Signs", "signs") { $0.signs.map(\.rawValue).joined(separator: " ") },
    ]
    let standardized = [
      numbers("Score", "estimate") { $0.standardized?.score },
      numbers("Standard error", "std_error") { $0.standardized?.standardError },
      numbers("Lower", "conf_low") { $0.standardized?.interval.lower },
      numbers("Upper", "conf_high") { $0.standardized?.interval.upper },
      numbers("Level", "conf_level", .percent) { $0.standardized == nil ? nil : level },
      numbers("P below", "probability", .probability) { $0.standardized?.probabilityBelow },
      numbers("P, lowest", "probability_low", .probability) {
        $0.standardized?.probabilityRange?[0]
      },
      numbers("P, highest", "probability_high", .probability) {
        $0.standardized?.probabilityRange?[1]
      },
      numbers("Rank", "rank") { $0.standardized?.rank?.mean },
      counts("Best rank", "rank_low") { $0.standardized?.rank?.lower },
      counts("Worst rank", "rank_high") { $0.standardized?.rank?.upper },
    ]
    let plain = [
      counts("n", "n") { $0.answers }, numbers("Mean", "mean") { $0.plain?.mean },
      numbers("Net score", "raw_score", .score) { $0.plain?.netScore },
      numbers("Lower", "raw_low", .score) { $0.plain?.netInterval?.lower },
      numbers("Upper", "raw_high", .score) { $0.plain?.netInterval?.upper },
      numbers("Weighted mean", "weighted_mean") { $0.weighted?.mean },
      numbers("Weighted net", "weighted_score", .score) { $0.weighted?.netScore },
      numbers("Lower", "weighted_low", .score) { $0.weighted?.netInterval?.lower },
      numbers("Upper", "weighted_high", .score) { $0.weighted?.netInterval?.upper },
      numbers("Kish", "n_kish") { $0.weighted?.effectiveAnswers },
      counts("Rank", "weighted_rank") { $0.weightedRank?.rank },
      counts("Best", "weighted_rank_low") { $0.weightedRank?.best },
      counts("Worst", "weighted_rank_high") { $0.weightedRank?.worst },
      numbers("Senior net", "senior_score", .score) { $0.senior?.netScore },
    ]
    let people = [
      texts("Roles heard", "roles_heard") { $0.rolesHeard.joined(separator: "; ") },
      texts("Roles missing", "roles_missing") { $0.rolesMissing?.joined(separator: "; ") },
      numbers("Role gap", "role_gap") { $0.roleGap?.difference },
      numbers("p", "role_gap_p", .pValue) { $0.roleGap?.pValue },
      numbers("Holm", "role_gap_p_adjusted", .pValue) { $0.roleGap?.pAdjusted },
      numbers("Shift", "shift") { $0.shift?.shift },
      numbers("Expected", "previous") { $0.shift?.predicted },
      numbers("p", "shift_p", .pValue) { $0.shift?.pValue },
      numbers("Holm", "shift_p_adjusted", .pValue) { $0.shiftPAdjusted },
      texts("Fallen promoters", "fallen") { $0.fallen.map(\.person).joined(separator: "; ") },
      counts("Invited", "n_invited") { $0.silence.invited },
      counts("Answered", "n_answered") { $0.silence.answered },
      texts("Last heard", "last_heard") { $0.silence.lastHeard },
      texts("Single-threaded", "single_threaded") { $0.silence.singleThreaded ? "yes" : "no" },
      counts("Alerts", "alerts") { $0.alerts?.raised },
      counts("Open alerts", "alerts_open") { $0.alerts?.open },
    ]
    return ReportTable(
      name: "accounts", title: "Accounts", columns: about + standardized + plain + people,
      audience: .machines, isPrimary: true)
  }
}
