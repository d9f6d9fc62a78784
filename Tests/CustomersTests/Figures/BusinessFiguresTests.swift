import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct BusinessFiguresTests {
  private static func day(_ text: String) throws -> Double {
    try TenureSelection.day(text, option: "test")
  }

  private static let fast = Bootstrap(replicates: 999, seed: 7, threads: 1)

  private static func wilson(_ x: Double, _ n: Double) -> (Double, Double) {
    let z = 1.959963984540054
    let centre = (x + z * z / 2) / (n + z * z)
    let half = z / (n + z * z) * (x * (n - x) / n + z * z / 4).squareRoot()
    return (centre - half, centre + half)
  }

  @Test func accountsByHand() throws {
    // Five customers, 420 a year together; Date (40) leaves in 2026.
    let result = try BusinessFigures(
      from: try Self.day("2025-12-31"), until: try Self.day("2026-12-31"), margin: 0.5,
      bootstrap: Self.fast
    ).run(accounts: try HandProgramme.table(HandProgramme.accounts, "accounts.csv"))
    #expect(result.figure("customer_retention_rate")?.value == 0.8)
    let churn = try #require(result.figure("churn_rate"))
    #expect(churn.value == 0.2)
    let (low, high) = Self.wilson(1, 5)
    #expect(abs((churn.interval?.lower ?? 0) - low) < 1e-12)
    #expect(abs((churn.interval?.upper ?? 0) - high) < 1e-12)
    #expect(abs((result.figure("revenue_churn_rate")?.value ?? 0) - 40.0 / 420) < 1e-15)
    #expect(result.figure("arr_per_customer")?.value == 84)
    // 365 days are 11.99 months: a constant rate gives 1 − 0.8^(12/11.99) a year.
    let months = 365 / (365.25 / 12)
    #expect(abs((result.figure("annual_churn_rate")?.value ?? 0) - 0.2001) < 1e-4)
    let monthly = try #require(result.figure("monthly_churn_rate")?.value)
    // Staying that many months multiplies to 0.8.
    var stays = 1.0
    for _ in 0..<11 { stays *= 1 - monthly }
    #expect(stays > 0.8 && stays * (1 - monthly) < 0.8 + 1e-3 && months < 12)
    // Margin × 84 ÷ 0.2001…
    let annual = try #require(result.figure("annual_churn_rate")?.value)
    #expect(
      abs((result.figure("customer_lifetime_value")?.value ?? 0) - 0.5 * 84 / annual) < 1e-9)
    #expect(result.missing.contains { $0.name == "cac" && $0.needs.contains("new_customers") })
  }

  @Test func fiftyTimesFourTimesFive() throws {
    let dates = ["2025-01-01", "2025-04-01", "2025-08-01", "2025-12-31"]
    let rows = ["a", "b"].flatMap { account in dates.map { "\(account),\($0),50\n" } }
    let result = try BusinessFigures(lifespan: 5, bootstrap: Self.fast).run(
      orders: try HandProgramme.table("account,date,amount\n" + rows.joined(), "orders.csv"))
    #expect(result.figure("average_order_value")?.value == 50)
    #expect(result.figure("orders_per_year")?.value == 4)
    #expect(result.figure("customer_lifetime_value_orders")?.value == 1_000)
    // Two accounts say nothing about how accounts differ.
    #expect(result.figure("average_order_value")?.interval == nil)
    #expect(result.figure("average_order_value")?.reason?.contains("5") == true)
  }

  @Test func ordersOnceRefundsAndStrangers() throws {
    let orders =
      "order_id,account,date,amount\n1,a,2025-01-01,100\n1,a,2025-01-01,100\n2,a,2025-06-01,-40\n"
      + "3,b,2025-12-31,60\n4,,2025-05-05,10\n"
    let result = try BusinessFigures(bootstrap: Self.fast).run(
      accounts: try HandProgramme.table("account\na\nc\n", "a.csv"),
      orders: try HandProgramme.table(orders, "o.csv"))
    // 100 − 40 + 60 over two orders; three accounts, each a year.
    #expect(result.figure("average_order_value")?.value == 60)
    #expect(abs((result.figure("orders_per_year")?.value ?? 0) - 2.0 / 3) < 1e-12)
    let codes = Set(result.notes.map(\.code))
    #expect(
      codes.isSuperset(of: ["repeated_orders", "refunds", "incomplete_orders", "unknown_accounts"]))
  }

  static let months = """
    period,leads,won,new_customers,customers_start,customers_lost,revenue,cogs,operating_expenses,\
    sales_marketing_cost,daily_active,monthly_active,feature_users,users
    2025-02,10,4,2,48,6,100,40,30,100,30,100,25,50
    2025-01,20,5,4,50,4,100,30,30,120,25,100,20,50

    """

  @Test func monthsByHand() throws {
    let result = try BusinessFigures(bootstrap: Self.fast).run(
      figures: try HandProgramme.table(Self.months, "figures.csv"))
    func value(_ name: String) -> Double? { result.figure(name)?.value }
    #expect(value("conversion_ratio") == 0.4)
    #expect(value("cac") == 50)
    #expect(value("gross_margin") == 0.6)
    #expect(value("operating_margin") == 0.3)
    #expect(value("monthly_churn_rate") == 0.125)
    #expect(value("customer_retention_rate") == 0.875)
    #expect(abs((value("annual_churn_rate") ?? 0) - (1 - 0.2014172)) < 1e-6)  // 0.875^12
    #expect(value("dau_mau") == 0.3 && value("adoption") == 0.5)
    // Over both months: margin 130 of 200; 200 ÷ 98 a customer and month; 10 of 98 lost a month.
    let annual = 1 - Self.power(1 - 10.0 / 98, 12)
    let worth = 0.65 * 200 / 98 * 12 / annual
    #expect(abs((value("customer_lifetime_value") ?? 0) - worth) < 1e-9)
    #expect(abs((value("ltv_cac") ?? 0) - worth / (220.0 / 6)) < 1e-9)
    let change = try #require(result.figure("conversion_ratio")?.change)
    #expect(change.period == "2025-01" && abs(change.difference - 0.15) < 1e-12)
    #expect(change.code == .inconclusive && change.pValue != nil)
    #expect(result.figure("gross_margin")?.change?.code == .untested)
    #expect(result.periods.map(\.period) == ["2025-01", "2025-02"])
    #expect(result.missing.map(\.name).contains("average_order_value"))
    #expect(!result.missing.map(\.name).contains("churn_rate"))
  }

  private static func power(_ base: Double, _ count: Int) -> Double {
    (0..<count).reduce(1) { product, _ in product * base }
  }

  @Test func costOfACustomerHasThePoissonLimits() throws {
    let result = try BusinessFigures(bootstrap: Self.fast).run(
      figures: try HandProgramme.table(
        "period,new_customers,sales_marketing_cost\n2025-01,10,1000\n", "f.csv"))
    // Garwood's limits of ten events are 4.795389 and 18.39036.
    let cac = try #require(result.figure("cac"))
    #expect(abs((cac.interval?.lower ?? 0) - 1000 / 18.39036) < 1e-3)
    #expect(abs((cac.interval?.upper ?? 0) - 1000 / 4.795389) < 1e-3)
  }

  @Test func usualMoves() {
    let calm: [Double?] = [0, 1, 0, 1, 0, 1, 0]
    #expect(MovingRange.change(calm + [5], period: nil)?.code == .increased)
    #expect(MovingRange.change(calm + [-3.3], period: nil)?.code == .decreased)
    #expect(MovingRange.change(calm + [3.2], period: nil)?.code == .inconclusive)
    #expect(MovingRange.change([0, 1, 0, 1, 0, 1, 9], period: nil)?.code == .untested)
    #expect(MovingRange.change([1, 1, 1, 1, 1, 1, 1, 2], period: nil)?.code == .untested)
  }

  @Test func zeroDenominators() throws {
    let result = try BusinessFigures(bootstrap: Self.fast).run(
      figures: try HandProgramme.table(
        "period,leads,won,new_customers,sales_marketing_cost,customers_start,customers_lost,revenue,"
          + "cogs,daily_active,monthly_active\n2025-01,0,0,0,100,0,0,0,10,0,0\n", "f.csv"))
    for name in ["conversion_ratio", "cac", "monthly_churn_rate", "gross_margin", "dau_mau"] {
      let figure = try #require(result.figure(name))
      #expect(figure.value == nil && figure.reason != nil, "\(name)")
    }
    #expect(!result.isEstimable)
  }

  @Test func nobodyLeftOrEveryoneDid() throws {
    func run(_ churned: String) throws -> BusinessFiguresResult {
      let rows = (1...8).map { "a\($0),\($0 * 10),\(churned)\n" }.joined()
      return try BusinessFigures(months: 12, margin: 0.5, bootstrap: Self.fast).run(
        accounts: try HandProgramme.table("account,arr,churned\n" + rows, "a.csv"))
    }
    let none = try run("no")
    #expect(none.figure("churn_rate")?.value == 0)
    #expect((none.figure("churn_rate")?.interval?.upper ?? 0) > 0.3)
    #expect(none.figure("revenue_churn_rate")?.interval == nil)
    #expect(none.figure("customer_lifetime_value")?.value == nil)
    #expect(none.figure("customer_lifetime_value")?.reason?.contains("zero") == true)
    let all = try run("yes")
    #expect(all.figure("annual_churn_rate")?.value == 1)
    #expect(all.figure("monthly_churn_rate")?.value == 1)
  }

  @Test func everyRowTwiceKeepsTheFigureAndNarrowsIt() throws {
    func run(_ copies: Int) throws -> BusinessFiguresResult {
      let rows = (0..<(20 * copies)).map {
        "a\($0),\($0 % 20 * 7 + 10),\($0 % 20 % 4 == 0 ? "yes" : "no")\n"
      }
      return try BusinessFigures(months: 12, margin: 0.5, bootstrap: Self.fast).run(
        accounts: try HandProgramme.table("account,arr,churned\n" + rows.joined(), "a.csv"))
    }
    let (once, twice) = (try run(1), try run(2))
    for name in ["churn_rate", "revenue_churn_rate", "customer_lifetime_value"] {
      let (a, b) = (try #require(once.figure(name)), try #require(twice.figure(name)))
      #expect(abs(a.value! - b.value!) < 1e-9 * abs(a.value!))
      #expect((b.interval?.width ?? 9e9) < (a.interval?.width ?? 0), "\(name)")
    }
  }

  @Test func threadsDoNotChangeTheNumbers() throws {
    func run(_ threads: Int) throws -> BusinessFiguresResult {
      let rows = (0..<30).map { "a\($0),\($0 * 7 + 10),\($0 % 4 == 0 ? "yes" : "no")\n" }
      return try BusinessFigures(
        months: 12, margin: 0.5, bootstrap: Bootstrap(replicates: 999, seed: 3, threads: threads)
      ).run(accounts: try HandProgramme.table("account,arr,churned\n" + rows.joined(), "a.csv"))
    }
    #expect(try run(1) == (try run(2)))
  }

  @Test func aChurnColumnThatSaysMoreThanYesAndNoIsNamed() throws {
    let result = try BusinessFigures(bootstrap: Self.fast).run(
      accounts: try HandProgramme.table("account,churned\nA,perhaps\nB,no\n", "a.csv"))
    #expect(result.figure("churn_rate") == nil)
    #expect(result.notes.map(\.code) == ["unreadable_churn"])
    #expect(result.missing.contains { $0.name == "churn_rate" })
  }

  @Test(arguments: [
    ("leads,won\n1,1\n", "period"), ("period,leads,won\n2025-01,3,4\n", "more than"),
    ("period,leads,won\n2025-01,3,-1\n", "below zero"),
    ("period,leads,won\n2025-01,3,1\n2025-01,3,1\n", "twice"), ("period,leads\n", "no row"),
  ])
  func badMonths(_ text: String, _ reason: String) throws {
    let error = #expect(throws: BusinessFiguresError.self) {
      try BusinessFigures().run(figures: try HandProgramme.table(text, "f.csv"))
    }
    #expect(error?.description.contains(reason) == true)
  }
}
