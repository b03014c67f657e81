import { roundedPower, roundedQuotient } from "./exactArithmetic.ts";

/** A Python number: int as bigint, float as number, bool as boolean. */
export type Scalar = number | bigint | boolean;

/** What Python would raise, as the rest of a sentence: "divides by zero". */
export interface Trouble {
  readonly trouble: string;
}

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "//" | "%" | "**";
export type ComparisonOperator = "<" | "<=" | ">" | ">=" | "==" | "!=";

const dividesByZero: Trouble = { trouble: "divides by zero" };
const tooLarge: Trouble = { trouble: "is too large a number" };
const notReal: Trouble = { trouble: "is not a real number" };

/** Integers beyond every float64, with room for what is divided away again. */
const largestInteger = 2n ** 1100n;

/** Whether trouble is what an operation gave. */
export function isTrouble(result: unknown): result is Trouble {
  return typeof result === "object" && result !== null && "trouble" in result;
}

/** `left operator right` as Python computes it: exact for ints, float64 for floats, bool as int. */
export function calculate(
  operator: ArithmeticOperator,
  left: Scalar,
  right: Scalar,
): Scalar | Trouble {
  const a = typeof left === "boolean" ? BigInt(left) : left;
  const b = typeof right === "boolean" ? BigInt(right) : right;
  if (typeof a === "bigint" && typeof b === "bigint") return calculateIntegers(operator, a, b);
  const x = Number(a);
  const y = Number(b);
  const isOverflow = (integer: bigint | number, float: number) =>
    typeof integer === "bigint" && !Number.isFinite(float);
  return isOverflow(a, x) || isOverflow(b, y) ? tooLarge : calculateFloats(operator, x, y);
}

function calculateIntegers(operator: ArithmeticOperator, a: bigint, b: bigint): Scalar | Trouble {
  switch (operator) {
    case "+":
      return bounded(a + b);
    case "-":
      return bounded(a - b);
    case "*":
      return bounded(a * b);
    case "/":
      return b === 0n ? dividesByZero : finite(roundedQuotient(a, b));
    case "//":
      return b === 0n ? dividesByZero : (a - floorModulo(a, b)) / b;
    case "%":
      return b === 0n ? dividesByZero : floorModulo(a, b);
    case "**":
      return b < 0n ? calculateFloats("**", Number(a), Number(b)) : integerPower(a, b);
  }
}

function calculateFloats(operator: ArithmeticOperator, x: number, y: number): number | Trouble {
  switch (operator) {
    case "+":
      return x + y;
    case "-":
      return x - y;
    case "*":
      return x * y;
    case "/":
      return y === 0 ? dividesByZero : x / y;
    case "//":
      return y === 0 ? dividesByZero : floorDivide(x, y);
    case "%":
      return y === 0 ? dividesByZero : floatModulo(x, y);
    case "**":
      return floatPower(x, y);
  }
}

/** `-operand`, with bool as int. */
export function negate(operand: Scalar): Scalar {
  return typeof operand === "boolean" ? -BigInt(operand) : -operand;
}

/** Exact also between int and float, as in Python. */
export function compare(operator: ComparisonOperator, left: Scalar, right: Scalar): boolean {
  const a = typeof left === "boolean" ? BigInt(left) : left;
  const b = typeof right === "boolean" ? BigInt(right) : right;
  switch (operator) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    case "==":
      return a >= b && a <= b;
    case "!=":
      return !(a >= b && a <= b);
  }
}

/** Python's truth: everything but zero, NaN included. */
export function isTruthy(scalar: Scalar): boolean {
  return Number.isNaN(scalar) || Boolean(scalar);
}

/** An int as the nearest float64. */
export function toFloat(scalar: Scalar): number | Trouble {
  const float = Number(scalar);
  return typeof scalar === "bigint" && !Number.isFinite(float) ? tooLarge : float;
}

function bounded(integer: bigint): bigint | Trouble {
  return integer > largestInteger || integer < -largestInteger ? tooLarge : integer;
}

function finite(float: number): number | Trouble {
  return Number.isFinite(float) ? float : tooLarge;
}

function floorModulo(a: bigint, b: bigint): bigint {
  const remainder = a % b;
  return remainder !== 0n && remainder < 0n !== b < 0n ? remainder + b : remainder;
}

function integerPower(base: bigint, exponent: bigint): bigint | Trouble {
  const isSmall = base >= -1n && base <= 1n;
  // Two to the 1100th is the limit, so no larger exponent can be in it.
  if (!isSmall && exponent > 1100n) return tooLarge;
  if (isSmall)
    return base === -1n && exponent % 2n !== 0n ? -1n : exponent === 0n ? 1n : base * base;
  return bounded(base ** exponent);
}

function floatModulo(x: number, y: number): number {
  const remainder = x % y;
  if (remainder === 0) return y < 0 ? -0 : 0;
  return remainder < 0 !== y < 0 ? remainder + y : remainder;
}

/** Python's `//` on floats: from the remainder, so that it agrees with `%`. */
function floorDivide(x: number, y: number): number {
  let remainder = x % y;
  let quotient = (x - remainder) / y;
  if (remainder !== 0 && remainder < 0 !== y < 0) {
    remainder += y;
    quotient -= 1;
  }
  if (quotient === 0) return Object.is(x / y, -0) || x / y < 0 ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function floatPower(x: number, y: number): number | Trouble {
  if (x === 1 || y === 0) return 1;
  if (x === -1 && !Number.isFinite(y) && !Number.isNaN(y)) return 1;
  if (x === 0 && y < 0) return dividesByZero;
  if (x < 0 && Number.isFinite(x) && Number.isFinite(y) && !Number.isInteger(y)) return notReal;
  // Engines differ in the last bit of powers, so whole ones are computed exactly.
  const power = y === 0.5 && x > 0 ? Math.sqrt(x) : (roundedPower(x, y) ?? x ** y);
  return !Number.isFinite(power) && Number.isFinite(x) && Number.isFinite(y) ? tooLarge : power;
}
