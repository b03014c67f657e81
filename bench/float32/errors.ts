import type { Root } from "../../test/support/readReference.ts";

/** How far numbers of float32 are from their references. Those of several ranges can be added. */
export interface Tally {
  readonly count: number;
  /** In units in the last place; where it is not above ½, all are correctly rounded. */
  readonly max: number;
  /** The bits of the input at which `max` was found. */
  readonly worst: number | undefined;
  /** How many are certainly not correctly rounded. */
  readonly aboveHalf: number;
  /** How many are not certainly within one unit. */
  readonly aboveOne: number;
  /** How many are NaN, infinite, or a zero of the other sign, where the reference is not, or the reverse. */
  readonly special: number;
  /** The bits of the first such input. */
  readonly firstSpecial: number | undefined;
}

export const emptyTally: Tally = {
  count: 0,
  max: 0,
  worst: undefined,
  aboveHalf: 0,
  aboveOne: 0,
  special: 0,
  firstSpecial: undefined,
};

/** Both together, in whichever order. */
export function sumOf(a: Tally, b: Tally): Tally {
  const [less, more] = a.max < b.max ? [a, b] : [b, a];
  return {
    count: a.count + b.count,
    max: more.max,
    worst: less.max === more.max ? firstOf(a.worst, b.worst) : more.worst,
    aboveHalf: a.aboveHalf + b.aboveHalf,
    aboveOne: a.aboveOne + b.aboveOne,
    special: a.special + b.special,
    firstSpecial: firstOf(a.firstSpecial, b.firstSpecial),
  };
}

const firstOf = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

/**
 * The reference is one double of the two around the true number, or one further: at most a double's
 * unit off, which is 2⁻²⁹ of a float32's.
 */
const doubt = 2 ** -29;

/** How far around a zero of a derivative the terms that cancel set the unit, as in the tests. */
const nearRoot = 1 / 8;

/** Counts errors number by number. */
export class Counter {
  readonly #roots: readonly Root[];
  #count = 0;
  #max = 0;
  #worst: number | undefined;
  #aboveHalf = 0;
  #aboveOne = 0;
  #special = 0;
  #firstSpecial: number | undefined;

  constructor(roots: readonly Root[]) {
    this.#roots = roots;
  }

  /** Counts numbers that are known to be correctly rounded, whose errors do not matter to `max`. */
  skip(count: number): void {
    this.#count += count;
  }

  /**
   * @param bits of the input
   * @param least the unit is no smaller: that of terms that cancel
   */
  add(bits: number, x: number, found: number, reference: number, least = 0): void {
    this.#count++;
    const rounded = Math.fround(reference);
    if (isSpecial(found, rounded)) {
      this.#special++;
      this.#firstSpecial ??= bits;
      return;
    }
    if (!Number.isFinite(rounded) || found === reference) return;
    const error = Math.abs(found - reference) / Math.max(least, this.unitAt(x, reference));
    if (error > 0.5 + doubt) this.#aboveHalf++;
    if (error > 1 - doubt) this.#aboveOne++;
    if (error > this.#max) {
      this.#max = error;
      this.#worst = bits;
    }
  }

  /** The unit in the last place in which an error at `x` is counted; `reference` is finite. */
  unitAt(x: number, reference: number): number {
    const unit = unitOf(reference);
    for (const { at, terms } of this.#roots) {
      if (Math.abs(x - at) <= nearRoot) return Math.max(unit, unitOf(terms));
    }
    return unit;
  }

  tally(): Tally {
    return {
      count: this.#count,
      max: this.#max,
      worst: this.#worst,
      aboveHalf: this.#aboveHalf,
      aboveOne: this.#aboveOne,
      special: this.#special,
      firstSpecial: this.#firstSpecial,
    };
  }
}

/** Whether numbers differ in kind: one NaN, one infinite, or zeros of two signs. */
function isSpecial(found: number, rounded: number): boolean {
  if (found === 0 && rounded === 0) return !Object.is(found, rounded);
  if (Number.isNaN(found) || Number.isNaN(rounded)) return !Object.is(found, rounded);
  const isInfinite = Math.abs(found) === Infinity || Math.abs(rounded) === Infinity;
  return isInfinite && found !== rounded;
}

const view = new DataView(new ArrayBuffer(8));

/** The distance of the float32 numbers around a finite one; no less than the smallest of them. */
export function unitOf(x: number): number {
  view.setFloat64(0, x);
  const exponent = ((view.getUint32(0) >>> 20) & 0x7ff) - 1023;
  return 2 ** (Math.max(exponent, -126) - 23);
}
