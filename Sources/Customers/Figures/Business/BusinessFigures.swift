import Reports
import Statistics
import Tables

/// Retention, churn, revenue per customer, lifetime value, cost of acquisition, margins, conversion
/// and engagement, from accounts, orders, and a table with a row per month.
///
/// What the files do not give is listed with what would be needed; nothing is assumed.
public struct BusinessFigures: Sendable {
  /// Targets and reference ranges.
  public var project: Project
  /// The day after which losses of accounts count, days since 1970-01-01; nil where not given.
  public var from: Double?
  /// The last day on which they count; nil where not given.
  public var until: Double?
  /// The months of the period where it has no days: what a churn flag spans; nil where not given.
  public var months: Double?
  /// The gross margin, 0…1; nil to take it from the monthly table.
  public var margin: Double?
  /// How many years a customer stays; nil to take it from churn.
  public var lifespan: Double?
  /// The confidence level.
  public var level: Double
  /// How accounts are drawn again, for intervals of amounts.
  public var bootstrap: Bootstrap

  /// Makes the configuration.
  public init(
    project: Project = Project(), from: Double? = nil, until: Double? = nil, months: Double? = nil,
    margin: Double? = nil, lifespan: Double? = nil, level: Double = 0.95,
    bootstrap: Bootstrap = Bootstrap()
  ) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    self.project = project
    self.from = from
    self.until = until
    self.months = months
    self.margin = margin
    self.lifespan = lifespan
    self.level = level
    self.bootstrap = bootstrap
  }

  /// Computes what the files give.
  /// - Throws: `BusinessFiguresError`, `TableError`, `SilenceError.notYesNo`.
  public func run(
    accounts: Table? = nil, orders: Table? = nil, figures: Table? = nil
  ) throws -> BusinessFiguresResult {
    if let from, let until, until <= from {
      throw BusinessFiguresError.periodBackwards(
        from: TenureSelection.text(from), until: TenureSelection.text(until))
    }
    let monthly = try figures.map { try MonthlyFigures($0, level: level) }
    let ledger = try BusinessAccounts(
      accounts: accounts, orders: orders, from: from, until: until, months: months)
    let margin = self.margin ?? monthly?.pooledMargin
    let lifetime = LifetimeFigures(
      ledger: ledger, margin: margin, lifespan: lifespan, monthly: monthly, level: level,
      bootstrap: bootstrap)
    var found = ledger.figures(level: level, bootstrap: bootstrap)
    found += lifetime.figures
    found += monthly?.figures ?? []
    let goals = FigureGoals(project)
    let judged = found.map { $0.judged(goals) }
    let changes = FigureChange.corrected(judged.map(\.change), level: level)
    var present = Set(judged.map(\.name))
    // Churn under the name of its period is churn.
    if present.contains(BusinessFigure.monthlyChurn.rawValue) {
      present.insert(BusinessFigure.churn.rawValue)
    }
    return BusinessFiguresResult(
      level: level, sources: [accounts, orders, figures].compactMap { $0?.source },
      figures: zip(judged, changes).map { figure, change in
        var figure = figure
        figure.change = change
        return figure
      }, periods: monthly?.periodFigures ?? [],
      missing: BusinessFigure.allCases.filter { !present.contains($0.rawValue) }
        .map { MissingFigure(name: $0.rawValue, title: $0.title, needs: $0.needs) },
      notes: ledger.notes + (monthly?.notes ?? []))
  }
}

/// The business figures by name.
enum BusinessFigure: String, CaseIterable {
  case retention = "customer_retention_rate"
  case churn = "churn_rate"
  case monthlyChurn = "monthly_churn_rate"
  case annualChurn = "annual_churn_rate"
  case revenueChurn = "revenue_churn_rate"
  case revenuePerCustomer = "arr_per_customer"
  case lifetimeValue = "customer_lifetime_value"
  case purchaseLifetimeValue = "customer_lifetime_value_orders"
  case lifetimeToCost = "ltv_cac"
  case acquisitionCost = "cac"
  case orderValue = "average_order_value"
  case ordersPerYear = "orders_per_year"
  case grossMargin = "gross_margin"
  case operatingMargin = "operating_margin"
  case conversion = "conversion_ratio"
  case engagement = "dau_mau"
  case adoption = "adoption"

