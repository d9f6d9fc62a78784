#if SPSS
  import Testing

  @testable import TablesSPSS

  @Suite struct ValueLabelsTests {
    struct Case: Sendable {
      let labels: [Double: String]
      let occurring: Set<Double>
      let isScale: Bool
    }

    @Test(arguments: [
      // Only the ends of a scale are worded.
      Case(labels: [0: "Never", 10: "Always"], occurring: [0, 3, 10], isScale: true),
      // A category, also with a stray code after the last.
      Case(labels: [1: "Maker", 2: "User"], occurring: [1, 2], isScale: false),
      Case(labels: [1: "Maker", 2: "User"], occurring: [1, 2, 9], isScale: false),
      // Every point is worded: the file should say that it is a scale.
      Case(
        labels: [1: "Poor", 2: "Fair", 3: "Good"], occurring: [1, 2, 3], isScale: false),
      Case(labels: [1: "1 Poor", 2: "2 - Fair", 3: "3"], occurring: [1, 2, 3], isScale: true),
      // Bands that begin with a number of their own.
      Case(labels: [1: "1-10", 2: "11-50"], occurring: [1, 2], isScale: false),
      Case(labels: [1: "10 years", 2: "20 years"], occurring: [1, 2], isScale: false),
      // Quantities of which one has a name.
      Case(labels: [0: "None"], occurring: [0, 100, 250], isScale: true),
      Case(labels: [98: "Other", 99: "Unknown"], occurring: [31, 45, 60], isScale: true),
      Case(labels: [1: "Maker"], occurring: [], isScale: true),
      Case(labels: [:], occurring: [1], isScale: true),
    ])
    func scaleOrCategory(_ example: Case) {
      #expect(
        ValueLabels.areScale(example.labels, occurring: example.occurring, isMeasured: false)
          == example.isScale)
      #expect(ValueLabels.areScale(example.labels, occurring: example.occurring, isMeasured: true))
    }
  }
#endif
