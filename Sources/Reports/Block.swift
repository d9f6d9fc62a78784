/// One part of a report.
public enum Block: Sendable, Equatable {
  /// Starts a section.
  case heading(String)
  /// Running text.
  case paragraph(String)
  /// The one figure that the report is about.
  case headline(Headline)
  /// Estimates with their intervals on a common scale.
  case intervals(IntervalChart)
  /// Counts or shares by category.
  case bars(BarChart)
  /// Values over time or another ordered quantity, with bands.
  case curves(CurveChart)
  /// A number for every pair of two lists.
  case matrix(MatrixChart)
  /// A few values of each thing on one line.
  case dumbbells(DumbbellChart)
  /// Things ranked by a weighted mean of their parts.
  case ranking(WeightedRanking)
  /// What stands behind a figure, one click away: a line that says what it is, and the blocks.
  case details(String, [Block])
  /// Rows and typed columns.
  case table(ReportTable)
  /// What follows from the figures, in a sentence.
  case finding(Remark, tone: Tone = .neutral)
  /// What the reader must know about how the figures came about.
  case notes([Remark])
}
