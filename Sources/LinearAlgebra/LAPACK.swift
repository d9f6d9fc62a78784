#if canImport(Accelerate)
  import Accelerate
#else
  import CLAPACK
#endif

/// The BLAS and LAPACK routines with Swift arguments; shapes are checked by the callers.
///
/// A nonzero `info` that means data, not a wrong argument, is returned for the caller to interpret.
enum LAPACK {
  /// The 32-bit integer LAPACK counts with.
  static func int(_ n: Int) -> Int32 {
    precondition(n <= Int(Int32.max), "\(n) is more than LAPACK can count")
    return Int32(n)
  }

  /// Asks a routine for its workspace, allocates it and calls the routine.
  /// - Parameter routine: receives the workspace, its length (−1 asks) and `info`.
  private static func withWorkspace(
    _ name: StaticString,
    _ routine: (UnsafeMutablePointer<Double>, inout Int32, inout Int32) -> Void
  ) -> Int {
    var info: Int32 = 0
    var length: Int32 = -1
    var best = [0.0]
    routine(&best, &length, &info)
    precondition(info == 0, "\(name): argument \(-info) has an illegal value")
    length = max(1, Int32(best[0]))
    var work = [Double](repeating: 0, count: Int(length))
    routine(&work, &length, &info)
    precondition(info >= 0, "\(name): argument \(-info) has an illegal value")
    return Int(info)
  }

  // Products

  /// op(A) op(B) by dgemm.
  static func product(
    _ a: Matrix, _ b: Matrix, transposeA: Bool = false, transposeB: Bool = false
  ) -> Matrix {
    var result = Matrix(
      rows: transposeA ? a.columns : a.rows, columns: transposeB ? b.rows : b.columns,
      repeating: 0)
    var m = int(result.rows)
    var n = int(result.columns)
    var k = int(transposeA ? a.rows : a.columns)
    if m == 0 || n == 0 || k == 0 { return result }
    var (lda, ldb, ldc) = (int(a.rows), int(b.rows), m)
    var (alpha, beta) = (1.0, 0.0)
    dgemm_(
      transposeA ? "T" : "N", transposeB ? "T" : "N", &m, &n, &k, &alpha, a.values, &lda,
      b.values, &ldb, &beta, &result.values, &ldc)
    return result
  }

  /// op(A) x by dgemv.
  static func product(_ a: Matrix, _ x: [Double], transposed: Bool) -> [Double] {
    var y = [Double](repeating: 0, count: transposed ? a.columns : a.rows)
    if a.rows == 0 || a.columns == 0 { return y }
    var (m, n, lda) = (int(a.rows), int(a.columns), int(a.rows))
    var (incx, incy, alpha, beta) = (Int32(1), Int32(1), 1.0, 0.0)
    dgemv_(transposed ? "T" : "N", &m, &n, &alpha, a.values, &lda, x, &incx, &beta, &y, &incy)
    return y
  }

  /// AᵀA or AAᵀ by dsyrk, both triangles filled.
  static func symmetricProduct(_ a: Matrix, transposed: Bool) -> Matrix {
    let order = transposed ? a.columns : a.rows
    var result = Matrix(rows: order, columns: order, repeating: 0)
    if a.rows == 0 || a.columns == 0 { return result }
    var (n, k, lda) = (int(order), int(transposed ? a.rows : a.columns), int(a.rows))
    var (alpha, beta) = (1.0, 0.0)
    var ldc = n
    dsyrk_(
      "L", transposed ? "T" : "N", &n, &k, &alpha, a.values, &lda, &beta, &result.values, &ldc)
    result.mirrorLowerTriangle()
    return result
  }

  // Orthogonal factorization

  /// Replaces a by its pivoted QR factor; returns the reflectors' scales and the pivots from zero.
  static func factorQR(_ a: inout Matrix) -> (scales: [Double], pivots: [Int]) {
    var (m, n, lda) = (int(a.rows), int(a.columns), int(a.leadingDimension))
    var pivots = [Int32](repeating: 0, count: a.columns)
    var scales = [Double](repeating: 0, count: min(a.rows, a.columns))
    _ = withWorkspace("dgeqp3") { work, length, info in
      dgeqp3_(&m, &n, &a.values, &lda, &pivots, &scales, work, &length, &info)
    }
    return (scales, pivots.map { Int($0) - 1 })
  }

  /// Q b or Qᵀb for the Q of `factorQR`.
  static func multiplyQ(
    _ factor: Matrix, _ scales: [Double], _ b: inout Matrix, transposed: Bool
  ) {
    if b.rows == 0 || b.columns == 0 || scales.isEmpty { return }
    var (m, n, k) = (int(b.rows), int(b.columns), int(scales.count))
    var (lda, ldb) = (int(factor.leadingDimension), int(b.leadingDimension))
    _ = withWorkspace("dormqr") { work, length, info in
      dormqr_(
        "L", transposed ? "T" : "N", &m, &n, &k, factor.values, &lda, scales, &b.values, &ldb,
        work, &length, &info)
    }
  }

