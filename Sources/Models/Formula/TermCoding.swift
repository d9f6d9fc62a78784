/// Which levels of the categorical factors of a term get a column, so that no column is redundant.
///
/// A categorical factor has one column per level, or one fewer when the constant, a main effect or a
/// lower interaction already spans its sum. In spaces: a full factor is the constant plus its
/// contrasts, so a term is a sum of products of contrasts; those that earlier terms span are left
/// out, and the others are put together again into as few products as possible. Where R's rule gives
/// a design of full rank, this is the same one.
/// Source: Chambers & Hastie 1992, Statistical Models in S, section 2.4; the algorithm is that of
/// patsy (N. J. Smith), documentation, "How formulas work".
struct TermCoding {
  /// The categorical factors of one product of columns; `isFull` says which have all their levels.
  struct Product: Equatable {
    var factors: [Int]
    var isFull: [Bool]
  }

  /// A product as bits: which factors of the term it has, and which of them are full.
  private struct Bits {
    var members: Int
    var full: Int
  }

  /// What earlier terms span, by the numeric factors that multiply it.
  private var spanned: [Set<Int>: Set<Set<Int>>] = [:]

  /// Starts with the constant, or with nothing.
  init(intercept: Bool) {
    if intercept { spanned[[]] = [[]] }
  }

  /// The products of the categorical factors of a term, in the order of the columns.
  /// - Parameters:
  ///   - numeric: the numeric factors of the term.
  ///   - categorical: its categorical factors, in order; at most `Formula.largestOrder`.
  mutating func products(numeric: Set<Int>, categorical: [Int]) -> [Product] {
    var known = spanned[numeric] ?? []
    var products: [Bits] = []
    for members in Self.subsets(categorical.count) {
      let subset = categorical.indices.filter { members >> $0 & 1 == 1 }.map { categorical[$0] }
      if known.insert(Set(subset)).inserted { products.append(Bits(members: members, full: 0)) }
    }
    spanned[numeric] = known
    while let (shorter, longer, factor) = Self.absorption(products) {
      products[longer].full |= factor
      products.remove(at: shorter)
    }
    return products.map { product in
      let places = categorical.indices.filter { product.members >> $0 & 1 == 1 }
      return Product(
        factors: places.map { categorical[$0] },
        isFull: places.map { product.full >> $0 & 1 == 1 })
    }
  }

  /// Two products of which the longer is the shorter times the contrasts of one factor, a bit.
  private static func absorption(_ products: [Bits]) -> (shorter: Int, longer: Int, factor: Int)? {
    for shorter in products.indices {
      let inner = products[shorter]
      for longer in (shorter + 1)..<products.count {
        let outer = products[longer]
        let factor = outer.members & ~inner.members
        let isOneMore = inner.members & ~outer.members == 0 && factor.nonzeroBitCount == 1
        if isOneMore, outer.full == inner.full { return (shorter, longer, factor) }
      }
    }
    return nil
  }

  /// All subsets of so many factors as bits, small ones first, each size in the order of the factors.
  private static func subsets(_ count: Int) -> [Int] {
    func places(_ mask: Int) -> [Int] { (0..<count).filter { mask >> $0 & 1 == 1 } }
    return (0..<(1 << count)).sorted { a, b in
      a.nonzeroBitCount != b.nonzeroBitCount
        ? a.nonzeroBitCount < b.nonzeroBitCount
        : places(a).lexicographicallyPrecedes(places(b))
    }
  }
}
