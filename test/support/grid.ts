/** Finite inputs in ascending order: every 1/32 from −30 to 30, and powers of two beyond. */
export const grid: readonly number[] = [
  ...powers(1023, 5).map((power) => -power),
  ...steps(-30, 30, 1 / 32),
  ...powers(5, 1023),
];

/** Inputs from `from` to `to`, both included, at a step that is a power of two. */
export function steps(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
}

function powers(first: number, last: number): number[] {
  const direction = Math.sign(last - first);
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, i) => 2 ** (first + direction * i));
}
