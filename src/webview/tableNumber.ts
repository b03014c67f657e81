/**
 * A number for a table that people copy from, with at most six significant digits: `-0.158655`,
 * `1.5e-7`. Infinities and NaN are written as Python prints them; negative zero keeps its sign.
 */
export function tableNumber(x: number): string {
  if (Number.isNaN(x)) return "nan";
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  const size = Math.abs(x);
  return sign + (size === Infinity ? "inf" : digits(size));
}

function digits(size: number): string {
  const rounded = Number(size.toPrecision(6));
  if (rounded === 0 || (rounded >= 1e-4 && rounded < 1e6)) return String(rounded);
  return rounded.toExponential().replace("e+", "e");
}
