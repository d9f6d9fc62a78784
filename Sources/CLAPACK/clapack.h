// The BLAS and LAPACK routines that LinearAlgebra calls, and no others.
//
// Every argument is a pointer, matrices are column-major, and integers are 32 bits wide (LP64).
// A Fortran CHARACTER argument passes its length by value, as a size_t after the last visible
// argument, one for each in order; leaving them out is undefined behaviour under gfortran.

#ifndef QUORUM_CLAPACK_H
#define QUORUM_CLAPACK_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// C := alpha op(A) op(B) + beta C
void dgemm_(const char *transa, const char *transb, const int *m, const int *n, const int *k,
            const double *alpha, const double *a, const int *lda, const double *b, const int *ldb,
            const double *beta, double *c, const int *ldc, size_t transa_len, size_t transb_len);

// y := alpha op(A) x + beta y
void dgemv_(const char *trans, const int *m, const int *n, const double *alpha, const double *a,
            const int *lda, const double *x, const int *incx, const double *beta, double *y,
            const int *incy, size_t trans_len);

// C := alpha op(A) op(A)' + beta C, one triangle
void dsyrk_(const char *uplo, const char *trans, const int *n, const int *k, const double *alpha,
            const double *a, const int *lda, const double *beta, double *c, const int *ldc,
            size_t uplo_len, size_t trans_len);

// A P = Q R with column pivoting
void dgeqp3_(const int *m, const int *n, double *a, const int *lda, int *jpvt, double *tau,
             double *work, const int *lwork, int *info);

// C := op(Q) C or C op(Q), Q from dgeqp3
void dormqr_(const char *side, const char *trans, const int *m, const int *n, const int *k,
             const double *a, const int *lda, const double *tau, double *c, const int *ldc,
             double *work, const int *lwork, int *info, size_t side_len, size_t trans_len);

// The leading columns of Q, from dgeqp3
void dorgqr_(const int *m, const int *n, const int *k, double *a, const int *lda,
             const double *tau, double *work, const int *lwork, int *info);

// op(T) X = B, T triangular
void dtrtrs_(const char *uplo, const char *trans, const char *diag, const int *n, const int *nrhs,
             const double *a, const int *lda, double *b, const int *ldb, int *info,
             size_t uplo_len, size_t trans_len, size_t diag_len);

// Reciprocal condition number of a triangular matrix
void dtrcon_(const char *norm, const char *uplo, const char *diag, const int *n, const double *a,
             const int *lda, double *rcond, double *work, int *iwork, int *info, size_t norm_len,
             size_t uplo_len, size_t diag_len);

// Cholesky: factor, solve, invert
void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info,
             size_t uplo_len);
void dpotrs_(const char *uplo, const int *n, const int *nrhs, const double *a, const int *lda,
             double *b, const int *ldb, int *info, size_t uplo_len);
void dpotri_(const char *uplo, const int *n, double *a, const int *lda, int *info,
             size_t uplo_len);

// Singular value decomposition by divide and conquer
void dgesdd_(const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s,
             double *u, const int *ldu, double *vt, const int *ldvt, double *work,
             const int *lwork, int *iwork, int *info, size_t jobz_len);

// Eigenvalues and eigenvectors of a symmetric matrix by divide and conquer
void dsyevd_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda,
             double *w, double *work, const int *lwork, int *iwork, const int *liwork, int *info,
             size_t jobz_len, size_t uplo_len);

#ifdef __cplusplus
}
#endif

#endif
