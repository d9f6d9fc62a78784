import Statistics

extension LogisticKernel {
  /// How a maximisation ended.
  struct Outcome {
    let converged: Bool
    let iterations: Int
  }

  /// Maximises over the first `free` coordinates, starting from where they are.
  ///
  /// Newton's method on the (penalised) observed information, with Fisher's information where that
  /// is not positive definite, and with step halving. The last step is taken when the squared
  /// Newton decrement Uᵀ J⁻¹ U is below the tolerance, which leaves an error of its square.
  /// - Complexity: O(n p³) per iteration with the penalty, O(n p²) without.
  func maximise(free: Int, tolerance: Double = 1e-13, iterations limit: Int = 60) -> Outcome {
    evaluate()
    var iteration = 0
    while iteration < limit {
      if isSingular { return Outcome(converged: false, iterations: iteration) }
      iteration += 1
      let decrement = newtonStep(free: free)
      if !(decrement >= 0) { return Outcome(converged: false, iterations: iteration) }
      for k in 0..<free { saved[k] = coordinates[k] }
      if decrement < tolerance {
        for k in 0..<free { coordinates[k] = saved[k] + step[k] }
        evaluate()
        return Outcome(converged: !isSingular, iterations: iteration)
      }
      let before = objective
      var size = min(1, 8 / largestChange(free: free))
      var accepted = false
      for _ in 0..<25 {
        for k in 0..<free { coordinates[k] = saved[k] + size * step[k] }
        evaluate()
        // Close to the maximum the gain is lost in rounding.
        if !isSingular, objective >= before - 1e-12 * (1 + abs(before)) {
          accepted = true
          break
        }
        size /= 2
      }
      if !accepted {
        for k in 0..<free { coordinates[k] = saved[k] }
        evaluate()
        return Outcome(converged: false, iterations: iteration)
      }
    }
    return Outcome(converged: false, iterations: iteration)
  }

  /// The largest change of a linear predictor that the whole step makes; at least a tiny number.
  private func largestChange(free: Int) -> Double {
    for i in 0..<used { product[i] = 0 }
    for k in 0..<free { add(step[k], z + k * rows, to: product, used) }
    var largest = 1e-300
    for i in 0..<used { largest = max(largest, abs(product[i])) }
    return largest
  }

  /// Fills `step` with J⁻¹U of the free coordinates.
  /// - Returns: UᵀJ⁻¹U.
  func newtonStep(free: Int) -> Double {
    formInformation()
    if !factorise(free: free) {
      // Fisher's information RᵀR; its factor is the transpose of the leading block of R.
      for j in 0..<free {
        for i in j..<free { factor[i + j * columns] = r[j + i * columns] }
      }
    }
    for k in 0..<free { step[k] = score[k] }
    solve(step, free: free)
    var decrement = 0.0
    for k in 0..<free { decrement += step[k] * score[k] }
    return decrement
  }

  /// The observed information of all coordinates: RᵀR, or with the penalty
  /// Zᵀ[W + H(pq − 2c²)]Z + 2 Σ_ab T_ab T_abᵀ with c = ½ − p and T_ab = Zᵀ(c ∘ q_a ∘ q_b).
  ///
  /// The second term is the derivative of the leverages: ∂h_i/∂η_k = 2c_i h_i δ_ik − 2c_k H_ik².
  private func formInformation() {
    let p = columns
    if !penalised {
      for j in 0..<p {
        for i in 0...j {
          var sum = 0.0
          for k in 0...i { sum += r[k + i * p] * r[k + j * p] }
          information[i + j * p] = sum
          information[j + i * p] = sum
        }
      }
      return
    }
    for i in 0..<used {
      let c = 0.5 - probability[i]
      let pq = probability[i] * (1 - probability[i])
      product[i] = variance[i] + leverage[i] * (pq - 2 * c * c)
    }
    let scratch = eta
    for j in 0..<p {
      for i in 0..<used { scratch[i] = product[i] * z[i + j * rows] }
      for k in 0...j { information[k + j * p] = dot(scratch, z + k * rows, used) }
    }
    var pair = 0
    for a in 0..<p {
      for i in 0..<used { product[i] = (0.5 - probability[i]) * q[i + a * rows] }
      for b in a..<p {
        let column = q + b * rows
        for i in 0..<used { scratch[i] = product[i] * column[i] }
        // Off the diagonal every pair stands for two.
        let weight = a == b ? 1.4142135623730951 : 2
        for k in 0..<p { contraction[k + pair * p] = weight * dot(scratch, z + k * rows, used) }
        pair += 1
      }
    }
    for j in 0..<p {
      for k in 0...j {
        var sum = information[k + j * p]
        for t in 0..<pair { sum += contraction[k + t * p] * contraction[j + t * p] }
        information[k + j * p] = sum
        information[j + k * p] = sum
      }
    }
  }

  /// The Cholesky factor of the free block; false when it is not positive definite.
  private func factorise(free: Int) -> Bool {
    let p = columns
    for j in 0..<free {
      for i in j..<free {
        var sum = information[i + j * p]
        for k in 0..<j { sum -= factor[i + k * p] * factor[j + k * p] }
        if i == j {
          guard sum > 1e-14 * information[j + j * p], sum > 0 else { return false }
          factor[j + j * p] = sum.squareRoot()
        } else {
          factor[i + j * p] = sum / factor[j + j * p]
        }
      }
    }
    return true
  }

  /// Solves with the factor in place.
  func solve(_ right: UnsafeMutablePointer<Double>, free: Int) {
    let p = columns
    for j in 0..<free {
      right[j] /= factor[j + j * p]
      for i in (j + 1)..<max(j + 1, free) { right[i] -= factor[i + j * p] * right[j] }
    }
    for j in stride(from: free - 1, through: 0, by: -1) {
      for i in (j + 1)..<max(j + 1, free) { right[j] -= factor[i + j * p] * right[i] }
      right[j] /= factor[j + j * p]
    }
  }
}
