"""The true and the realised figures of the files beside answers, contacts, accounts and alerts."""

import math
from collections import Counter
from statistics import NormalDist, mean

import parameters as p
from relationship import customer_centre, invited_to, staff_centre, waves_of

NORMAL = NormalDist()


def expected_recorded(centre, sd, low, high):
    """The mean of a normal value that is rounded and held within a scale."""
    return low + sum(1 - NORMAL.cdf((k - 0.5 - centre) / sd) for k in range(low + 1, high + 1))


def correlation(x, y):
    mx, my = mean(x), mean(y)
    cross = sum((a - mx) * (b - my) for a, b in zip(x, y))
    return cross / math.sqrt(sum((a - mx) ** 2 for a in x) * sum((b - my) ** 2 for b in y))


def both_sides(contacts, account, blind):
    """The expected recorded score of an account by its contacts and by its staff."""
    customer, staff = [], []
    sd = math.sqrt(p.STAFF_JUDGEMENT_SD**2 + p.STAFF_NOISE_SD**2)
    for wave in waves_of(contacts, account):
        people = invited_to(contacts, account["account_id"], wave)
        scores = [
            expected_recorded(
                p.WAVE_MEAN[wave] + account["effect"] + p.ROLE_EFFECT[c["role"]] + c["effect"],
                p.ANSWER_SD, 0, 10,
            )
            for c in people
        ]
        weights = [c["response_probability"] for c in people]
        customer.append(sum(w * s for w, s in zip(weights, scores)) / sum(weights))
        centre = staff_centre(contacts, account, wave, account["account_id"] in blind)
        staff.append(expected_recorded(centre, sd, 0, 10))
    return mean(customer), mean(staff)


def staff_figures(accounts, contacts, answers, staff, blind):
    heard = {a["account_id"] for a in answers}
    sides = {a["account_id"]: both_sides(contacts, a, blind) for a in accounts}
    paired = [pair for name, pair in sides.items() if name in heard]
    return {
        "bias_underlying": p.STAFF_BIAS,
        "accounts_blind": {
            name: {
                "gap_underlying": mean(
                    staff_centre(contacts, a, w, True) - customer_centre(contacts, a, w)
                    for w in waves_of(contacts, a)
                ),
                "gap_recorded": sides[name][1] - sides[name][0],
            }
            for a in accounts
            for name in [a["account_id"]]
            if name in blind
        },
        "gap_recorded_mean_of_heard_accounts": mean(s - c for c, s in paired),
        "correlation_of_expected_scores": correlation(*zip(*paired)),
        "ratings": len(staff),
        "ratings_of_accounts_never_heard": sum(r["account_id"] not in heard for r in staff),
    }


def item_moments(accounts, answers, concerned):
    """Means and covariances of the recorded items, given the accounts, waves and roles drawn."""
    names, steps = list(p.ITEM_MEAN), 60
    effect = {a["account_id"]: a["effect"] for a in accounts}
    noise = [NORMAL.inv_cdf((i + 0.5) / steps) for i in range(steps)]
    sd = math.sqrt(p.CONTACT_SD**2 + p.ANSWER_SD**2)
    mix = Counter((a["wave"], a["role"], a["account_id"]) for a in answers)
    total = steps * sum(mix.values())
    first = dict.fromkeys(names, 0.0)
    cross = {(i, j): 0.0 for i in names for j in names}
    for (wave, role, account), count in mix.items():
        low = account in concerned
        for z in noise:
            at, square = {}, {}
            for item in names:
                centre = p.ITEM_MEAN[item]
                value = p.WAVE_MEAN[wave] + p.ROLE_EFFECT[role] + effect[account] + sd * z - 8
                centre += p.ITEM_LOADING[item] * value
                centre += p.CONCERN_EFFECT.get(item, 0.0) if low else 0.0
                above = [1 - NORMAL.cdf((k - 0.5 - centre) / p.ITEM_NOISE_SD[item])
                         for k in range(2, 6)]
                at[item] = 1 + sum(above)
                square[item] = 1 + sum((2 * k + 1) * s for k, s in enumerate(above, start=1))
            for i in names:
                first[i] += count * at[i]
                for j in names:
                    cross[i, j] += count * (square[i] if i == j else at[i] * at[j])
    means = {i: first[i] / total for i in names}
    return means, {(i, j): cross[i, j] / total - means[i] * means[j] for i, j in cross}


def expected_gap(answers, concerned):
    """The mean of the items less the stated satisfaction, as recorded, each account one vote."""
    sd = math.sqrt(p.ACCOUNT_SD**2 + p.CONTACT_SD**2 + p.ANSWER_SD**2)
    gaps = {}
    for a in answers:
        value = p.WAVE_MEAN[a["wave"]] + p.ROLE_EFFECT[a["role"]] - 8
        low = a["account_id"] in concerned
        composite = mean(
            expected_recorded(
                centre + p.ITEM_LOADING[i] * value + (p.CONCERN_EFFECT.get(i, 0.0) if low else 0.0),
                math.hypot(p.ITEM_LOADING[i] * sd, p.ITEM_NOISE_SD[i]), 1, 5,
            )
            for i, centre in p.ITEM_MEAN.items()
        )
        stated = expected_recorded(3.9 + 0.4 * value, math.hypot(0.4 * sd, 0.6), 1, 5)
        gaps.setdefault(a["account_id"], []).append(composite - stated)
    return mean(mean(values) for values in gaps.values())


