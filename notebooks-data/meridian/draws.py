"""Random draws that every Python makes alike, and what is done with one."""

import math
import random
from datetime import timedelta
from statistics import NormalDist

NORMAL = NormalDist()


class Draws:
    """Draws made of uniforms; each part of the data has its own stream."""

    def __init__(self, seed, stream):
        self.uniform = random.Random(1000 * seed + stream).random

    def chance(self, probability):
        return self.uniform() < probability

    def normal(self, sd=1.0):
        return sd * NORMAL.inv_cdf(min(max(self.uniform(), 1e-12), 1 - 1e-12))

    def between(self, low, high):
        return low + int(self.uniform() * (high - low + 1))

    def choice(self, values):
        return values[int(self.uniform() * len(values))]

    def one_of(self, shares):
        left = self.uniform()
        for name, share in shares.items():
            left -= share
            if left < 0:
                break
        return name

    def shuffled(self, values):
        return [value for _, value in sorted((self.uniform(), value) for value in values)]

    def poisson(self, mean):
        left, count, mass = self.uniform(), 0, math.exp(-mean)
        while left > mass and count < 1000:
            left, count, mass = left - mass, count + 1, mass * mean / (count + 1)
        return count


def expit(log_odds):
    return 1 / (1 + math.exp(-log_odds))


def category(score):
    return "promoter" if score >= 9 else "passive" if score >= 7 else "detractor"


def clamp(value, low, high):
    return int(min(max(math.floor(value + 0.5), low), high))


def working_day(day):
    return day + timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))