  /// The first min(rows, columns) columns of the Q of `factorQR`.
  static func formQ(_ factor: Matrix, _ scales: [Double]) -> Matrix {
    let size = factor.rows * scales.count
    var q = Matrix(rows: factor.rows, columns: scales.count, Array(factor.values.prefix(size)))
    if size == 0 { return q }
    var (m, n, k, lda) = (int(q.rows), int(q.columns), int(q.columns), int(q.rows))
    _ = withWorkspace("dorgqr") { work, length, info in
      dorgqr_(&m, &n, &k, &q.values, &lda, scales, work, &length, &info)
    }
    return q
  }

  /// Solves op(T) X = B in place for the leading triangle of t; false when a diagonal entry is 0.
  static func solveTriangular(
    _ t: Matrix, order: Int, upper: Bool, transposed: Bool = false, _ b: inout Matrix
  ) -> Bool {
    if order == 0 || b.columns == 0 { return true }
    var (n, nrhs) = (int(order), int(b.columns))
    var (lda, ldb) = (int(t.leadingDimension), int(b.leadingDimension))
    var info: Int32 = 0
    dtrtrs_(
      upper ? "U" : "L", transposed ? "T" : "N", "N", &n, &nrhs, t.values, &lda, &b.values, &ldb,
      &info)
    precondition(info >= 0, "dtrtrs: argument \(-info) has an illegal value")
    return info == 0
  }

  /// The reciprocal 1-norm condition number of the leading upper triangle of t.
  static func reciprocalCondition(_ t: Matrix, order: Int) -> Double {
    if order == 0 { return 1 }
    var (n, lda) = (int(order), int(t.leadingDimension))
    var (result, info) = (0.0, Int32(0))
    var work = [Double](repeating: 0, count: 3 * order)
    var integers = [Int32](repeating: 0, count: order)
    dtrcon_("1", "U", "N", &n, t.values, &lda, &result, &work, &integers, &info)
    precondition(info == 0, "dtrcon: argument \(-info) has an illegal value")
    return result
  }

  // Symmetric matrices

  /// Replaces the lower triangle of a by its Cholesky factor; returns the order of the first
  /// leading minor that is not positive, or 0.
  static func factorCholesky(_ a: inout Matrix) -> Int {
    if a.rows == 0 { return 0 }
    var (n, lda, info) = (int(a.rows), int(a.rows), Int32(0))
    dpotrf_("L", &n, &a.values, &lda, &info)
    precondition(info >= 0, "dpotrf: argument \(-info) has an illegal value")
    return Int(info)
  }

  /// Solves A X = B in place from the Cholesky factor of A.
  static func solveCholesky(_ factor: Matrix, _ b: inout Matrix) {
    if factor.rows == 0 || b.columns == 0 { return }
    var (n, nrhs, lda, ldb) = (int(factor.rows), int(b.columns), int(factor.rows), int(b.rows))
    var info: Int32 = 0
    dpotrs_("L", &n, &nrhs, factor.values, &lda, &b.values, &ldb, &info)
    precondition(info == 0, "dpotrs: argument \(-info) has an illegal value")
  }

  /// The inverse of A from its Cholesky factor, both triangles filled.
  static func invertCholesky(_ factor: Matrix) -> Matrix {
    var result = factor
    if factor.rows == 0 { return result }
    var (n, lda, info) = (int(factor.rows), int(factor.rows), Int32(0))
    dpotri_("L", &n, &result.values, &lda, &info)
    precondition(info == 0, "dpotri: info \(info) for a factor that dpotrf accepted")
    result.mirrorLowerTriangle()
    return result
  }

  /// Eigenvalues in ascending order and eigenvectors as columns; nil when dsyevd does not converge.
  static func eigen(_ a: Matrix) -> (values: [Double], vectors: Matrix)? {
    var vectors = a
    var values = [Double](repeating: 0, count: a.rows)
    if a.rows == 0 { return (values, vectors) }
    var (n, lda) = (int(a.rows), int(a.rows))
    // Documented minimum for jobz = 'V'; a query would answer with the same number.
    var integerLength = 3 + 5 * n
    var integers = [Int32](repeating: 0, count: Int(integerLength))
    let info = withWorkspace("dsyevd") { work, length, info in
      dsyevd_(
        "V", "L", &n, &vectors.values, &lda, &values, work, &length, &integers, &integerLength,
        &info)
    }
    return info == 0 ? (values, vectors) : nil
  }

  // Singular values

  /// The thin singular value decomposition U diag(s) Vᵀ; nil when dgesdd does not converge.
  static func singularValues(_ a: Matrix) -> (u: Matrix, s: [Double], vTransposed: Matrix)? {
    let k = min(a.rows, a.columns)
    var u = Matrix(rows: a.rows, columns: k, repeating: 0)
    var vTransposed = Matrix(rows: k, columns: a.columns, repeating: 0)
    var s = [Double](repeating: 0, count: k)
    if k == 0 { return (u, s, vTransposed) }
    var copy = a
    var (m, n, lda, ldvt) = (int(a.rows), int(a.columns), int(a.rows), int(k))
    var ldu = m
    var integers = [Int32](repeating: 0, count: 8 * k)
    let info = withWorkspace("dgesdd") { work, length, info in
      dgesdd_(
        "S", &m, &n, &copy.values, &lda, &s, &u.values, &ldu, &vTransposed.values, &ldvt, work,
        &length, &integers, &info)
    }
    return info == 0 ? (u, s, vTransposed) : nil
  }
}

