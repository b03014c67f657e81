/**
 * Random numbers, uniform in the open interval (0, 1), the same ones for the same seed.
 *
 * xoshiro128** by D. Blackman and S. Vigna (2018), its state filled by SplitMix32. Each number takes
 * 53 bits from two steps; 0 and 1 do not occur, so their logarithms are finite.
 */
export function seededRandom(seed: number): () => number {
  const next = xoshiro(splitMix(seed));
  return () => {
    const high = next() >>> 5;
    const low = next() >>> 6;
    return (high * 2 ** 26 + low + 0.5) / 2 ** 53;
  };
}

/** Whole numbers from 0 to 2³²−1. */
type Bits = () => number;

function splitMix(seed: number): Bits {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let bits = state ^ (state >>> 16);
    bits = Math.imul(bits, 0x21f0aaad);
    bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
    return (bits ^ (bits >>> 15)) >>> 0;
  };
}

function xoshiro(fill: Bits): Bits {
  let [a, b, c, d] = [fill(), fill(), fill(), fill()];
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

function rotate(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}
