/// Makes one form of a report.
public protocol Renderer: Sendable {
  /// Why a report may have no such form; `Never` for most renderers.
  associatedtype Failure: Error = Never

  /// The report in this form, as UTF-8 text that ends with a newline.
  func render(_ report: Report) throws(Failure) -> String
}
