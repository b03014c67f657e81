"""Writes pythonExpressions.json: what Python and NumPy make of expressions, bit by bit.

    python3 test/tensors/pythonExpressions.py && npx prettier --write test/tensors

Random expressions over the forms that the reader knows, from a fixed seed. Powers have whole
exponents, since C libraries differ in the last bit of others. What Python refuses has no bits.
"""

import json
import math
import pathlib
import random
import struct
import warnings

import numpy as np

warnings.simplefilter("ignore")
random.seed(20)
LITERALS = ["5.", ".5", "1e-3", "2.5E+2", "1_000", "0x1f", "0b101", "0o17", "12345678901234567890"]


def number():
    roll = random.random()
    if roll < 0.3:
        return str(random.randint(0, 12))
    if roll < 0.5:
        return repr(round(random.uniform(0, 9), random.randint(0, 4)))
    if roll < 0.6:
        return random.choice(LITERALS)
    if roll < 0.65:
        return random.choice(["math.pi", "np.pi", "math.e"])
    return "x"


def expression(depth):
    roll = random.random()
    if depth == 0 or roll < 0.2:
        return number()
    if roll < 0.3:
        return random.choice("-+") + expression(depth - 1)
    if roll < 0.38:
        return f"({expression(depth - 1)})"
    if roll < 0.44:
        return f"({expression(depth - 1)} if {condition(depth - 1)} else {expression(depth - 1)})"
    if roll < 0.48:
        return f"{random.choice(['abs', 'float', 'int'])}({expression(depth - 1)})"
    if roll < 0.52:
        return f"{random.choice(['max', 'min'])}({expression(depth - 1)}, {expression(depth - 1)})"
    if roll < 0.56:
        return f"({condition(depth - 1)}) * {expression(depth - 1)}"
    if roll < 0.62:
        return f"{number()} ** {random.randint(-3, 6)}"
    gap = random.choice(["", " "])
    operator = random.choice(["+", "-", "*", "/", "//", "%"])
    return f"{expression(depth - 1)}{gap}{operator}{gap}{expression(depth - 1)}"


def condition(depth):
    depth = max(depth - 1, 0)
    roll = random.random()
    if roll < 0.6:
        operator = random.choice(["<", "<=", ">", ">=", "==", "!="])
        return f"{expression(depth)} {operator} {expression(depth)}"
    if roll < 0.75:
        return f"{number()} < {number()} <= {number()}"
    if roll < 0.9:
        return f"{condition(depth)} {random.choice(['and', 'or'])} {condition(depth)}"
    return f"not {number()}"


def sources():
    for _ in range(60):
        yield f"[{expression(3)}, {expression(2)}]"
    for _ in range(40):
        bounds = f"{random.randint(-6, 3)}, {random.randint(0, 9)}, {random.choice([1, 2, 3])}"
        yield f"[{expression(3)} for x in range({bounds})]"
    for _ in range(25):
        yield f"[{expression(2)} for x in xs if {condition(1)}]"
    for _ in range(15):
        yield f"[[{expression(2)} for y in range(3)] for x in range(1, {random.randint(2, 5)})]"
        yield f"[{expression(2)} for x in range(3) for y in range(x, 4) if {condition(1)}]"
    for _ in range(15):
        start = round(random.uniform(-5, 5), random.randint(0, 3))
        stop = start + round(random.uniform(0, 6), random.randint(0, 3))
        step = random.choice([0.1, 0.25, 0.3, 1, 0.7])
        yield f"np.arange({start}, {stop}, {step})"
        yield f"np.linspace({start}, {stop}, {random.randint(0, 20)})"
        yield f"np.linspace({start}, {stop}, num={random.randint(1, 9)}, endpoint=False)"
        whole = f"{random.randint(-9, 9)}, {random.randint(-9, 9)}, {random.choice([1, 2, -1, -3])}"
        yield f"np.arange({whole})"
        yield f"list(range({whole}))"
    yield from ["[v * 2 for row in m for v in row]", "[[-v for v in row] for row in m]", "m", "[m, m]"]


NAMES = {"x": 3, "xs": [-3, -0.5, 0, 1, 2], "m": [[1, 2], [3, 4.5]]}


def flat(value):
    if isinstance(value, (list, np.ndarray)):
        return [leaf for part in value for leaf in flat(part)]
    return [value]


def evaluate(source):
    try:
        value = eval(source, {"math": math, "np": np, **NAMES})
        leaves = flat(value)
        if any(isinstance(leaf, (bool, complex)) for leaf in leaves):
            return {"source": source}
        return {
            "source": source,
            "shape": list(np.shape(value)),
            "bits": " ".join(struct.pack(">d", leaf).hex() for leaf in leaves),
            "hasFloats": any(isinstance(leaf, (float, np.floating)) for leaf in leaves),
        }
    except (ArithmeticError, ValueError):
        return {"source": source}


rows = [evaluate(source) for source in dict.fromkeys(sources())]
# An empty array is refused for a reason of its own.
rows = [row for row in rows if row.get("bits") != ""]
target = pathlib.Path(__file__).with_suffix(".json")
target.write_text(json.dumps(rows, indent=None))