def item_figures(accounts, answers, concerned):
    means, covariance = item_moments(accounts, answers, concerned)
    k = len(means)
    own = sum(covariance[i, i] for i in means)
    alpha = k / (k - 1) * (1 - own / sum(covariance.values()))
    return {
        "loadings_underlying": p.ITEM_LOADING,
        "alpha_recorded": alpha,
        "item_means_recorded": means,
        "gap_recorded": expected_gap(answers, concerned),
        "gap_underlying": mean(p.ITEM_MEAN.values()) - 3.9,
        "gap_of_concerned_underlying": mean(
            p.ITEM_MEAN[i] + p.CONCERN_EFFECT.get(i, 0.0) for i in p.ITEM_MEAN
        ) - 3.9,
        "accounts_with_unstated_concerns": sorted(concerned),
        "items_behind": sorted(p.CONCERN_EFFECT),
    }


def partner_figures(rows):
    sides = {s: {r["partner_id"] for r in rows if r["side"] == s} for s in ("us", "partner")}
    spreads = (
        p.PARTNER_SD, p.PARTNER_DIMENSION_SD, p.PARTNER_SIDE_SD, p.PARTNER_PERSON_SD,
        p.PARTNER_NOISE_SD,
    )
    sd = math.sqrt(sum(spread**2 for spread in spreads))
    return {
        "gap_us_less_partner_recorded": {
            d: expected_recorded(m["us"], sd, 1, 7) - expected_recorded(m["partner"], sd, 1, 7)
            for d, m in p.PARTNER_MEAN.items()
        },
        "gap_us_less_partner_underlying": {
            d: m["us"] - m["partner"] for d, m in p.PARTNER_MEAN.items()
        },
        "respondents": {side: sum(r["side"] == side for r in rows) for side in sides},
        "partners_of_both_sides": len(sides["us"] & sides["partner"]),
        "us_alone": sorted(sides["us"] - sides["partner"]),
        "partner_alone": sorted(sides["partner"] - sides["us"]),
    }


def event_figures(events):
    outages = [e for e in events if e["kind"] == "outage"]
    return {
        "effect_on_answers": {"ticket": 0.0, "outage": 0.0, "renewal": 0.0},
        "events": dict(sorted(Counter(e["kind"] for e in events).items())),
        "accounts_hit": {
            outage["date"].isoformat(): sum(e["date"] == outage["date"] for e in outages)
            for outage in p.OUTAGES
        },
    }


def order_figures(accounts, orders):
    tier = {a["account_id"]: a["tier"] for a in accounts}
    mean_factor, rate_factor = math.exp(p.ORDER_LOG_SD**2 / 2), math.exp(p.ORDERS_ACCOUNT_SD**2 / 2)
    return {
        "orders": len(orders),
        "accounts_without": sorted(set(tier) - {o["account_id"] for o in orders}),
        "tiers": {
            name: {
                "order_value_true": median * mean_factor,
                "orders_a_year_true": p.TIER_ORDERS_A_YEAR[name] * rate_factor,
                "order_value": mean(o["amount"] for o in orders if tier[o["account_id"]] == name),
                "orders": sum(tier[o["account_id"]] == name for o in orders),
            }
            for name, median in p.TIER_ORDER_MEDIAN.items()
        },
        "order_value": mean(o["amount"] for o in orders),
    }


def month_figures(rows):
    def ratio(numerator, denominator, months=rows):
        return sum(m[numerator] for m in months) / sum(m[denominator] for m in months)

    before = [m for m in rows if m["period"] < p.PRICE_RISE_MONTH]
    after = [m for m in rows if m["period"] >= p.PRICE_RISE_MONTH]
    return {
        "monthly_churn_true": p.MONTHLY_CHURN,
        "monthly_churn": {
            "before": ratio("customers_lost", "customers_start", before),
            "after": ratio("customers_lost", "customers_start", after),
        },
        "conversion_true": p.WON_SHARE,
        "conversion": ratio("won", "leads"),
        "new_of_won_true": p.NEW_OF_WON_SHARE,
        "gross_margin_true": 1 - p.COGS_SHARE,
        "gross_margin": 1 - ratio("cogs", "revenue"),
        "operating_margin_true": 1 - p.COGS_SHARE - p.OPERATING_SHARE,
        "operating_margin": 1 - ratio("cogs", "revenue") - ratio("operating_expenses", "revenue"),
        "acquisition_cost": ratio("sales_marketing_cost", "new_customers"),
        "daily_of_monthly_true": p.DAILY_OF_MONTHLY,
        "daily_of_monthly": ratio("daily_active", "monthly_active"),
        "adoption_last_month_true": p.ADOPTION_START + p.ADOPTION_A_MONTH * (p.FIGURE_MONTHS - 1),
        "adoption_last_month": ratio("feature_users", "users", rows[-1:]),
        "customers_end": rows[-1]["customers_start"] + rows[-1]["new_customers"]
        - rows[-1]["customers_lost"],
    }


def further_figures(accounts, contacts, answers, tables, blind, concerned):
    return {
        "staff": staff_figures(accounts, contacts, answers, tables["staff.csv"], blind),
        "items": item_figures(accounts, answers, concerned),
        "partners": partner_figures(tables["partners.csv"]),
        "events": event_figures(tables["events.csv"]),
        "orders": order_figures(accounts, tables["orders.csv"]),
        "figures": month_figures(tables["figures.csv"]),
    }
