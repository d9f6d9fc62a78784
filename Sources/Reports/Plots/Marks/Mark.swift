/// Something drawn on the scales of a plot; each kind is a factory in a file of its own.
struct Mark: Sendable {
  /// Draws it in a plotting area.
  let draw: @Sendable (Frame) -> [HTML]
}
