import { allBits } from "./scan.ts";

const exponents = 256;
const mantissas = 2 ** 23;
/** The first two and the last number of an exponent. */
const ends = 3;

/**
 * Bits of numbers of float32: of every exponent and both signs the ends and numbers spread between
 * them, the same at every run; so subnormal numbers, infinities and NaN too.
 *
 * @param each how many of each exponent and sign
 */
export function stratifiedSample(each: number): Uint32Array {
  const sample = new Uint32Array(2 * exponents * each);
  const between = each - ends;
  const width = (mantissas - ends) / between;
  let next = 0;
  for (let stratum = 0; stratum < 2 * exponents; stratum++) {
    const first = stratum * mantissas;
    sample[next++] = first;
    sample[next++] = first + 1;
    for (let i = 0; i < between; i++) {
      sample[next] = first + 2 + Math.floor((i + fraction(next)) * width);
      next++;
    }
    sample[next++] = first + mantissas - 1;
  }
  return sample;
}

/** Scatters whole numbers over [0, 1). */
const fraction = (i: number) => (Math.imul(i, 0x9e37_79b1) >>> 0) / allBits;
