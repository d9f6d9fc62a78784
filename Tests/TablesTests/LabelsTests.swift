import Tables
import Testing

struct LabelsTests {
  let labels = Labels(["b", nil, "a", "b", nil, "c"])

  @Test func levelsAreInOrderOfFirstAppearance() {
    #expect(labels.codes == [0, -1, 1, 0, -1, 2])
    #expect(labels.levels == ["b", "a", "c"])
    #expect(labels.counts == [2, 1, 1])
    #expect(labels.rowsByLevel == [[0, 3], [2], [5]])
    #expect(labels[0] == "b" && labels[1] == nil)
  }

  @Test func selectionDropsUnusedLevels() {
    let selected = labels.selecting(rows: [5, 1, 2, 5])
    #expect(selected.codes == [0, -1, 1, 0])
    #expect(selected.levels == ["c", "a"])
  }

  @Test func nothingAtAll() {
    let empty = Labels([])
    #expect(empty.count == 0 && empty.levels.isEmpty && empty.rowsByLevel.isEmpty)
    #expect(Labels([nil, nil]).rowsByLevel.isEmpty)
  }

  @Test func codesFromElsewhere() {
    #expect(Labels(codes: [0, 0, -1], levels: ["x"]) == Labels(["x", "x", nil]))
  }
}
