import { emptySpread, histogramOf, spreadValues } from "../../src/kernels/distribution.ts";
import { equalBinsOf } from "../../src/kernels/equalBins.ts";
import {
  addSlopes,
  addValues,
  emptyTally,
  type Statistics,
  statisticsOf,
} from "../../src/kernels/statistics.ts";
import { runAtOnce } from "./runAtOnce.ts";

/** Statistics of values and derivatives that are added in parts of a length. */
export function statisticsFor(
  value: readonly number[],
  derivative: readonly number[] = value,
  part = Math.max(value.length, derivative.length, 1),
): Statistics {
  const [tally, spread] = [emptyTally(), emptySpread()];
  for (const values of partsOf(value, part)) {
    addValues(tally, values);
    spreadValues(spread, values);
  }
  for (const slopes of partsOf(derivative, part)) addSlopes(tally, slopes);
  return statisticsOf(tally, spread, histogramOf(spread));
}

/** Histograms of a few numbers. */
export function histogramsFor(
  input: readonly number[],
  value: readonly number[],
  derivative: readonly number[],
) {
  const binsOf = (numbers: readonly number[]) => runAtOnce(equalBinsOf(Float64Array.from(numbers)));
  return { input: binsOf(input), value: binsOf(value), derivative: binsOf(derivative) };
}

function partsOf(numbers: readonly number[], length: number): Float64Array[] {
  const count = Math.ceil(numbers.length / length);
  return Array.from({ length: count }, (_, i) =>
    Float64Array.from(numbers.slice(i * length, (i + 1) * length)),
  );
}
