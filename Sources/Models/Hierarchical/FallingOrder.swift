/// The places of values from the largest to the smallest, equal ones in their own order.
///
/// A radix sort on the bits of the values, eleven at a time: ranks of thousands of accounts are drawn
/// thousands of times, and comparing them was most of the work.
/// - Parameter values: finite values.
func fallingOrder(_ values: [Double]) -> [Int32] {
  let count = values.count
  // Bits in the order of the values, upside down: of negative values all bits but none turn.
  var keys = values.map { value -> UInt64 in
    let bits = (value + 0).bitPattern
    return bits >> 63 == 0 ? ~(bits | 1 << 63) : bits
  }
  var places = (0..<Int32(count)).map { $0 }
  if count < 64 {
    places.sort { (keys[Int($0)], $0) < (keys[Int($1)], $1) }
    return places
  }
  var otherKeys = keys
  var otherPlaces = places
  let digits = 1 << 11
  var starts = [Int](repeating: 0, count: digits)
  for pass in 0..<6 {
    let shift = UInt64(11 * pass)
    for digit in 0..<digits { starts[digit] = 0 }
    for key in keys { starts[Int(truncatingIfNeeded: key >> shift) & (digits - 1)] += 1 }
    var sum = 0
    for digit in 0..<digits {
      let size = starts[digit]
      starts[digit] = sum
      sum += size
    }
    for place in 0..<count {
      let key = keys[place]
      let digit = Int(truncatingIfNeeded: key >> shift) & (digits - 1)
      let target = starts[digit]
      starts[digit] = target + 1
      otherKeys[target] = key
      otherPlaces[target] = places[place]
    }
    swap(&keys, &otherKeys)
    swap(&places, &otherPlaces)
  }
  return places
}