  var title: String {
    switch self {
    case .retention: "Customer retention"
    case .churn: "Churn, customers"
    case .monthlyChurn: "Churn a month"
    case .annualChurn: "Churn a year"
    case .revenueChurn: "Churn, revenue"
    case .revenuePerCustomer: "ARR per customer"
    case .lifetimeValue: "Customer lifetime value, by churn"
    case .purchaseLifetimeValue: "Customer lifetime value, by orders"
    case .lifetimeToCost: "LTV : CAC"
    case .acquisitionCost: "Cost of a new customer (CAC)"
    case .orderValue: "Average order value"
    case .ordersPerYear: "Orders per customer and year"
    case .grossMargin: "Gross margin"
    case .operatingMargin: "Operating margin"
    case .conversion: "Conversion, won : leads"
    case .engagement: "Daily : monthly active users"
    case .adoption: "Adoption of the feature"
    }
  }

  /// What would give it.
  var needs: String {
    switch self {
    case .retention, .churn:
      "who left: a column churned or churn_date in --accounts, or customers_start and customers_lost "
        + "in --figures"
    case .monthlyChurn, .annualChurn:
      "churn and how long it took: --from and --until (or --months) with --accounts, or monthly "
        + "periods in --figures"
    case .revenueChurn: "revenue (arr) and churn of each account in --accounts"
    case .revenuePerCustomer: "revenue (arr) of each account in --accounts"
    case .lifetimeValue:
      "a gross margin (revenue and cogs in --figures, or --margin), revenue per customer, and churn "
        + "a year"
    case .purchaseLifetimeValue: "--orders, and --lifespan or churn a year"
    case .lifetimeToCost: "the lifetime value by churn and the cost of a new customer"
    case .acquisitionCost: "sales_marketing_cost and new_customers in --figures"
    case .orderValue, .ordersPerYear: "--orders FILE with account, date and amount"
    case .grossMargin: "revenue and cogs in --figures"
    case .operatingMargin: "revenue, cogs and operating_expenses in --figures"
    case .conversion: "leads and won in --figures"
    case .engagement: "daily_active and monthly_active in --figures"
    case .adoption: "feature_users and users in --figures"
    }
  }

  func figure(
    unit: FigureUnit, basis: FigureBasis, value: Double?, numerator: Double? = nil,
    denominator: Double? = nil, interval: Interval? = nil, source: String? = nil,
    reason: String? = nil, change: FigureChange? = nil
  ) -> Figure {
    Figure(
      rawValue, title, unit: unit, basis: basis, value: value, numerator: numerator,
      denominator: denominator, interval: interval, source: source, reason: reason, change: change)
  }
}

/// What `BusinessFigures` returns.
public struct BusinessFiguresResult: Codable, Sendable, Equatable {
  /// The confidence level.
  public let level: Double
  /// The files.
  public let sources: [String]
  /// The figures, those from accounts and orders first.
  public let figures: [Figure]
  /// The figures of each period of the monthly table, in order.
  public let periods: [PeriodFigures]
  /// What the files do not give, and what would.
  public let missing: [MissingFigure]
  /// What the reader must know.
  public let notes: [Note]

  /// The figure of that name, the first where several files give one.
  public func figure(_ name: String) -> Figure? { figures.first { $0.name == name } }

  /// Whether any figure could be computed.
  public var isEstimable: Bool { figures.contains { $0.value != nil } }
}

/// The figures of one period.
public struct PeriodFigures: Codable, Sendable, Equatable {
  /// The period as the file writes it.
  public let period: String
  /// Its figures.
  public let figures: [Figure]
}
