import Probability

extension RiskRatioInterval {
  /// Inverts the score test of the ratio whose variance is multiplied by N/(N − 1): the default.
  public static let miettinenNurminen = RiskRatioInterval(
    name: "miettinen_nurminen", title: "Miettinen–Nurminen score interval of the risk ratio",
    reference: "Miettinen & Nurminen (1985), Statistics in Medicine 4:213–226, eq. 9–11"
  ) { data, level in
    ProportionDifference.miettinenFactor(data).map {
      RestrictedRatio(data: data, varianceFactor: $0).limits(critical: critical(level))
    }
  }

  /// Inverts Pearson's statistic at a hypothetical ratio.
  public static let koopman = RiskRatioInterval(
    name: "koopman", title: "Koopman score interval of the risk ratio",
    reference: "Koopman (1984), Biometrics 40:513–517"
  ) { data, level in
    RestrictedRatio(data: data, varianceFactor: 1).limits(critical: critical(level))
  }

  private static func critical(_ level: Double) -> Double {
    Normal().upperQuantile((1 - level) / 2)
  }
}
