import TestSupport

#if SPSS
  import Tables
  import TablesSPSS

  extension FuzzTargets {
    /// The readers of SPSS and Stata files.
    static let labelledFiles: [FuzzTarget] = [
      FuzzTarget(
        name: "sav", share: 60, corpus: [sample(.sav), compressed],
        mutate: { $0.mutateBinary(oneOf: $1) }, run: readSPSS),
      FuzzTarget(
        name: "zsav", share: 50, corpus: [sample(.zsav), repacked],
        mutate: { mutator, corpus in
          guard mutator.draw(2) == 0 else { return mutator.mutateBinary(oneOf: corpus) }
          // Damage under a true checksum, and rows that unpack to far more than they take.
          var base = compressed
          // The number of cases stands at byte 80; −1 is unknown.
          if mutator.draw(2) == 0 {
            base.replaceSubrange(80..<84, with: repeatElement(0xFF, count: 4))
          }
          let file = PackedTwice.file(base) { codes in
            codes = mutator.mutateBinary(oneOf: [codes])
            if mutator.draw(8) == 0 {
              let code = [0, 1, 100, 253, 254, 255][mutator.draw(6)]
              codes += [UInt8](repeating: UInt8(code), count: 1 << (8 + mutator.draw(9)))
            }
          }
          return mutator.draw(3) == 0
            ? mutator.mutateBinary(oneOf: [file ?? []]) : file ?? mutator.mutate([])
        }, run: readSPSS),
      FuzzTarget(
        name: "long_texts", share: 50, corpus: longTexts,
        mutate: { mutator, corpus in
          var bytes = corpus[mutator.draw(corpus.count)]
          // The header stays, with its mark.
          let isPacked = mutator.draw(3) == 0
          if isPacked,
            let file = PackedTwice.file(corpus[1], change: { mutator.zero(&$0, from: 0) })
          {
            bytes = file
          } else {
            mutator.zero(&bytes, from: 176)
          }
          return mutator.draw(4) == 0 ? mutator.mutateBinary(oneOf: [bytes]) : bytes
        }, run: readSPSS),
      FuzzTarget(
        name: "por", share: 50, corpus: [sample(.por)],
        mutate: { $0.mutateBinary(oneOf: $1) }, run: readSPSS),
      FuzzTarget(
        name: "dta", share: 60,
        corpus: [111, 114, 115, 117, 118, 119].map { sample(.dta(version: $0)) },
        mutate: { $0.mutateBinary(oneOf: $1) }, run: readStata),
    ]

    private static func sample(_ form: LabelledFileWriter.Form) -> [UInt8] {
      do {
        return try LabelledFileWriter.sample(form)
      } catch {
        fatalError("\(form): \(error)")
      }
    }

    /// Texts of one to five segments, made of `#`, uncompressed and compressed.
    private static let longTexts: [[UInt8]] = [LabelledFileWriter.Form.sav, .compressedSav].map {
      form in
      let widths: [Int?] = [300, nil, 600, 20, 256, 255, 1_100, nil]
      let variables = widths.enumerated().map {
        LabelledFileWriter.Variable("V\($0)", width: $1)
      }
      let rows = (0..<6).map { row in
        widths.map { width -> LabelledFileWriter.Cell in
          guard let width else { return .number(Double(row)) }
          return .text(String(repeating: "#", count: row == 2 ? 3 : width))
        }
      }
      do {
        return try LabelledFileWriter(form).bytes(variables, rows)
      } catch {
        fatalError("\(form): \(error)")
      }
    }

    private static let compressed = sample(.compressedSav)
    private static let repacked = PackedTwice.file(compressed) ?? []

    private static func readSPSS(_ bytes: [UInt8]) -> Bool {
      isRead { () throws(LabelledFileError) in
        try SPSSReader().read(bytes: bytes, source: "f.sav")
      }
    }

    private static func readStata(_ bytes: [UInt8]) -> Bool {
      isRead { () throws(LabelledFileError) in
        try StataReader().read(bytes: bytes, source: "f.dta")
      }
    }

    private static func isRead(_ read: () throws(LabelledFileError) -> Table) -> Bool {
      do throws(LabelledFileError) {
        ask(try read())
        return true
      } catch {
        require(error.description.hasPrefix("f."), error.description)
        return false
      }
    }
  }

  extension Mutator {
    /// Puts zeros for some runs of the bytes of texts, `#`, and for some of the blanks that fill them up.
    fileprivate mutating func zero(_ bytes: inout [UInt8], from start: Int) {
      for _ in 0...draw(4) {
        let first = start + draw(max(1, bytes.count - start))
        let count = [8, 255, 256, 300, 600, 3_000][draw(6)]
        let blanks = draw(2) == 0
        for place in first..<min(bytes.count, first + count)
        where bytes[place] == UInt8(ascii: "#") || blanks && bytes[place] == UInt8(ascii: " ") {
          bytes[place] = draw(400) == 0 ? UInt8(ascii: "x") : 0
        }
      }
    }
  }
#else
  extension FuzzTargets {
    /// None in a build without the trait `SPSS`.
    static let labelledFiles: [FuzzTarget] = []
  }
#endif