extension Matrix {
  /// Copies the lower triangle of a square matrix to the upper.
  mutating func mirrorLowerTriangle() {
    for j in 0..<columns {
      for i in 0..<j { values[i + j * rows] = values[j + i * rows] }
    }
  }
}

#if !canImport(Accelerate)
  // gfortran's hidden string lengths, supplied here once: the calls above read as on macOS.
  private typealias Text = UnsafePointer<CChar>
  private typealias Count = UnsafePointer<Int32>
  private typealias Status = UnsafeMutablePointer<Int32>
  private typealias Input = UnsafePointer<Double>
  private typealias Output = UnsafeMutablePointer<Double>

  private func dgemm_(
    _ ta: Text, _ tb: Text, _ m: Count, _ n: Count, _ k: Count, _ alpha: Input, _ a: Input,
    _ lda: Count, _ b: Input, _ ldb: Count, _ beta: Input, _ c: Output, _ ldc: Count
  ) { CLAPACK.dgemm_(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc, 1, 1) }

  private func dgemv_(
    _ t: Text, _ m: Count, _ n: Count, _ alpha: Input, _ a: Input, _ lda: Count, _ x: Input,
    _ incx: Count, _ beta: Input, _ y: Output, _ incy: Count
  ) { CLAPACK.dgemv_(t, m, n, alpha, a, lda, x, incx, beta, y, incy, 1) }

  private func dsyrk_(
    _ uplo: Text, _ t: Text, _ n: Count, _ k: Count, _ alpha: Input, _ a: Input, _ lda: Count,
    _ beta: Input, _ c: Output, _ ldc: Count
  ) { CLAPACK.dsyrk_(uplo, t, n, k, alpha, a, lda, beta, c, ldc, 1, 1) }

  private func dormqr_(
    _ side: Text, _ t: Text, _ m: Count, _ n: Count, _ k: Count, _ a: Input, _ lda: Count,
    _ tau: Input, _ c: Output, _ ldc: Count, _ work: Output, _ lwork: Count, _ info: Status
  ) { CLAPACK.dormqr_(side, t, m, n, k, a, lda, tau, c, ldc, work, lwork, info, 1, 1) }

  private func dtrtrs_(
    _ uplo: Text, _ t: Text, _ diag: Text, _ n: Count, _ nrhs: Count, _ a: Input, _ lda: Count,
    _ b: Output, _ ldb: Count, _ info: Status
  ) { CLAPACK.dtrtrs_(uplo, t, diag, n, nrhs, a, lda, b, ldb, info, 1, 1, 1) }

  private func dtrcon_(
    _ norm: Text, _ uplo: Text, _ diag: Text, _ n: Count, _ a: Input, _ lda: Count,
    _ rcond: Output, _ work: Output, _ iwork: Status, _ info: Status
  ) { CLAPACK.dtrcon_(norm, uplo, diag, n, a, lda, rcond, work, iwork, info, 1, 1, 1) }

  private func dpotrf_(_ uplo: Text, _ n: Count, _ a: Output, _ lda: Count, _ info: Status) {
    CLAPACK.dpotrf_(uplo, n, a, lda, info, 1)
  }

  private func dpotrs_(
    _ uplo: Text, _ n: Count, _ nrhs: Count, _ a: Input, _ lda: Count, _ b: Output, _ ldb: Count,
    _ info: Status
  ) { CLAPACK.dpotrs_(uplo, n, nrhs, a, lda, b, ldb, info, 1) }

  private func dpotri_(_ uplo: Text, _ n: Count, _ a: Output, _ lda: Count, _ info: Status) {
    CLAPACK.dpotri_(uplo, n, a, lda, info, 1)
  }

  private func dgesdd_(
    _ job: Text, _ m: Count, _ n: Count, _ a: Output, _ lda: Count, _ s: Output, _ u: Output,
    _ ldu: Count, _ vt: Output, _ ldvt: Count, _ work: Output, _ lwork: Count, _ iwork: Status,
    _ info: Status
  ) { CLAPACK.dgesdd_(job, m, n, a, lda, s, u, ldu, vt, ldvt, work, lwork, iwork, info, 1) }

  private func dsyevd_(
    _ job: Text, _ uplo: Text, _ n: Count, _ a: Output, _ lda: Count, _ w: Output,
    _ work: Output, _ lwork: Count, _ iwork: Status, _ liwork: Count, _ info: Status
  ) { CLAPACK.dsyevd_(job, uplo, n, a, lda, w, work, lwork, iwork, liwork, info, 1, 1) }
#endif
