#!/usr/bin/env python3
"""Writes the sample data of Meridian Controls, a fictional vendor, from one seed.

    python3 generate.py            rewrite the CSV files, truth.json and ../first-survey.csv
    python3 generate.py --check    compare with the files on disk; exit code 1 on a difference

Only the standard library is used, and only `random.Random(seed).random()` of its random
numbers, so every Python from 3.9 on writes the same bytes. DICTIONARY.md explains each file.
"""

import csv
import io
import json
import math
import sys
from datetime import date, timedelta
from pathlib import Path

sys.dont_write_bytecode = True  # no cache folder beside the data

import parameters as p
from business import make_events, make_figures, make_orders
from draws import Draws, category, clamp, expit, working_day
from relationship import make_items, make_partners, make_staff
from truth import figures, rounded
from truth_further import further_figures
from words import ACCOUNT_NAMES, COMMENTS, LINE_BREAK_COMMENT, OWNERS, PRICE_RISE_OPENINGS

HERE = Path(__file__).resolve().parent


def month_begun(tenure):
    """The first day of the contract of an account with so many whole months at the landmark."""
    index = 12 * p.LANDMARK.year + p.LANDMARK.month - tenure
    return date(index // 12, index % 12 + 1, 1)


def make_accounts(seed):
    draws = Draws(seed, 1)
    tiers = draws.shuffled([tier for tier, n in p.TIER_ACCOUNTS.items() for _ in range(n)])
    accounts = []
    for number, (name, tier) in enumerate(zip(ACCOUNT_NAMES, tiers), start=1):
        effect, rest = draws.normal(), draws.normal()
        r = p.USAGE_SCORE_CORRELATION
        usage = p.USAGE_MEAN + p.USAGE_SD * (r * effect + math.sqrt(1 - r * r) * rest)
        tenure = p.TENURE_MEDIAN * math.exp(draws.normal(p.TENURE_LOG_SD))
        tenure = clamp(tenure, *p.TENURE_RANGE)
        since = month_begun(tenure)
        region = draws.one_of(p.REGION_SHARES)
        arr = p.TIER_ARR_MEDIAN[tier] * math.exp(draws.normal(p.LOG_SIZE_SD))
        seats = p.TIER_SEATS_MEDIAN[tier] * math.exp(draws.normal(p.LOG_SIZE_SD))
        tickets = p.TIER_TICKETS_MEAN[tier] * math.exp(p.TICKETS_PER_ACCOUNT_SD * effect)
        account = {
            "account_id": f"A{number:02d}",
            "account": name,
            "tier": tier,
            "region": region,
            "arr": 100 * round(arr / 100),
            "customer_since": since,
            "tenure_months": tenure,
            "seats": round(seats),
            "usage": f"{max(usage, p.USAGE_FLOOR):.2f}",
            "support_tickets": draws.poisson(tickets),
            "effect": p.ACCOUNT_SD * effect,
            "owner": OWNERS[(number - 1) % len(OWNERS)],
        }
        log_odds = (
            p.CHURN_AT_CENTRES
            + p.CHURN_PER_POINT * account["effect"]
            + p.CHURN_PER_LOGIN * (float(account["usage"]) - p.USAGE_MEAN)
            + p.CHURN_PER_MONTH * (tenure - p.TENURE_MEDIAN)
        )
        churned = draws.chance(expit(log_odds))
        renewal = date(p.WINDOW_END.year, since.month, 1)
        leaves = renewal
        if draws.chance(p.LEFT_BEFORE_RENEWAL_SHARE):
            leaves -= timedelta(days=draws.between(20, 90))
        leaves = max(leaves, p.LANDMARK + timedelta(days=1))
        account["renewal_date"] = renewal
        account["churned"] = "yes" if churned else "no"
        account["churn_date"] = leaves if churned else ""
        account["renewed"] = "no" if churned else "yes"
        accounts.append(account)
    return accounts


def make_contacts(seed, accounts):
    """One contact per row, with the waves it is invited to and the effects nobody sees."""
    draws, departments = Draws(seed, 2), Draws(seed, 13)
    wave_names = list(p.WAVES)
    contacts = []
    for account in accounts:
        begun = account["customer_since"] + timedelta(days=60)  # no survey in the first weeks
        waves = [wave for wave in wave_names if p.WAVES[wave] >= begun]
        for position in range(draws.between(*p.TIER_CONTACTS[account["tier"]])):
            role = draws.one_of(p.TIER_ROLE_SHARES[account["tier"]])
            first, last = 0, len(waves)
            if draws.chance(p.JOINED_LATER_SHARE) and position > 0:
                first = draws.between(1, len(waves) - 1)
            if draws.chance(p.LEFT_EARLY_SHARE) and position > 0:
                last = draws.between(first + 1, len(waves))
            effect = draws.normal(p.CONTACT_SD)
            willing = (
                p.RESPONSE_INTERCEPT
                + p.RESPONSE_ROLE[role]
                + p.RESPONSE_PER_ACCOUNT_SD * account["effect"] / p.ACCOUNT_SD
                + p.RESPONSE_PER_CONTACT_SD * effect / p.CONTACT_SD
                + p.RESPONSE_PER_USAGE_SD * (float(account["usage"]) - p.USAGE_MEAN) / p.USAGE_SD
                + draws.normal(p.RESPONSE_HABIT_SD)
            )
            contacts.append(
                {
                    "contact_id": f"C{len(contacts) + 1:03d}",
                    "account": account,
                    "role": role,
                    "department": departments.choice(p.ROLE_DEPARTMENTS[role]),
                    "waves": waves[first:last],
                    "effect": effect,
                    "response_probability": expit(willing),
                }
            )
    return contacts


def make_answers(seed, contacts):
    """The invitations, and the answers in the order they came in."""
    draws, scores = Draws(seed, 3), Draws(seed, 4)
    invitations, answers = [], []
    for wave, invited in p.WAVES.items():
        for contact in contacts:
            if wave not in contact["waves"]:
                continue
            account = contact["account"]
            answered = draws.chance(contact["response_probability"])
            early, speed = draws.chance(0.65), draws.uniform() ** 2  # most answer soon, or after
            days = 1 + int(13 * speed) if early else p.REMINDER_DAYS + 1 + int(14 * speed)
            reminded = "" if answered and early else invited + timedelta(days=p.REMINDER_DAYS)
            invitation = {
                "contact_id": contact["contact_id"],
                "account_id": account["account_id"],
                "role": contact["role"],
                "department": contact["department"],
                "wave": wave,
                "invited_at": invited,
                "reminded_at": reminded,
            }
            invitations.append(invitation)
            mean = p.WAVE_MEAN[wave] + p.ROLE_EFFECT[contact["role"]]
            underlying = mean + account["effect"] + contact["effect"] + scores.normal(p.ANSWER_SD)
            satisfaction = 3.9 + 0.4 * (underlying - 8) + scores.normal(0.6)
            ease = 5.2 + 0.5 * (underlying - 8) + scores.normal(1.0)
            no_csat, no_ces = scores.chance(p.BLANK_CSAT_SHARE), scores.chance(p.BLANK_CES_SHARE)
            if answered:
                answers.append(
                    {
                        **invitation,
                        "underlying": underlying,
                        "respondent_id": contact["contact_id"],
                        "account": account["account"],
                        "tier": account["tier"],
                        "region": account["region"],
                        "owner": account["owner"],
                        "responded_at": working_day(invited + timedelta(days=days)),
                        "nps": clamp(underlying, 0, 10),
                        "csat": "" if no_csat else clamp(satisfaction, 1, 5),
                        "ces": "" if no_ces else clamp(ease, 1, 7),
                    }
                )
    answers.sort(key=lambda answer: (answer["responded_at"], answer["contact_id"]))
    for number, answer in enumerate(answers, start=1):
        answer["response_id"] = f"R{number:04d}"
    return invitations, answers


def add_comments(seed, answers):
    draws = Draws(seed, 5)
    last_waves, used, line_break_due = list(p.WAVES)[2:], set(), True
    for answer in answers:
        group = category(answer["nps"])
        words = COMMENTS[group]
        price_rise = group == "detractor" and answer["wave"] in last_waves
        openings = words["openings"] + (PRICE_RISE_OPENINGS if price_rise else [])
        ending = draws.choice(words["endings"]) if draws.chance(0.4) else ""
        comment = draws.choice(openings) + ending
        spoken = draws.chance(p.COMMENT_SHARE[group]) and comment not in used
        if spoken and price_rise and line_break_due:
            comment, line_break_due = LINE_BREAK_COMMENT, False
        if spoken:
            used.add(comment)
        answer["comment"] = comment if spoken else ""
        answer["contact_requested"] = "yes" if draws.chance(p.CONTACT_WISH_SHARE[group]) else "no"


def make_alerts(seed, answers):
    draws = Draws(seed, 6)
    alerts = []
    for answer in answers:
        reason = "detractor" if answer["nps"] <= 6 else "contact_requested"
        followed = draws.chance(p.TIER_FOLLOW_UP[answer["tier"]])
        days = p.FOLLOW_UP_MEDIAN_DAYS * math.exp(draws.normal(p.FOLLOW_UP_LOG_SD))
        if reason == "contact_requested" and answer["contact_requested"] == "no":
            continue
        raised = working_day(answer["responded_at"] + timedelta(days=1))
        done = working_day(raised + timedelta(days=max(1, round(days))))
        alerts.append(
            {
                "alert_id": f"L{len(alerts) + 1:03d}",
                "response_id": answer["response_id"],
                "account_id": answer["account_id"],
                "raised_at": raised,
                "reason": reason,
                "followed_up_at": done if followed and done <= p.LANDMARK else "",
                "owner": answer["owner"],
            }
        )
    return alerts


def first_survey(answers):
    """The first answers of the first wave under the headers and labels of a survey tool."""
    ends = {0: "0 - Not at all likely", 10: "10 - Extremely likely"}
    ends_csat = {1: "1 - Very dissatisfied", 5: "5 - Very satisfied"}
    return [
        {
            "Response ID": number,
            "Submitted": answer["responded_at"],
            "Account": answer["account"],
            "Role": answer["role"].replace("_", " ").capitalize(),
            "How likely are you to recommend us? (0-10)": ends.get(answer["nps"], answer["nps"]),
            "How satisfied are you overall? (1-5)": ends_csat.get(answer["csat"], answer["csat"]),
            "What is the main reason for your score?": answer["comment"],
        }
        for number, answer in enumerate(answers[:p.FIRST_SURVEY_ROWS], start=1)
    ]


COLUMNS = {
    "responses.csv": "response_id respondent_id account_id account role tier region wave "
    "invited_at responded_at nps csat ces comment contact_requested",
    "contacts.csv": "contact_id account_id role department wave invited_at reminded_at",
    "accounts.csv": "account_id account tier region arr customer_since tenure_months seats usage "
    "support_tickets renewal_date churned churn_date renewed",
    "alerts.csv": "alert_id response_id account_id raised_at reason followed_up_at owner",
    "staff.csv": "rating_id account_id wave rated_at staff nps",
    "items.csv": "response_id quality support delivery value ease",
    "partners.csv": "partner_id partner side respondent_id trust strategic_alignment "
    "value_creation responsiveness",
    "events.csv": "account_id date kind detail",
    "orders.csv": "order_id account_id ordered_at amount",
    "figures.csv": "period leads won new_customers customers_start customers_lost revenue cogs "
    "operating_expenses sales_marketing_cost daily_active monthly_active feature_users users",
}


def csv_text(rows, columns):
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def make_files(seed):
    """The text of each file by its path from here."""
    accounts = make_accounts(seed)
    contacts = make_contacts(seed, accounts)
    invitations, answers = make_answers(seed, contacts)
    add_comments(seed, answers)
    alerts = make_alerts(seed, answers)
    staff, blind = make_staff(seed, accounts, contacts, answers)
    items, concerned = make_items(seed, accounts, answers)
    tables = {
        "responses.csv": answers,
        "contacts.csv": invitations,
        "accounts.csv": accounts,
        "alerts.csv": alerts,
        "staff.csv": staff,
        "items.csv": items,
        "partners.csv": make_partners(seed),
        "events.csv": make_events(seed, accounts),
        "orders.csv": make_orders(seed, accounts),
        "figures.csv": make_figures(seed),
    }
    files = {name: csv_text(rows, COLUMNS[name].split()) for name, rows in tables.items()}
    extract = first_survey(answers)
    files["../first-survey.csv"] = csv_text(extract, list(extract[0]))
    truth = {
        "seed": seed,
        **figures(accounts, contacts, invitations, answers, alerts),
        "further": rounded(further_figures(accounts, contacts, answers, tables, blind, concerned)),
    }
    files["truth.json"] = json.dumps(truth, indent=2) + "\n"
    return files


def main(arguments):
    if arguments not in ([], ["--check"]):
        print("usage: generate.py [--check]", file=sys.stderr)
        return 64
    different = []
    for name, text in make_files(p.SEED).items():
        path, content = HERE / name, text.encode("utf-8")
        if not arguments:
            path.write_bytes(content)
        elif not path.exists() or path.read_bytes() != content:
            different.append(name)
    for name in different:
        print(f"{name} differs from what the seed gives", file=sys.stderr)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
