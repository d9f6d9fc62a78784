extension Runner {
  /// Every method that can be run; a case of any other counts as not implemented.
  public static let all: [Runner] =
    leastSquares + linearModels + surveyRegressions + [oneWayAnalysis, summary] + distributions
    + [oneProportion, netScore, twoNetScores, pairedProportions, unconditionalExact]
    + [twoProportions, mantelHaenszel]
    + [tableOfCounts, trend] + groupTests + multipleComparisons + power + bootstrap
    + [designBasedMeans, designBasedRatio, raking, postStratification, weightedSummary]
    + [relativeImportance]
    + logistic
    + correlations + agreement
    + survival
    + hierarchical + missingData
}
