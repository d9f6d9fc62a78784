import TestSupport
import Testing

@Suite struct MutatorTests {
  private static let file = Array("account,nps\nAcme,10\nBeta,3\n".utf8)

  @Test func theSameSeedDoesTheSameDamage() {
    var (first, second) = (Mutator(seed: 7), Mutator(seed: 7))
    for _ in 0..<50 { #expect(first.mutate(Self.file) == second.mutate(Self.file)) }
    var (other, stream) = (Mutator(seed: 8), Mutator(seed: 7, stream: 1))
    var again = Mutator(seed: 7)
    let damaged = again.mutate(Self.file)
    #expect(other.mutate(Self.file) != damaged && stream.mutate(Self.file) != damaged)
  }

  @Test func damageIsOfEveryKind() {
    var mutator = Mutator(seed: 1)
    var (shorter, longer, sameLength, unchanged, huge) = (0, 0, 0, 0, 0)
    for _ in 0..<4000 {
      let damaged = mutator.mutate(Self.file)
      if damaged == Self.file { unchanged += 1 }
      if damaged.count < Self.file.count { shorter += 1 }
      if damaged.count > Self.file.count { longer += 1 }
      if damaged.count == Self.file.count { sameLength += 1 }
      if damaged.count > 10_000 { huge += 1 }
    }
    #expect(shorter > 400 && longer > 400 && sameLength > 100 && huge > 10)
    #expect(unchanged < 400)
  }

  @Test func nothingIsDamagedToo() {
    var mutator = Mutator(seed: 2)
    for _ in 0..<200 { _ = mutator.mutate([]) }
    #expect(mutator.mutate(oneOf: []).count >= 0)
  }

  @Test func aSpliceBeginsLikeOneAndEndsLikeTheOther() {
    var mutator = Mutator(seed: 3)
    for _ in 0..<200 {
      let spliced = mutator.splice([1, 1, 1, 1], [2, 2, 2])
      let ones = spliced.prefix { $0 == 1 }.count
      #expect(spliced.dropFirst(ones).allSatisfy { $0 == 2 } && spliced.count <= 7)
    }
  }
}
