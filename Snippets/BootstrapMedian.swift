// The interval of any statistic by resampling whole accounts: here the median days to follow up.
import Statistics

let days: [Double] = [1, 2, 2, 3, 3, 4, 5, 5, 6, 8, 9, 9, 11, 14, 15, 21, 22, 28, 30, 41]
let account = [0, 0, 1, 1, 1, 2, 2, 3, 4, 4, 5, 5, 6, 7, 7, 8, 8, 9, 9, 10]

// A configuration is a value. The seed is part of the result; threads never change a number.
let bootstrap = Bootstrap(replicates: 9_999, seed: 2026, scheme: .clustered(by: account))
let distribution = try bootstrap.run(days) { drawn in
  var values = [Double]()
  for place in drawn.indices { values.append(drawn[place]) }
  values.sort()
  let middle = values.count / 2
  return values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
}
print("median \(distribution.estimate) days, \(distribution.units) accounts resampled")
for method in [BootstrapInterval.percentile, .bca] {
  let (interval, notes) = method.interval(distribution, level: 0.95)
  if let interval, let lower = interval.lower, let upper = interval.upper {
    print("\(method.title): \(lower) to \(upper)")
  }
  for note in notes { print(note.sentence) }
}

// One thread gives the same replicates to the bit.
var alone = bootstrap
alone.threads = 1
let again = try alone.run(days) { drawn in drawn[0] }
var many = bootstrap
many.threads = 4
let parallel = try many.run(days) { drawn in drawn[0] }
print("one thread = four threads:", again.replicates == parallel.replicates)
