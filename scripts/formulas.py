"""What the formulas of `scripts/make-rows` can compute: units, numbers, the calendar, letters."""

import datetime
import math
import re
from fractions import Fraction

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
# Exact by definition, in metres, kilograms, litres or square metres.
UNITS = {
    "mm": "0.001", "cm": "0.01", "m": "1", "km": "1000", "in": "0.0254", "ft": "0.3048",
    "yd": "0.9144", "mi": "1609.344", "nmi": "1852", "g": "0.001", "kg": "1", "lb": "0.45359237",
    "oz": "0.028349523125", "L": "1", "gal": "3.785411784", "ha": "10000",
    "acre": "4046.8564224",
}


def convert(value, unit, into):
    return value * Fraction(UNITS[unit]) / Fraction(UNITS[into])


def number(text):
    """The first number of a text, a fraction included."""
    above, below = re.search(r"(\d[\d,]*(?:\.\d+)?)(?:/(\d+))?", text).groups()
    return Fraction(above.replace(",", "")) / Fraction(below or 1)


def quantity(text):
    return number(text) * Fraction(UNITS[text.split()[-1]])


def day(text):
    return datetime.datetime.strptime(text, "%d %B %Y").date()


def whole(value):
    if value != int(value):
        raise ValueError(f"{value} is not a whole number")
    return int(value)


def root(value, degree):
    found = round(float(value) ** (1 / float(degree)))
    if found ** whole(degree) != value:
        raise ValueError(f"{value} has no exact root")
    return found


def median(*values):
    return sorted(values)[len(values) // 2]


def is_prime(n):
    return n > 1 and all(n % d for d in range(2, math.isqrt(n) + 1))


def roman(n):
    n, text = whole(n), ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
    ):
        text += sign * (n // value)
        n %= value
    return text


def unroman(text):
    return next(n for n in range(1, 4000) if roman(n) == text)


def date(year, month, day):
    return datetime.date(whole(year), whole(month), whole(day))


def day_of_year(year, number):
    return date(year, 1, 1) + datetime.timedelta(days=whole(number) - 1)


def nth_weekday(year, month, nth, weekday):
    first = date(year, month, 1)
    ahead = (WEEKDAYS.index(weekday) - first.weekday()) % 7
    return first + datetime.timedelta(days=ahead + 7 * (whole(nth) - 1))


def last_weekday(year, month, weekday):
    fifth = nth_weekday(year, month, 5, weekday)
    return fifth if fifth.month == month else nth_weekday(year, month, 4, weekday)


def add_workdays(start, count):
    day = start
    for _ in range(whole(count)):
        day += datetime.timedelta(days=1)
        while day.weekday() > 4:
            day += datetime.timedelta(days=1)
    return day


def easter(year):
    """Western Easter by the Gregorian computus, golden number and epact spelled out."""
    year = whole(year)
    golden, century = year % 19, year // 100
    skipped = century - century // 4
    moon = (8 * century + 13) // 25
    epact = (skipped - moon + 19 * golden + 15) % 30
    epact -= epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - skipped) % 7
    return date(year, 3, 28) + datetime.timedelta(days=epact - weekday)


def clock(hour, minute, add):
    total = (whole(hour) * 60 + whole(minute) + whole(add)) % (24 * 60)
    return f"{total // 60:02}:{total % 60:02}"


def fraction(above, below):
    value = Fraction(above) / Fraction(below)
    return f"{value.numerator}/{value.denominator}"


def caesar(text, by):
    return "".join(chr((ord(c) - 65 + whole(by)) % 26 + 65) for c in text)


def in_words(text):
    return text.split()


FUNCTIONS = {
    "acronym": lambda text: "".join(word[0] for word in in_words(text)),
    "add_workdays": add_workdays,
    "binary": lambda n: f"{whole(n):b}",
    "caesar": caesar,
    "ceil": math.ceil,
    "celsius_to_fahrenheit": lambda t: t * 9 / 5 + 32,
    "choose": lambda n, k: math.comb(whole(n), whole(k)),
    "chr_": lambda code: chr(whole(code)),
    "clock": clock,
    "convert": convert,
    "count": lambda text, letter: text.count(letter),
    "count_digit": lambda digit, low, high: sum(
        str(n).count(str(whole(digit))) for n in range(whole(low), whole(high) + 1)
    ),
    "count_primes": lambda below: sum(is_prime(n) for n in range(whole(below))),
    "date": date,
    "day": day,
    "day_of_year": day_of_year,
    "digit_sum": lambda n: sum(int(digit) for digit in str(whole(n))),
    "easter": easter,
    "factorial": lambda n: math.factorial(whole(n)),
    "fahrenheit_to_celsius": lambda t: (t - 32) * 5 / 9,
    "first_word": lambda text: min(in_words(text)),
    "fraction": fraction,
    "gcd": lambda a, b: math.gcd(whole(a), whole(b)),
    "hexadecimal": lambda n: f"{whole(n):X}",
    "int": lambda text, base: int(text, whole(base)),
    "is_leap": lambda year: whole(year) % 4 == 0 and (year % 100 != 0 or year % 400 == 0),
    "is_prime": lambda n: is_prime(whole(n)),
    "is_square": lambda n: math.isqrt(whole(n)) ** 2 == n,
    "joined_last": lambda text: "".join(word[-1] for word in in_words(text)),
    "largest_prime": lambda most: next(n for n in range(whole(most), 1, -1) if is_prime(n)),
    "last_weekday": last_weekday,
    "last_word": lambda text: max(in_words(text)),
    "lcm": lambda a, b: math.lcm(whole(a), whole(b)),
    "leap_years": lambda first, last: sum(
        y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
        for y in range(whole(first), whole(last) + 1)
    ),
    "length": len,
    "letter": lambda text, n: text[whole(n) - 1],
    "letter_slice": lambda text, first, last: text[whole(first) - 1 : whole(last)],
    "longest": lambda text: max(in_words(text), key=len),
    "median": median,
    "minutes": lambda text: int(text[:2]) * 60 + int(text[3:]),
    "mod": lambda a, b: a % b,
    "month": lambda day: MONTHS[day.month - 1],
    "no_vowels": lambda text: "".join(c for c in text if c not in "aeiou"),
    "nth_weekday": nth_weekday,
    "number": number,
    "product": lambda text: math.prod(int(n) for n in text.split(" x ")),
    "quantity": quantity,
    "ratio_of": lambda text: Fraction(text.split(" for ")[0]) / Fraction(text.split(" for ")[1]),
    "ratio": lambda a, b: fraction(a, b).replace("/", ":"),
    "reverse": lambda text: text[::-1],
    "roman": roman,
    "root": root,
    "round_to": lambda n, step: (n + step // 2) // step * step,
    "sort_letters": lambda text: "".join(sorted(text)),
    "unroman": unroman,
    "vowels": lambda text: sum(c in "aeiou" for c in text),
    "weekday": lambda day: WEEKDAYS[day.weekday()],
    "weekday_after": lambda name, days: WEEKDAYS[(WEEKDAYS.index(name) + whole(days)) % 7],
}
