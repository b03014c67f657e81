/** The distance between neighbouring floats at |x|, that of the smallest ones below them. */
export function unitOfFloat(x: number): number {
  const exponent = Math.floor(Math.log2(Math.abs(x)));
  // The logarithm of a number just below a power of two may be rounded up to it.
  const top = 2 ** exponent > Math.abs(x) ? exponent - 1 : exponent;
  return 2 ** (Math.max(top, -126) - 23);
}

/**
 * The error of a float in units in the last place of the exact result. A result beyond the largest
 * float is infinite, with either sign of an error of half a unit around the limit.
 */
export function floatError(found: number, exact: number): number {
  const rounded = Math.fround(exact);
  if (Object.is(found, rounded)) {
    return Number.isFinite(rounded) && exact !== 0
      ? Math.abs(found - exact) / unitOfFloat(exact)
      : 0;
  }
  if (Number.isNaN(found) || Number.isNaN(exact)) return Infinity;
  // A zero has the sign of what it is rounded from.
  if (found === 0 && rounded === 0) return Infinity;
  const finite = (x: number) => Math.min(Math.max(x, -(2 ** 128)), 2 ** 128);
  return Math.abs(finite(found) - finite(exact)) / unitOfFloat(finite(exact));
}

/**
 * Floats of every exponent with both signs, subnormal ones too; around the origin a dense grid; and
 * zeros, infinities and NaN. They are the same every time.
 */
export function floatSample(perExponent = 12): Float32Array<ArrayBuffer> {
  const sample: number[] = [0, -0, NaN, Infinity, -Infinity];
  const bits = new Uint32Array(1);
  const float = new Float32Array(bits.buffer);
  let state = 12_345;
  for (let exponent = 0; exponent < 255; exponent++) {
    for (let i = 0; i < perExponent; i++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const mantissa = i === 0 ? 0 : i === 1 ? 0x7f_ffff : i === 2 ? 1 : state >>> 9;
      bits[0] = (exponent << 23) | mantissa;
      const x = float[0] ?? NaN;
      sample.push(x, -x);
    }
  }
  for (let i = -2_500; i <= 2_500; i++) sample.push(i / 100, i / 128, i / 20);
  return Float32Array.from(sample);
}
