"""Fits the constants of normal.ts and prints them. Needs mpmath.

The normal tail has Laplace's continued fraction
    exp(a^2/2) * sqrt(2 pi) * Phi(-a) = 1/(a + 1/(a + K(a))),   K(a) = 2/(a + 3/(a + ...)).
K is slowly varying, and an error in it reaches the tail damped at least sixfold for a >= 1. It is
interpolated by a rational function of degrees 10 and 11 at 22 Chebyshev nodes of
t = (a - 4)/(a + 4) over 1 <= a <= 40; all coefficients come out positive, so nothing cancels.
"""

from mpmath import cos, erfc, exp, log, lu_solve, matrix, mp, mpf, nstr, pi, sqrt

mp.dps = 80
DEGREE, FIRST, LAST, CENTRE = 11, mpf(1), mpf(40), mpf(4)


def rest(a):
    """K(a), from the tail itself."""
    fraction = erfc(a / sqrt(2)) / 2 * exp(a * a / 2) * sqrt(2 * pi)
    return 1 / (1 / fraction - a) - a


def fit():
    count = 2 * DEGREE
    first, last = ((a - CENTRE) / (a + CENTRE) for a in (FIRST, LAST))
    system, right = matrix(count, count), matrix(count, 1)
    for row in range(count):
        t = (first + last) / 2 + (last - first) / 2 * cos((2 * row + 1) * pi / (2 * count))
        a = CENTRE * (1 + t) / (1 - t)
        value = rest(a)
        for power in range(DEGREE):
            system[row, power] = a**power
            system[row, DEGREE + power] = -value * a**power
        right[row] = value * a**DEGREE
    solution = lu_solve(system, right)
    return [float(c) for c in solution[:DEGREE]], [float(c) for c in solution[DEGREE:]] + [1.0]


def worst(numerator, denominator):
    """The largest relative error of the rounded coefficients, on 2,000 points."""
    errors = []
    for step in range(2001):
        a = FIRST * (LAST / FIRST) ** (mpf(step) / 2000)
        fitted = polynomial(numerator, a) / polynomial(denominator, a)
        errors.append(abs(fitted / rest(a) - 1))
    return max(errors)


def polynomial(coefficients, a):
    return sum(mpf(c) * a**power for power, c in enumerate(coefficients))


numerator, denominator = fit()
assert all(c > 0 for c in numerator + denominator)
print("numerator  ", numerator)
print("denominator", denominator)
print("relative error 2^", nstr(log(worst(numerator, denominator), 2), 5))
