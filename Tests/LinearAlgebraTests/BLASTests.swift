import LinearAlgebra
import Testing

@Suite struct BLASTests {
  @Test func oneThreadIsSetExactlyWhereOpenBLASIsLoaded() {
    let found = BLAS.useOneThread()
    #expect(BLAS.threadCount == (found ? 1 : nil))
  }
}
