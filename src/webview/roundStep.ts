import type { Range } from "../features/sampleCurve.ts";

/** The smallest of 1, 2 and 5 times a power of ten that is not below `least`, a positive number. */
export function roundStep(least: number): number {
  const exponent = Math.floor(Math.log10(least));
  for (const factor of [1, 2, 5]) {
    const step = powerOfTen(factor, exponent);
    // 12 / 120 must not count as above 0.1.
    if (step >= least * (1 - 1e-9)) return step;
  }
  return powerOfTen(1, exponent + 1);
}

/** The multiple of `step` next to x, as its decimal digits say it: 0.3, not 0.30000000000000004. */
export function toMultiple(x: number, step: number): number {
  // Adding 0 turns −0 into 0.
  return Number((Math.round(x / step) * step).toPrecision(12)) + 0;
}

/** The multiples of a round step in a range, both ends included: at most `count` of them. */
export function roundInputs({ min, max }: Range, count: number): readonly number[] {
  const step = roundStep((max - min) / (count - 1));
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    toMultiple((first + index) * step, step),
  );
}

// From text: 10 ** −5 is not the number that 1e-5 is.
function powerOfTen(factor: number, exponent: number): number {
  return Number(`${factor}e${exponent}`);
}
