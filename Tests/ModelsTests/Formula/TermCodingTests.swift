import Testing

@testable import Models

@Suite struct TermCodingTests {
  private typealias Product = TermCoding.Product

  @Test func aMainEffectBesideTheConstantLosesALevel() {
    var coding = TermCoding(intercept: true)
    #expect(
      coding.products(numeric: [], categorical: [0]) == [Product(factors: [0], isFull: [false])])
  }

  @Test func withoutConstantTheFirstFactorIsFull() {
    var coding = TermCoding(intercept: false)
    #expect(
      coding.products(numeric: [], categorical: [0]) == [Product(factors: [0], isFull: [true])])
    #expect(
      coding.products(numeric: [], categorical: [1]) == [Product(factors: [1], isFull: [false])])
  }

  @Test func anInteractionAloneBesideTheConstantTakesTwoProducts() {
    var coding = TermCoding(intercept: true)
    let products = coding.products(numeric: [], categorical: [0, 1])
    // (a − 1) + (b − 1)·a or the mirror image: in all ab − 1 columns.
    let width = [3, 4]
    let columns = products.map { product in
      zip(product.factors, product.isFull).reduce(1) { $0 * (width[$1.0] - ($1.1 ? 0 : 1)) }
    }
    #expect(columns.reduce(0, +) == 11)
    #expect(products.count == 2)
  }

  @Test func aNumericFactorHasSpacesOfItsOwn() {
    var coding = TermCoding(intercept: true)
    _ = coding.products(numeric: [], categorical: [0])
    #expect(
      coding.products(numeric: [9], categorical: [0]) == [Product(factors: [0], isFull: [true])])
    var both = TermCoding(intercept: true)
    #expect(
      both.products(numeric: [9], categorical: []) == [Product(factors: [], isFull: [])])
    #expect(
      both.products(numeric: [9], categorical: [0]) == [Product(factors: [0], isFull: [false])])
  }
}
