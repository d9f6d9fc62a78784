// Written by script/list-guides; every page of Guides/ is taken in as it is.
#include "CGuides.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const char guide_AccountTable[] = {
#embed "../../Guides/AccountTable.md"
    , 0};
static const char guide_Accounts[] = {
#embed "../../Guides/Accounts.md"
    , 0};
static const char guide_AccountsAsClusters[] = {
#embed "../../Guides/AccountsAsClusters.md"
    , 0};
static const char guide_Agreement[] = {
#embed "../../Guides/Agreement.md"
    , 0};
static const char guide_Bootstrap[] = {
#embed "../../Guides/Bootstrap.md"
    , 0};
static const char guide_BusinessFigures[] = {
#embed "../../Guides/BusinessFigures.md"
    , 0};
static const char guide_Certify[] = {
#embed "../../Guides/Certify.md"
    , 0};
static const char guide_Charts[] = {
#embed "../../Guides/Charts.md"
    , 0};
static const char guide_Check[] = {
#embed "../../Guides/Check.md"
    , 0};
static const char guide_ClusteredDifference[] = {
#embed "../../Guides/ClusteredDifference.md"
    , 0};
static const char guide_CompositeSatisfaction[] = {
#embed "../../Guides/CompositeSatisfaction.md"
    , 0};
static const char guide_ContingencyTables[] = {
#embed "../../Guides/ContingencyTables.md"
    , 0};
static const char guide_Correlation[] = {
#embed "../../Guides/Correlation.md"
    , 0};
static const char guide_Coverage[] = {
#embed "../../Guides/Coverage.md"
    , 0};
static const char guide_CoxRegression[] = {
#embed "../../Guides/CoxRegression.md"
    , 0};
static const char guide_Design[] = {
#embed "../../Guides/Design.md"
    , 0};
static const char guide_Distributions[] = {
#embed "../../Guides/Distributions.md"
    , 0};
static const char guide_Domain[] = {
#embed "../../Guides/Domain.md"
    , 0};
static const char guide_Drivers[] = {
#embed "../../Guides/Drivers.md"
    , 0};
static const char guide_Estimands[] = {
#embed "../../Guides/Estimands.md"
    , 0};
static const char guide_Excel[] = {
#embed "../../Guides/Excel.md"
    , 0};
static const char guide_FinitePopulations[] = {
#embed "../../Guides/FinitePopulations.md"
    , 0};
static const char guide_Formula[] = {
#embed "../../Guides/Formula.md"
    , 0};
static const char guide_GroupTests[] = {
#embed "../../Guides/GroupTests.md"
    , 0};
static const char guide_Importance[] = {
#embed "../../Guides/Importance.md"
    , 0};
static const char guide_KaplanMeier[] = {
#embed "../../Guides/KaplanMeier.md"
    , 0};
static const char guide_LeastSquares[] = {
#embed "../../Guides/LeastSquares.md"
    , 0};
static const char guide_Library[] = {
#embed "../../Guides/Library.md"
    , 0};
static const char guide_LinearAlgebra[] = {
#embed "../../Guides/LinearAlgebra.md"
    , 0};
static const char guide_LogRank[] = {
#embed "../../Guides/LogRank.md"
    , 0};
static const char guide_LogisticRegression[] = {
#embed "../../Guides/LogisticRegression.md"
    , 0};
static const char guide_MissingData[] = {
#embed "../../Guides/MissingData.md"
    , 0};
static const char guide_MultipleComparisons[] = {
#embed "../../Guides/MultipleComparisons.md"
    , 0};
static const char guide_OrdinalRegression[] = {
#embed "../../Guides/OrdinalRegression.md"
    , 0};
static const char guide_PairedProportions[] = {
#embed "../../Guides/PairedProportions.md"
    , 0};
static const char guide_PartnerSurvey[] = {
#embed "../../Guides/PartnerSurvey.md"
    , 0};
static const char guide_PermutationTests[] = {
#embed "../../Guides/PermutationTests.md"
    , 0};
static const char guide_Planning[] = {
#embed "../../Guides/Planning.md"
    , 0};
static const char guide_Polychoric[] = {
#embed "../../Guides/Polychoric.md"
    , 0};
static const char guide_Pooling[] = {
#embed "../../Guides/Pooling.md"
    , 0};
