"""The true figures of the model in parameters.py and the realised ones of a sample from it."""

import math
from statistics import NormalDist, mean

import parameters as p

NORMAL = NormalDist()


def nps(centre, sd):
    """The NPS of normal underlying values: share of promoters less share of detractors."""
    promoters = 1 - NORMAL.cdf((p.PROMOTER_FROM - centre) / sd)
    return 100 * (promoters - NORMAL.cdf((p.DETRACTOR_BELOW - centre) / sd))


def sign(score):
    return 1 if score >= 9 else 0 if score >= 7 else -1


def sample_nps(answers):
    return 100 * mean(sign(answer["nps"]) for answer in answers)


def by(rows, key):
    groups = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups


def anova_icc(answers):
    """The ANOVA estimator of the intraclass correlation of the -1/0/1 answers in accounts."""
    groups = [[sign(a["nps"]) for a in rows] for rows in by(answers, "account_id").values()]
    n, count = sum(map(len, groups)), len(groups)
    overall = sum(map(sum, groups)) / n
    between = sum(len(g) * (mean(g) - overall) ** 2 for g in groups) / (count - 1)
    within = sum((y - mean(g)) ** 2 for g in groups for y in g) / (n - count)
    size = (n - sum(len(g) ** 2 for g in groups) / n) / (count - 1)
    return (between - within) / (between + (size - 1) * within)


def true_icc(centre, steps=2000):
    """The model's correlation of the -1/0/1 answers of two contacts of one account and role."""
    total_sd = math.sqrt(p.ACCOUNT_SD**2 + p.CONTACT_SD**2 + p.ANSWER_SD**2)
    within_sd = math.sqrt(p.CONTACT_SD**2 + p.ANSWER_SD**2)
    effects = [p.ACCOUNT_SD * NORMAL.inv_cdf((i + 0.5) / steps) for i in range(steps)]
    average = nps(centre, total_sd) / 100
    between = mean((nps(centre + effect, within_sd) / 100) ** 2 for effect in effects) - average**2
    extreme = 1 - NORMAL.cdf((p.PROMOTER_FROM - centre) / total_sd)
    extreme += NORMAL.cdf((p.DETRACTOR_BELOW - centre) / total_sd)
    return between / (extreme - average**2)


def true_figures(contacts):
    """What the model implies, before any answer is drawn."""
    total_sd = math.sqrt(p.ACCOUNT_SD**2 + p.CONTACT_SD**2 + p.ANSWER_SD**2)
    roles = by(contacts, "role")
    waves = {}
    for wave, centre in p.WAVE_MEAN.items():
        invited = [contact for contact in contacts if wave in contact["waves"]]
        expected = [
            nps(
                centre + p.ROLE_EFFECT[c["role"]] + c["account"]["effect"] + c["effect"],
                p.ANSWER_SD,
            )
            for c in invited
        ]
        weights = [contact["response_probability"] for contact in invited]
        waves[wave] = {
            "nps_process": mean(nps(centre + p.ROLE_EFFECT[c["role"]], total_sd) for c in contacts),
            "nps_these_contacts": mean(expected),
            "nps_expected_of_answers": sum(w * e for w, e in zip(weights, expected)) / sum(weights),
            "response_rate_expected": mean(weights),
            "icc": true_icc(centre),
            "nps_of_role": {
                role: nps(centre + effect, total_sd) for role, effect in p.ROLE_EFFECT.items()
            },
        }
    return {
        "waves": waves,
        "role_share_of_contacts": {
            role: len(roles[role]) / len(contacts) for role in p.ROLE_EFFECT
        },
        "role_effect_points": p.ROLE_EFFECT,
        "icc_underlying": p.ACCOUNT_SD**2 / total_sd**2,
        "churn_log_odds": {
            "account_mean_per_point": p.CHURN_PER_POINT,
            "usage_per_login": p.CHURN_PER_LOGIN,
            "tenure_per_month": p.CHURN_PER_MONTH,
            **{name: 0.0 for name in p.NOT_CHURN_DRIVERS},
        },
    }


def score_figures(answers):
    signs = [sign(answer["nps"]) for answer in answers]
    return {
        "answers": len(answers),
        "accounts": len(by(answers, "account_id")),
        "detractors": signs.count(-1),
        "passives": signs.count(0),
        "promoters": signs.count(1),
        "nps": sample_nps(answers),
        "mean_answer": mean(answer["nps"] for answer in answers),
        "icc": anova_icc(answers),
    }


def wave_figures(invitations, answers):
    invited = by(invitations, "account_id")
    return {
        **score_figures(answers),
        "invitations": len(invitations),
        "response_rate": len(answers) / len(invitations),
        "accounts_invited": len(invited),
        "accounts_silent": sorted(set(invited) - set(by(answers, "account_id"))),
    }


def churn_of(accounts):
    return {
        "accounts": len(accounts),
        "churned": sum(account["churned"] == "yes" for account in accounts),
    }


def realised_figures(accounts, contacts, invitations, answers, alerts):
    waves = {
        wave: wave_figures(by(invitations, "wave")[wave], by(answers, "wave")[wave])
        for wave in p.WAVES
    }
    names = list(p.WAVES)
    people = {wave: {a["contact_id"] for a in answers if a["wave"] == wave} for wave in names}
    heard = set(by(answers, "account_id"))
    heard_last = heard - set(waves[names[-1]]["accounts_silent"])
    sizes = {
        account_id: len(by(rows, "contact_id"))
        for account_id, rows in by(invitations, "account_id").items()
    }
    followed = sum(alert["followed_up_at"] != "" for alert in alerts)
    return {
        "accounts": len(accounts),
        "contacts": len(contacts),
        "all_waves": score_figures(answers),
        "waves": waves,
        "respondents_in_both": {
            f"{one}, {two}": len(people[one] & people[two]) for one, two in zip(names, names[1:])
        },
        "roles": {
            role: {
                "contacts": len(by(contacts, "role")[role]),
                "response_rate": len(rows) / len(by(invitations, "role")[role]),
                **score_figures(rows),
            }
            for role, rows in sorted(by(answers, "role").items())
        },
        "churn": {
            "all": churn_of(accounts),
            "ever_answered": churn_of([a for a in accounts if a["account_id"] in heard]),
            "never_answered": churn_of([a for a in accounts if a["account_id"] not in heard]),
            "answered_last_wave": churn_of([a for a in accounts if a["account_id"] in heard_last]),
            "silent_last_wave": churn_of(
                [a for a in accounts if a["account_id"] not in heard_last]
            ),
        },
        "never_answered": sorted(a["account_id"] for a in accounts if a["account_id"] not in heard),
        "silent_after_having_answered": sorted(heard - heard_last),
        "single_threaded": sorted(name for name, size in sizes.items() if size == 1),
        "alerts": {
            "raised": len(alerts),
            "followed_up": followed,
            "follow_up_rate": followed / len(alerts),
        },
    }


def rounded(value):
    """Six decimals are the same on every machine."""
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return round(value, 6) if isinstance(value, float) else value


def figures(accounts, contacts, invitations, answers, alerts):
    realised = realised_figures(accounts, contacts, invitations, answers, alerts)
    return rounded({"true": true_figures(contacts), "realised": realised})
