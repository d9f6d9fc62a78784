import LinearAlgebra
import Statistics

/// What a refit found.
struct Refit: Sendable {
  let coefficients: [Double]
  let covariance: Matrix
  /// The (penalised) log-likelihood.
  let objective: Double
}

extension LogisticFit {
  /// Fits again with other frequencies of the same rows, in memory that is allocated once, each
  /// refit starting from the estimate on all rows.
  /// - Parameters:
  ///   - count: how many refits.
  ///   - threads: how many work at once; nil uses every core.
  ///   - tolerance: of the squared Newton decrement before the last step, which leaves about as
  ///     much of a standard error.
  ///   - weights: writes the frequencies of refit k, n of them; they are the fit's own before.
  ///   - body: given the result, nil where there is no finite estimate.
  func refits<Result: Sendable>(
    count: Int, threads: Int? = nil, tolerance: Double = 1e-13,
    weights: @Sendable (_ k: Int, _ frequencies: inout [Double]) -> Void,
    _ body: @escaping @Sendable (_ k: Int, LogisticKernel?, LogisticCoordinates) -> Result
  ) -> [Result] {
    let basis = basis
    let start = basis.coordinates(ofLinearPredictor: data.x.times(coefficients))
    return [Result](unsafeUninitializedCapacity: count) { buffer, initialised in
      let slots = buffer.baseAddress.map(UncheckedSlots.init)
      parallelBlocks(count: count, threads: threads) { range in
        let kernel = LogisticKernel(data, basis, penalised: penalty == .firth)
        var frequencies = data.weights
        for k in range {
          for i in frequencies.indices { frequencies[i] = data.weights[i] }
          weights(k, &frequencies)
          kernel.load(data, basis, frequencies: frequencies)
          for c in start.indices { kernel.coordinates[c] = start[c] }
          let found = self.maximise(kernel, frequencies: frequencies, tolerance: tolerance)
          if let slots { (slots.base + k).initialize(to: body(k, found ? kernel : nil, basis)) }
        }
      }
      initialised = count
    }
  }

  /// Maximises, from zero where the start does not lead there; false where no finite estimate is.
  private func maximise(
    _ kernel: LogisticKernel, frequencies: [Double], tolerance: Double
  ) -> Bool {
    var (events, total) = (0.0, 0.0)
    for i in frequencies.indices {
      events += frequencies[i] * data.outcomes[i]
      total += frequencies[i]
    }
    if events == 0 || events == total { return false }
    var converged = kernel.maximise(free: kernel.columns, tolerance: tolerance).converged
    if !converged {
      for c in 0..<kernel.columns { kernel.coordinates[c] = 0 }
      converged = kernel.maximise(free: kernel.columns, tolerance: tolerance).converged
    }
    if !converged || kernel.penalised || kernel.certifiesOverlap { return converged }
    let separation = try? Separation(LogisticData(data, weights: frequencies))
    return separation?.kind == Separation.Kind.none
  }

  /// Refits without each group of rows; nil where there is no finite estimate without it.
  func refits(without groups: [[Int]], threads: Int? = nil) -> [Refit?] {
    refits(
      count: groups.count, threads: threads,
      weights: { k, frequencies in
        for i in groups[k] { frequencies[i] = 0 }
      }
    ) { _, kernel, basis in
      guard let kernel else { return nil }
      return Refit(
        coefficients: basis.m.times((0..<kernel.columns).map { kernel.coordinates[$0] }),
        covariance: (basis.m * kernel.triangleInverse).outerGram, objective: kernel.objective)
    }
  }
}
