import { type Dtype, precisions } from "./ulp.ts";

/** How far the numbers of one function are from their references. */
export interface Errors {
  /** How many numbers `max` and `mean` are over; those counted below are not among them. */
  readonly measured: number;
  /** In units in the last place; 0 where nothing was measured. */
  readonly max: number;
  readonly mean: number;
  /** The input at which `max` was found: the number of the same place; undefined where `max` is 0. */
  readonly worstAt: number | undefined;
  /** Where exactly one of a number and its reference is NaN. */
  readonly nan: number;
  /** Where exactly one of them is infinite, or both with different signs. */
  readonly infinite: number;
}

/** Numbers beside their references. */
export interface Answers {
  readonly input: ArrayLike<number>;
  readonly found: ArrayLike<number>;
  /** Correctly rounded to double precision; rounded further where the dtype is smaller. */
  readonly expected: ArrayLike<number>;
  /**
   * For each number the largest of the terms that cancel in it, 0 where none do. Such a number is
   * also exact to n units if it is so in units of that term's last place.
   */
  readonly terms?: ArrayLike<number>;
  /** Places that are not asked about. */
  readonly leaveOut?: (place: number) => boolean;
}

/** Compares numbers of a dtype with their references. Fails if there is not one for each. */
export function errorsOf(dtype: Dtype, answers: Iterable<Answers>): Errors {
  const { distance, unit, round } = precisions[dtype];
  const result = { measured: 0, max: 0, nan: 0, infinite: 0 };
  let worstAt: number | undefined;
  let sum = 0;
  for (const { input, found, expected, terms, leaveOut } of answers) {
    if (found.length !== expected.length) {
      throw new Error(`It gave ${found.length} numbers where there should be ${expected.length}.`);
    }
    for (let place = 0; place < expected.length; place++) {
      if (leaveOut?.(place)) continue;
      const number = found[place] ?? NaN;
      const reference = round(expected[place] ?? NaN);
      if (Number.isNaN(number) !== Number.isNaN(reference)) {
        result.nan++;
        continue;
      }
      if (number !== reference && (isInfinite(number) || isInfinite(reference))) {
        result.infinite++;
        continue;
      }
      let error = distance(number, reference);
      const term = terms?.[place] ?? 0;
      if (term > 0) error = Math.min(error, Math.abs(number - reference) / unit(round(term)));
      result.measured++;
      sum += error;
      if (error > result.max) {
        result.max = error;
        worstAt = input[place];
      }
    }
  }
  return { ...result, worstAt, mean: result.measured ? sum / result.measured : 0 };
}

const isInfinite = (x: number) => Math.abs(x) === Infinity;
