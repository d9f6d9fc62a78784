extension Runner {
  /// Every method that can be run; a case of any other counts as not implemented.
  public static let all: [Runner] =
    leastSquares + [oneWayAnalysis, summary] + distributions
    + [oneProportion, netScore, twoNetScores, pairedProportions, unconditionalExact]
    + [tableOfCounts, trend] + groupTests + multipleComparisons + power + bootstrap
    + [designBasedMeans, designBasedRatio, raking, postStratification, weightedSummary]
    + survival
}
