import Testing

@testable import Customers

@Suite struct DateShapeTests {
  @Test(arguments: [
    ("2025-03-02", "NNNN-NN-NN"), ("2025-03-02T10:00:00Z", "NNNN-NN-NN"),
    ("3/4/2026", "NN/NN/NNNN"),
    ("13.12.2026", "NN.NN.NNNN"), ("03/04/2026 10:15", "NN/NN/NNNN"), ("3/4/26", "NN/NN/NN"),
    ("2 March 2025", "month in letters"), ("Mar 2, 2025", "month in letters"),
  ])
  func datesHaveAShape(_ pair: (String, String)) {
    #expect(DateShape(pair.0)?.pattern == pair.1)
  }

  @Test(arguments: [
    "", "9", "1234567", "1,234.50", "0171/123456", "10.0.0.1", "+49 30 1234", "C001", "A-1-2-3",
    "march on", "5 of 10", "2025", "1-2", "12:30:15",
    "very long text that goes on and on and on 1/2/2025",
  ])
  func otherTextsHaveNone(_ text: String) {
    #expect(DateShape(text) == nil)
  }
}