static const char guide_PredictiveChecks[] = {
#embed "../../Guides/PredictiveChecks.md"
    , 0};
static const char guide_ProgrammeFigures[] = {
#embed "../../Guides/ProgrammeFigures.md"
    , 0};
static const char guide_ProjectFile[] = {
#embed "../../Guides/ProjectFile.md"
    , 0};
static const char guide_ProportionIntervals[] = {
#embed "../../Guides/ProportionIntervals.md"
    , 0};
static const char guide_README[] = {
#embed "../../Guides/README.md"
    , 0};
static const char guide_RandomIntercepts[] = {
#embed "../../Guides/RandomIntercepts.md"
    , 0};
static const char guide_RandomNumbers[] = {
#embed "../../Guides/RandomNumbers.md"
    , 0};
static const char guide_RegressionDiagnostics[] = {
#embed "../../Guides/RegressionDiagnostics.md"
    , 0};
static const char guide_Reliability[] = {
#embed "../../Guides/Reliability.md"
    , 0};
static const char guide_Reports[] = {
#embed "../../Guides/Reports.md"
    , 0};
static const char guide_Retention[] = {
#embed "../../Guides/Retention.md"
    , 0};
static const char guide_Ridge[] = {
#embed "../../Guides/Ridge.md"
    , 0};
static const char guide_RobustCovariance[] = {
#embed "../../Guides/RobustCovariance.md"
    , 0};
static const char guide_Robustness[] = {
#embed "../../Guides/Robustness.md"
    , 0};
static const char guide_RoleBenchmarks[] = {
#embed "../../Guides/RoleBenchmarks.md"
    , 0};
static const char guide_RoleWeights[] = {
#embed "../../Guides/RoleWeights.md"
    , 0};
static const char guide_SPSSAndStata[] = {
#embed "../../Guides/SPSSAndStata.md"
    , 0};
static const char guide_SQLite[] = {
#embed "../../Guides/SQLite.md"
    , 0};
static const char guide_SampleSize[] = {
#embed "../../Guides/SampleSize.md"
    , 0};
static const char guide_ScaleMeanDifference[] = {
#embed "../../Guides/ScaleMeanDifference.md"
    , 0};
static const char guide_ScaleMeans[] = {
#embed "../../Guides/ScaleMeans.md"
    , 0};
static const char guide_ScoreDifference[] = {
#embed "../../Guides/ScoreDifference.md"
    , 0};
static const char guide_ScoreIntervals[] = {
#embed "../../Guides/ScoreIntervals.md"
    , 0};
static const char guide_Separation[] = {
#embed "../../Guides/Separation.md"
    , 0};
static const char guide_SeveralGroups[] = {
#embed "../../Guides/SeveralGroups.md"
    , 0};
static const char guide_Silence[] = {
#embed "../../Guides/Silence.md"
    , 0};
static const char guide_SmallGroups[] = {
#embed "../../Guides/SmallGroups.md"
    , 0};
static const char guide_StaffAgainstCustomer[] = {
#embed "../../Guides/StaffAgainstCustomer.md"
    , 0};
static const char guide_StandardizedScore[] = {
#embed "../../Guides/StandardizedScore.md"
    , 0};
static const char guide_SurveyExports[] = {
#embed "../../Guides/SurveyExports.md"
    , 0};
static const char guide_SurveyRegression[] = {
#embed "../../Guides/SurveyRegression.md"
    , 0};
static const char guide_Tables[] = {
#embed "../../Guides/Tables.md"
    , 0};
static const char guide_Transitions[] = {
#embed "../../Guides/Transitions.md"
    , 0};
static const char guide_Trend[] = {
#embed "../../Guides/Trend.md"
    , 0};
static const char guide_TwoProportions[] = {
#embed "../../Guides/TwoProportions.md"
    , 0};
static const char guide_Waves[] = {
#embed "../../Guides/Waves.md"
    , 0};
static const char guide_Weights[] = {
#embed "../../Guides/Weights.md"
    , 0};
static const char guide_WhyNotACalculator[] = {
#embed "../../Guides/WhyNotACalculator.md"
    , 0};
static const char guide_WildClusterBootstrap[] = {
#embed "../../Guides/WildClusterBootstrap.md"
    , 0};

