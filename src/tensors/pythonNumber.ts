import type { NonFiniteSpelling } from "./reading.ts";

/**
 * A float64 as Python's `repr` writes it: the shortest digits that read back as the same number,
 * always with a point or an exponent: `0.0`, `-0.0`, `1e-07`, `1e+16`.
 */
export function pythonFloat(value: number, nonFinite: NonFiniteSpelling): string {
  if (Number.isNaN(value)) return nonFinite.nan;
  if (value === Infinity) return nonFinite.infinity;
  if (value === -Infinity) return `-${nonFinite.infinity}`;
  if (Object.is(value, -0)) return "-0.0";
  const magnitude = Math.abs(value);
  if (magnitude >= 1e-4 && magnitude < 1e16) {
    const digits = String(value);
    return Number.isInteger(value) ? `${digits}.0` : digits;
  }
  if (value === 0) return "0.0";
  // Python pads the exponent to two digits.
  return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
}

/** Whether Python's int can stand for the number, and float64 for that int. */
export function isPythonInteger(value: number): boolean {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}
