import Statistics

extension WaveAnswers {
  /// The answers of each account in two waves, matched by the account; answers that name none
  /// stand alone.
  static func matching(
    _ previous: AnswerGroup, _ current: AnswerGroup
  ) -> [(code: Int, answers: WaveAnswers)] {
    let none = NetScoreCounts(detractors: 0, passives: 0, promoters: 0)
    var later: [Int: NetScoreCounts] = [:]
    var rows: [(code: Int, answers: WaveAnswers)] = []
    for (code, counts) in zip(current.accountCodes, current.accounts) {
      if code >= 0 {
        later[code] = counts
      } else {
        rows.append((-1, WaveAnswers(previous: none, current: counts)))
      }
    }
    for (code, counts) in zip(previous.accountCodes, previous.accounts) {
      let match = code >= 0 ? later.removeValue(forKey: code) : nil
      rows.append((code, WaveAnswers(previous: counts, current: match ?? none)))
    }
    return rows
      + later.sorted { $0.key < $1.key }.map {
        ($0.key, WaveAnswers(previous: none, current: $0.value))
      }
  }
}
