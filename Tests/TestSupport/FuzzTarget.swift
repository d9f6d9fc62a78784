/// A reader that no bytes may crash, hang, or make eat the memory.
package struct FuzzTarget: Sendable {
  /// What it is called.
  package let name: String
  /// How many of a thousand inputs go to it.
  package let share: Int
  /// Whole files to damage.
  package let corpus: [[UInt8]]
  /// A damaged file, made of the corpus or of what it was made of.
  package let mutate: @Sendable (inout Mutator, _ corpus: [[UInt8]]) -> [UInt8]
  /// Reads the bytes and says whether they were read or refused; an endless loop or a trap is no answer.
  package let run: @Sendable ([UInt8]) -> Bool

  /// Makes a target; its damage is, where nothing else is said, that of texts.
  package init(
    name: String, share: Int, corpus: [[UInt8]],
    mutate: @escaping @Sendable (inout Mutator, _ corpus: [[UInt8]]) -> [UInt8] = {
      $0.mutate(oneOf: $1)
    },
    run: @escaping @Sendable ([UInt8]) -> Bool
  ) {
    self.name = name
    self.share = share
    self.corpus = corpus
    self.mutate = mutate
    self.run = run
  }
}