static const struct QuorumGuide guides[] = {
    {"AccountTable", guide_AccountTable},
    {"Accounts", guide_Accounts},
    {"AccountsAsClusters", guide_AccountsAsClusters},
    {"Agreement", guide_Agreement},
    {"Bootstrap", guide_Bootstrap},
    {"BusinessFigures", guide_BusinessFigures},
    {"Certify", guide_Certify},
    {"Charts", guide_Charts},
    {"Check", guide_Check},
    {"ClusteredDifference", guide_ClusteredDifference},
    {"CompositeSatisfaction", guide_CompositeSatisfaction},
    {"ContingencyTables", guide_ContingencyTables},
    {"Correlation", guide_Correlation},
    {"Coverage", guide_Coverage},
    {"CoxRegression", guide_CoxRegression},
    {"Design", guide_Design},
    {"Distributions", guide_Distributions},
    {"Domain", guide_Domain},
    {"Drivers", guide_Drivers},
    {"Estimands", guide_Estimands},
    {"Excel", guide_Excel},
    {"FinitePopulations", guide_FinitePopulations},
    {"Formula", guide_Formula},
    {"GroupTests", guide_GroupTests},
    {"Importance", guide_Importance},
    {"KaplanMeier", guide_KaplanMeier},
    {"LeastSquares", guide_LeastSquares},
    {"Library", guide_Library},
    {"LinearAlgebra", guide_LinearAlgebra},
    {"LogRank", guide_LogRank},
    {"LogisticRegression", guide_LogisticRegression},
    {"MissingData", guide_MissingData},
    {"MultipleComparisons", guide_MultipleComparisons},
    {"OrdinalRegression", guide_OrdinalRegression},
    {"PairedProportions", guide_PairedProportions},
    {"PartnerSurvey", guide_PartnerSurvey},
    {"PermutationTests", guide_PermutationTests},
    {"Planning", guide_Planning},
    {"Polychoric", guide_Polychoric},
    {"Pooling", guide_Pooling},
    {"PredictiveChecks", guide_PredictiveChecks},
    {"ProgrammeFigures", guide_ProgrammeFigures},
    {"ProjectFile", guide_ProjectFile},
    {"ProportionIntervals", guide_ProportionIntervals},
    {"README", guide_README},
    {"RandomIntercepts", guide_RandomIntercepts},
    {"RandomNumbers", guide_RandomNumbers},
    {"RegressionDiagnostics", guide_RegressionDiagnostics},
    {"Reliability", guide_Reliability},
    {"Reports", guide_Reports},
    {"Retention", guide_Retention},
    {"Ridge", guide_Ridge},
    {"RobustCovariance", guide_RobustCovariance},
    {"Robustness", guide_Robustness},
    {"RoleBenchmarks", guide_RoleBenchmarks},
    {"RoleWeights", guide_RoleWeights},
    {"SPSSAndStata", guide_SPSSAndStata},
    {"SQLite", guide_SQLite},
    {"SampleSize", guide_SampleSize},
    {"ScaleMeanDifference", guide_ScaleMeanDifference},
    {"ScaleMeans", guide_ScaleMeans},
    {"ScoreDifference", guide_ScoreDifference},
    {"ScoreIntervals", guide_ScoreIntervals},
    {"Separation", guide_Separation},
    {"SeveralGroups", guide_SeveralGroups},
    {"Silence", guide_Silence},
    {"SmallGroups", guide_SmallGroups},
    {"StaffAgainstCustomer", guide_StaffAgainstCustomer},
    {"StandardizedScore", guide_StandardizedScore},
    {"SurveyExports", guide_SurveyExports},
    {"SurveyRegression", guide_SurveyRegression},
    {"Tables", guide_Tables},
    {"Transitions", guide_Transitions},
    {"Trend", guide_Trend},
    {"TwoProportions", guide_TwoProportions},
    {"Waves", guide_Waves},
    {"Weights", guide_Weights},
    {"WhyNotACalculator", guide_WhyNotACalculator},
    {"WildClusterBootstrap", guide_WildClusterBootstrap},
};

int quorum_guide_count(void) { return sizeof(guides) / sizeof(guides[0]); }
struct QuorumGuide quorum_guide(int place) { return guides[place]; }
