import Foundation
import Probability
import Testing

@Suite("Student t")
struct StudentTTests {
  /// mpmath at 50 digits: x, degrees of freedom, density, P(X ≤ x), P(X > x).
  static let values: [[Double]] = [
    [-1e-12, 1.0, 0.3183098861837907, 0.4999999999996817, 0.5000000000003183],
    [-0.3, 0.1, 0.10404410546179808, 0.4608822046802208, 0.5391177953197792],
    [0.49, 2.5, 0.30816465619227185, 0.6680790709650801, 0.33192092903491993],
    [0.51, 2.5, 0.30426753755438135, 0.6742035228191481, 0.325796477180852],
    [-100000000.0, 0.5, 1.6035048770711145e-13, 3.207009754142229e-05, 0.9999679299024585],
    [-1e+50, 3.0, 3.3079733725307514e-200, 1.1026577908435839e-150, 1.0],
    [-4.0, 7.0, 0.003303177423780911, 0.002594956674648406, 0.9974050433253516],
    [9.0, 30.7, 5.091837648163513e-10, 0.9999999997964634, 2.0353658520004204e-10],
    [-30.0, 10000.0, 2.8164124559252912e-188, 1.0221635237127853e-189, 1.0],
    [-15.0, 100000.0, 6.268661508034755e-50, 4.170138276734255e-51, 1.0],
    [-6.0, 100000000.0, 6.075901426858971e-09, 9.865910171576436e-10, 0.999999999013409],
    [2.0, 1000000000000.0, 0.053990966513282536, 0.9772498680516858, 0.022750131948314184],
    [-1.5, 4.2, 0.1232769714245521, 0.10234039206283564, 0.8976596079371644],
  ]

  @Test("Density and both tails")
  func values() {
    for row in Self.values {
      let d = StudentT(degreesOfFreedom: row[1])
      expectClose(d.density(row[0]), row[2], relative: 3e-13, "density, \(row)")
      expectClose(d.cdf(row[0]), row[3], relative: 3e-13, "cdf, \(row)")
      expectClose(d.survival(row[0]), row[4], relative: 3e-13, "survival, \(row)")
    }
  }

  @Test("One degree of freedom is Cauchy's distribution")
  func cauchy() {
    let d = StudentT(degreesOfFreedom: 1)
    for x in [-1e9, -3, -0.2, 0, 0.4, 1, 50] {
      expectClose(d.cdf(x), 0.5 + atan(x) / .pi, relative: 1e-14, absolute: 1e-16)
      expectClose(d.density(x), 1 / (.pi * (1 + x * x)), relative: 1e-14)
    }
    expectClose(d.quantile(0.75), 1, relative: 1e-15)
    expectClose(d.quantile(1e-200), -1e200 / .pi, relative: 1e-14)
  }

  @Test("Infinite degrees of freedom are the normal")
  func normal() {
    let d = StudentT(degreesOfFreedom: .infinity)
    for x in [-30, -2, 0, 1, 9] as [Double] {
      #expect(d.cdf(x) == Normal().cdf(x) && d.survival(x) == Normal().survival(x))
      #expect(d.density(x) == Normal().density(x))
    }
    #expect(d.quantile(0.975) == Normal().quantile(0.975))
    expectClose(
      StudentT(degreesOfFreedom: 1e14).quantile(0.999), Normal().quantile(0.999), relative: 1e-13)
  }

  @Test("Quantiles far out keep their digits")
  func farQuantiles() {
    // The tail is c |t|^(-ν) there, and c follows from one far point.
    let d = StudentT(degreesOfFreedom: 2.299250545502125)
    let ratio = d.quantile(1e-143) / d.quantile(1e-120)
    expectClose(ratio, pow(1e-23, -1 / 2.299250545502125), relative: 1e-12)
  }
}
