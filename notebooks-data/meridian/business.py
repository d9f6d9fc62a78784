"""What happened at accounts, what they ordered, and the company's monthly figures."""

import math
from datetime import date, timedelta

import parameters as p
from draws import Draws, working_day
from words import TICKET_KINDS

FIRST_DAY = date(2024, 1, 1)


def first_day_of(account):
    return max(FIRST_DAY, account["customer_since"])


def days_from(start, end):
    return (end - start).days


def make_events(seed, accounts):
    """Tickets, outages and renewals up to the landmark, in order of date."""
    draws = Draws(seed, 10)
    rows = []

    def add(account, day, kind, detail):
        rows.append(
            {"account_id": account["account_id"], "date": day, "kind": kind, "detail": detail}
        )

    last_year = date(p.LANDMARK.year, 1, 1)
    for account in accounts:
        rate = p.TIER_TICKETS_MEAN[account["tier"]]
        rate *= math.exp(p.TICKETS_PER_ACCOUNT_SD * account["effect"] / p.ACCOUNT_SD)
        begun = first_day_of(account)
        earlier = draws.poisson(rate * days_from(begun, last_year) / 366)
        for count, start, end in (
            (earlier, begun, last_year - timedelta(days=1)),
            (account["support_tickets"], last_year, p.LANDMARK),
        ):
            for _ in range(count):
                day = start + timedelta(days=draws.between(0, days_from(start, end)))
                add(account, day, "ticket", draws.choice(TICKET_KINDS))
        for year in (2024, 2025):
            renewal = date(year, account["customer_since"].month, 1)
            if renewal > account["customer_since"]:
                add(account, renewal, "renewal", "renewed for a year")
    for outage in p.OUTAGES:
        for account in accounts:
            hit = draws.chance(p.OUTAGE_SHARE)
            if hit and account["customer_since"] <= outage["date"]:
                add(account, outage["date"], "outage", outage["detail"])
    rows.sort(key=lambda row: (row["date"], row["account_id"], row["kind"], row["detail"]))
    return rows


def make_orders(seed, accounts):
    """Orders beside the subscription: services, training, hardware."""
    draws = Draws(seed, 11)
    rows = []
    for account in accounts:
        begun = first_day_of(account)
        rate = p.TIER_ORDERS_A_YEAR[account["tier"]] * math.exp(draws.normal(p.ORDERS_ACCOUNT_SD))
        years = days_from(begun, p.LANDMARK) / 365.25
        for _ in range(draws.poisson(rate * years)):
            day = begun + timedelta(days=draws.between(0, days_from(begun, p.LANDMARK)))
            amount = p.TIER_ORDER_MEDIAN[account["tier"]]
            amount *= math.exp(draws.normal(p.ORDER_LOG_SD))
            rows.append(
                {
                    "account_id": account["account_id"],
                    "ordered_at": min(working_day(day), p.LANDMARK),
                    "amount": 10 * max(1, round(amount / 10)),
                }
            )
    rows.sort(key=lambda row: (row["ordered_at"], row["account_id"], row["amount"]))
    for number, row in enumerate(rows, start=1):
        row["order_id"] = f"O{number:04d}"
    return rows


def make_figures(seed):
    """The company's months: all of its customers, of whom the 60 accounts are the surveyed part."""
    draws = Draws(seed, 12)

    def times(chances, probability):
        return sum(draws.chance(probability) for _ in range(chances))

    rows, customers = [], p.CUSTOMERS_AT_START
    for index in range(p.FIGURE_MONTHS):
        period = f"{2024 + index // 12}-{index % 12 + 1:02d}"
        raised = period >= p.PRICE_RISE_MONTH
        leads = draws.poisson(p.LEADS_A_MONTH)
        won = times(leads, p.WON_SHARE)
        new = times(won, p.NEW_OF_WON_SHARE)
        lost = times(customers, p.MONTHLY_CHURN["after" if raised else "before"])
        each = p.REVENUE_PER_CUSTOMER * (1 + p.PRICE_RISE * raised)
        revenue = customers * each * math.exp(draws.normal(p.REVENUE_LOG_SD))
        users = customers * p.USERS_PER_CUSTOMER
        active = times(users, p.MONTHLY_ACTIVE_SHARE)
        daily = times(active, p.DAILY_OF_MONTHLY)
        adoption = p.ADOPTION_START + p.ADOPTION_A_MONTH * index
        adopted = times(users, adoption)

        def share(of_revenue):
            noise = math.exp(draws.normal(p.COST_LOG_SD))
            return 100 * round(revenue * of_revenue * noise / 100)

        rows.append(
            {
                "period": period,
                "leads": leads,
                "won": won,
                "new_customers": new,
                "customers_start": customers,
                "customers_lost": lost,
                "revenue": 100 * round(revenue / 100),
                "cogs": share(p.COGS_SHARE),
                "operating_expenses": share(p.OPERATING_SHARE),
                "sales_marketing_cost": share(p.SALES_SHARE),
                "daily_active": daily,
                "monthly_active": active,
                "feature_users": adopted,
                "users": users,
            }
        )
        customers += new - lost
    return rows
