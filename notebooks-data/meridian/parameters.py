"""Every number that the data of Meridian Controls are drawn from. DICTIONARY.md explains them."""

from datetime import date

SEED = 26444  # chosen so that the sample resembles its truth, see DICTIONARY.md

# The programme
WAVES = {  # wave: day of the invitations
    "2024-H1": date(2024, 4, 9),
    "2024-H2": date(2024, 10, 8),
    "2025-H1": date(2025, 4, 8),
    "2025-H2": date(2025, 10, 7),
}
LANDMARK = date(2025, 12, 31)  # everything but churn and renewal is known by this day
WINDOW_END = date(2026, 12, 31)  # churn and renewal are watched from the landmark to this day
REMINDER_DAYS = 14

# Who the customers are
TIER_ACCOUNTS = {"enterprise": 14, "mid_market": 22, "small": 24}
TIER_CONTACTS = {"enterprise": (4, 10), "mid_market": (2, 5), "small": (1, 3)}  # fewest, most
TIER_ROLE_SHARES = {
    "enterprise": {"decision_maker": 0.18, "influencer": 0.32, "end_user": 0.50},
    "mid_market": {"decision_maker": 0.30, "influencer": 0.35, "end_user": 0.35},
    "small": {"decision_maker": 0.60, "influencer": 0.15, "end_user": 0.25},
}
TIER_ARR_MEDIAN = {"enterprise": 320_000, "mid_market": 84_000, "small": 17_000}
TIER_SEATS_MEDIAN = {"enterprise": 420, "mid_market": 95, "small": 18}
TIER_TICKETS_MEAN = {"enterprise": 16.0, "mid_market": 7.0, "small": 2.5}
LOG_SIZE_SD = 0.45  # of ARR and seats around the tier's median
REGION_SHARES = {"europe": 0.45, "americas": 0.35, "asia_pacific": 0.20}
TENURE_MEDIAN, TENURE_LOG_SD, TENURE_RANGE = 52.0, 0.55, (14, 150)  # months at the landmark
ROLE_DEPARTMENTS = {  # each as likely; no score depends on it
    "decision_maker": ("management", "operations", "procurement"),
    "influencer": ("engineering", "IT", "procurement"),
    "end_user": ("production", "maintenance", "engineering"),
}
JOINED_LATER_SHARE, LEFT_EARLY_SHARE = 0.14, 0.10  # of contacts other than an account's first

# The score: an underlying value on the 0-10 scale, rounded and held within 0...10
WAVE_MEAN = {"2024-H1": 8.5, "2024-H2": 8.5, "2025-H1": 7.45, "2025-H2": 7.45}
ROLE_EFFECT = {"decision_maker": -0.6, "influencer": 0.0, "end_user": 0.4}
ACCOUNT_SD, CONTACT_SD, ANSWER_SD = 1.25, 0.90, 1.28
PROMOTER_FROM, DETRACTOR_BELOW = 8.5, 6.5  # underlying values that round to 9 and to under 7

# The answer, log-odds
RESPONSE_INTERCEPT = 0.3
RESPONSE_ROLE = {"decision_maker": -0.4, "influencer": 0.3, "end_user": 0.2}
RESPONSE_PER_ACCOUNT_SD = 0.2  # per standard deviation of the account's effect on the score
RESPONSE_PER_CONTACT_SD = 0.10  # the same for the contact's
RESPONSE_PER_USAGE_SD = 0.4
RESPONSE_HABIT_SD = 0.5  # some people answer surveys and some do not

# Usage (logins per seat and week) and churn, log-odds
USAGE_MEAN, USAGE_SD, USAGE_FLOOR, USAGE_SCORE_CORRELATION = 3.4, 1.1, 0.3, 0.25
TICKETS_PER_ACCOUNT_SD = -0.25  # on the log of the expected number
CHURN_AT_CENTRES = -1.7  # log-odds of an account at the three centres below
CHURN_PER_POINT = -0.65  # per point of the account's effect on the score, centre 0
CHURN_PER_LOGIN = -0.85  # centre USAGE_MEAN
CHURN_PER_MONTH = -0.012  # of tenure, centre TENURE_MEDIAN
NOT_CHURN_DRIVERS = ("arr", "tier", "region", "support_tickets")  # once the three are held fixed
LEFT_BEFORE_RENEWAL_SHARE = 0.2  # of the churned

