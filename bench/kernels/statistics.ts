/** The middle one, or the mean of the middle two; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}

/** Of positive numbers; NaN of none. */
export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/**
 * Numbers around zero as they come out of a layer: normally distributed with a standard deviation of
 * 3, the same at every run.
 */
export function normalNumbers(count: number): Float32Array {
  const numbers = new Float32Array(count);
  let state = 0x2545_f491;
  const uniform = () => {
    // Marsaglia's xorshift.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 2 ** 32;
  };
  for (let i = 0; i < count; i++) {
    // Box and Muller.
    const radius = 3 * Math.sqrt(-2 * Math.log(uniform()));
    numbers[i] = radius * Math.cos(2 * Math.PI * uniform());
  }
  return numbers;
}
