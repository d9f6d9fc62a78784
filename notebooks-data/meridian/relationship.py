"""What Meridian's staff think, the items behind satisfaction, and the partner survey."""

from datetime import timedelta
from statistics import mean

import parameters as p
from draws import Draws, clamp, working_day
from words import PARTNER_NAMES, SERVICE_ENGINEERS


def invited_to(contacts, account_id, wave):
    return [c for c in contacts if c["account"]["account_id"] == account_id and wave in c["waves"]]


def customer_centre(contacts, account, wave):
    """The mean underlying value of the contacts invited, before the noise of an answer."""
    people = invited_to(contacts, account["account_id"], wave)
    own = mean(p.ROLE_EFFECT[c["role"]] + c["effect"] for c in people)
    return p.WAVE_MEAN[wave] + account["effect"] + own


def waves_of(contacts, account):
    return [wave for wave in p.WAVES if invited_to(contacts, account["account_id"], wave)]


def blind_accounts(draws, accounts, contacts, answers):
    """Unhappy accounts, heard often enough, whose staff see nothing of it."""

    def low(account):
        centres = [customer_centre(contacts, account, w) - p.WAVE_MEAN[w] for w in p.WAVES
                   if invited_to(contacts, account["account_id"], w)]
        heard = sum(a["account_id"] == account["account_id"] for a in answers)
        return mean(centres) <= p.BLIND_BELOW and heard >= p.BLIND_ANSWERS

    ids = draws.shuffled([account["account_id"] for account in accounts if low(account)])
    return set(ids[: p.BLIND_ACCOUNTS])


def staff_centre(contacts, account, wave, blind):
    """The underlying value that staff give on average, before their own judgement and noise."""
    seen = p.WAVE_MEAN[wave] if blind else customer_centre(contacts, account, wave)
    return seen + p.STAFF_BIAS


def make_staff(seed, accounts, contacts, answers):
    """Ratings of each account by the staff who serve it, and who of them sees nothing."""
    draws = Draws(seed, 7)
    blind = blind_accounts(draws, accounts, contacts, answers)
    rows = []
    judgement = {a["account_id"]: draws.normal(p.STAFF_JUDGEMENT_SD) for a in accounts}
    engineer = {a["account_id"]: draws.choice(SERVICE_ENGINEERS) for a in accounts}
    for wave, invited in p.WAVES.items():
        for account in accounts:
            if wave not in waves_of(contacts, account):
                continue
            name = account["account_id"]
            centre = staff_centre(contacts, account, wave, name in blind) + judgement[name]
            raters = [account["owner"]]
            if account["tier"] != "small":
                raters.append(engineer[name])
            for rater in raters:
                value = centre + draws.normal(p.STAFF_NOISE_SD)
                rated = working_day(invited - timedelta(days=draws.between(5, 18)))
                skipped = draws.chance(p.STAFF_SKIPPED_SHARE)
                if not skipped:
                    rows.append(
                        {
                            "account_id": name,
                            "wave": wave,
                            "rated_at": rated,
                            "staff": rater,
                            "nps": clamp(value, 0, 10),
                        }
                    )
    rows.sort(key=lambda row: (row["rated_at"], row["account_id"], row["staff"]))
    for number, row in enumerate(rows, start=1):
        row["rating_id"] = f"S{number:03d}"
    return rows, blind


def concerned_accounts(draws, accounts, answers):
    """Content accounts, heard often enough, that are unhappy about some of the items."""
    heard = {a["account_id"]: 0 for a in accounts}
    for answer in answers:
        heard[answer["account_id"]] += 1
    ids = [
        a["account_id"]
        for a in accounts
        if a["effect"] >= p.CONCERN_ABOVE and heard[a["account_id"]] >= p.CONCERN_ANSWERS
    ]
    return set(draws.shuffled(ids)[: p.CONCERN_ACCOUNTS])


def make_items(seed, accounts, answers):
    """One row per answer with an item in each column, and which accounts have concerns."""
    draws = Draws(seed, 8)
    concerned = concerned_accounts(draws, accounts, answers)
    rows = []
    for answer in answers:
        row = {"response_id": answer["response_id"]}
        for item, centre in p.ITEM_MEAN.items():
            value = centre + p.ITEM_LOADING[item] * (answer["underlying"] - 8)
            if answer["account_id"] in concerned:
                value += p.CONCERN_EFFECT.get(item, 0.0)
            value += draws.normal(p.ITEM_NOISE_SD[item])
            blank = draws.chance(p.ITEM_BLANK_SHARE)
            row[item] = "" if blank else clamp(value, 1, 5)
        rows.append(row)
    return rows, concerned


def make_partners(seed):
    """One row per person asked about a partnership, on either side, with a column per dimension."""
    draws = Draws(seed, 9)
    rows = []
    number = {"us": 0, "partner": 0}
    for index, name in enumerate(PARTNER_NAMES, start=1):
        partner = draws.normal(p.PARTNER_SD)
        own = {d: draws.normal(p.PARTNER_DIMENSION_SD) for d in p.PARTNER_MEAN}
        people = {side: draws.between(*p.PARTNER_PEOPLE[side]) for side in number}
        alone = p.PARTNER_ONE_SIDED.get(name)
        for side in number:
            view = draws.normal(p.PARTNER_SIDE_SD)
            for _ in range(people[side]):
                person = draws.normal(p.PARTNER_PERSON_SD)
                number[side] += 1
                row = {
                    "partner_id": f"P{index:02d}",
                    "partner": name,
                    "side": side,
                    "respondent_id": f"{'U' if side == 'us' else 'Q'}{number[side]:02d}",
                }
                for dimension, centres in p.PARTNER_MEAN.items():
                    value = centres[side] + partner + own[dimension] + view + person
                    value += draws.normal(p.PARTNER_NOISE_SD)
                    blank = draws.chance(p.PARTNER_BLANK_SHARE)
                    row[dimension] = "" if blank else clamp(value, 1, 7)
                if alone in (None, side):
                    rows.append(row)
    return rows