# Comments, wishes to be contacted, alerts
COMMENT_SHARE = {"promoter": 0.25, "passive": 0.25, "detractor": 0.40}
CONTACT_WISH_SHARE = {"promoter": 0.04, "passive": 0.08, "detractor": 0.22}
BLANK_CSAT_SHARE, BLANK_CES_SHARE = 0.03, 0.10
TIER_FOLLOW_UP = {"enterprise": 0.90, "mid_market": 0.80, "small": 0.62}
FOLLOW_UP_MEDIAN_DAYS, FOLLOW_UP_LOG_SD = 5.0, 0.8

FIRST_SURVEY_ROWS = 40

# What staff think of an account, on the same underlying scale as the answers
STAFF_BIAS = 0.7  # above the mean of the account's invited contacts
STAFF_JUDGEMENT_SD, STAFF_NOISE_SD = 0.40, 0.70  # of an account, the same in each wave; of a rating
STAFF_SKIPPED_SHARE = 0.06
BLIND_ACCOUNTS, BLIND_BELOW, BLIND_ANSWERS = 5, -1.2, 5  # how many, of which accounts

# The items behind satisfaction, 1-5: mean at an underlying value of 8, loading, noise
ITEM_MEAN = {"quality": 4.0, "support": 3.7, "delivery": 3.6, "value": 3.3, "ease": 3.7}
ITEM_LOADING = {"quality": 0.45, "support": 0.40, "delivery": 0.35, "value": 0.45, "ease": 0.40}
ITEM_NOISE_SD = {"quality": 0.60, "support": 0.65, "delivery": 0.70, "value": 0.65, "ease": 0.70}
ITEM_BLANK_SHARE = 0.03
CONCERN_ACCOUNTS, CONCERN_ABOVE, CONCERN_ANSWERS = 4, 0.2, 8  # how many, of which accounts
CONCERN_EFFECT = {"support": -1.7, "delivery": -1.7, "value": -1.7}

# The partner survey, 1-7: the mean of a dimension as each side sees it
PARTNER_MEAN = {
    "trust": {"us": 5.2, "partner": 5.2},
    "strategic_alignment": {"us": 5.4, "partner": 4.4},
    "value_creation": {"us": 5.0, "partner": 4.6},
    "responsiveness": {"us": 4.5, "partner": 5.2},
}
PARTNER_SD, PARTNER_DIMENSION_SD = 0.60, 0.30  # seen alike by both sides
PARTNER_SIDE_SD, PARTNER_PERSON_SD, PARTNER_NOISE_SD = 0.25, 0.35, 0.60
PARTNER_PEOPLE = {"us": (2, 4), "partner": (2, 5)}  # fewest, most
PARTNER_ONE_SIDED = {"Quindale Integrators": "us", "Ostrava Logic House": "partner"}
PARTNER_BLANK_SHARE = 0.03

# Events: none of them has an effect on any answer
OUTAGES = [
    {"date": date(2024, 7, 3), "detail": "telemetry gateway down for 3 hours"},
    {"date": date(2025, 2, 19), "detail": "licence portal down for 7 hours"},
]
OUTAGE_SHARE = 0.35  # of the accounts, each time

# Orders beside the subscription, euros
TIER_ORDERS_A_YEAR = {"enterprise": 9.0, "mid_market": 5.0, "small": 2.5}
TIER_ORDER_MEDIAN = {"enterprise": 5200, "mid_market": 1900, "small": 600}
ORDERS_ACCOUNT_SD, ORDER_LOG_SD = 0.30, 0.70  # on logs

# The company's months
FIGURE_MONTHS, CUSTOMERS_AT_START = 24, 410
LEADS_A_MONTH, WON_SHARE, NEW_OF_WON_SHARE = 48.0, 0.18, 0.75
PRICE_RISE_MONTH, PRICE_RISE = "2025-02", 0.04
MONTHLY_CHURN = {"before": 0.011, "after": 0.020}  # of the customers at the start
REVENUE_PER_CUSTOMER, REVENUE_LOG_SD = 3400, 0.03  # euros a month
COGS_SHARE, OPERATING_SHARE, SALES_SHARE, COST_LOG_SD = 0.36, 0.48, 0.075, 0.05  # of revenue
USERS_PER_CUSTOMER, MONTHLY_ACTIVE_SHARE, DAILY_OF_MONTHLY = 22, 0.62, 0.31
ADOPTION_START, ADOPTION_A_MONTH = 0.22, 0.008
