/**
 * The float64 nearest to a quotient of integers; `divisor` is not 0.
 *
 * Infinity where it is too large; one unit off at most where it is subnormal.
 */
export function roundedQuotient(dividend: bigint, divisor: bigint): number {
  const x = Number(dividend);
  const y = Number(divisor);
  // Both are exact, so the one division rounds correctly.
  if (Number.isSafeInteger(x) && Number.isSafeInteger(y)) return x / y;
  const top = dividend < 0n ? -dividend : dividend;
  const bottom = divisor < 0n ? -divisor : divisor;
  // A quotient of at least 64 bits, its last one set where something is left over, rounds right.
  const shift = Math.max(0, bitLength(bottom) - bitLength(top) + 66);
  const shifted = top << BigInt(shift);
  const sticky = shifted % bottom === 0n ? 0n : 1n;
  const half = Math.floor(shift / 2);
  // In two steps, since a power of two can be out of range where the quotient is not.
  const magnitude = Number((shifted / bottom) | sticky) / 2 ** half / 2 ** (shift - half);
  return dividend < 0n === divisor < 0n ? magnitude : -magnitude;
}

/** Larger exponents are left to the engine's power function. */
const largestExponent = 64;

/** The float64 nearest to base^exponent; undefined where that is too much work to do exactly. */
export function roundedPower(base: number, exponent: number): number | undefined {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > largestExponent) return undefined;
  const magnitude = Math.abs(base);
  if (!(magnitude > 1e-4 && magnitude < 1e15)) return undefined;
  // Above 1e-4 the lowest bit of a float64 is worth 2^-66 at least, so this is an integer.
  const scaled = BigInt(base * 2 ** 66);
  const power = scaled ** BigInt(Math.abs(exponent));
  const scale = 2n ** BigInt(66 * Math.abs(exponent));
  return exponent < 0 ? roundedQuotient(scale, power) : roundedQuotient(power, scale);
}

function bitLength(positive: bigint): number {
  return positive.toString(16).length * 4;
}
