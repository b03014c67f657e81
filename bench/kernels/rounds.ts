import type { Mode } from "./adapter.ts";
import type { CalmMoments } from "./calm.ts";
import type { Running } from "./child.ts";
import { median } from "./statistics.ts";

/** A contender in one of its modes. */
export interface Column {
  readonly key: string;
  readonly mode: Mode;
}

/** What one call took, in nanoseconds. */
export interface Timing extends Column {
  readonly fn: string;
  readonly n: number;
  readonly nanoseconds: number;
}

export interface Rounds {
  readonly functions: readonly string[];
  readonly n: number;
  readonly row: number;
  /** Of `n` numbers of float32. */
  readonly file: string;
  readonly rounds: number;
  readonly milliseconds: number;
  readonly calm: Pick<CalmMoments, "measure">;
}

export interface Outcome {
  readonly timings: readonly Timing[];
  readonly measurements: number;
  readonly disturbed: number;
  readonly failures: readonly string[];
}

/**
 * Measures every contender in every mode, function by function. It goes round and round over the
 * contenders, each time beginning with another one, so that all of them meet the same state of the
 * machine; a time is the median of the rounds.
 */
export async function goRound(running: readonly Running[], options: Rounds): Promise<Outcome> {
  const { functions, n, row, file, rounds, milliseconds, calm } = options;
  const timings: Timing[] = [];
  const failures: string[] = [];
  let [measurements, disturbed] = [0, 0];
  const columns = running.flatMap((contender) =>
    contender.modes.map((mode) => ({ contender, mode })),
  );
  for (const fn of functions) {
    const times = columns.map((): number[] => []);
    const absent = new Set<number>();
    for (let round = 0; round < rounds; round++) {
      for (let turn = 0; turn < columns.length; turn++) {
        const place = (turn + round * 5) % columns.length;
        const column = columns[place];
        if (!column || absent.has(place)) continue;
        const { contender, mode } = column;
        const ask = () => contender.ask({ fn, n, row, mode, file, milliseconds });
        const observed = await calm.measure(ask);
        const { nanoseconds, failure } = observed.value;
        if (failure !== undefined) failures.push(`${contender.name}, ${fn}, ${mode}: ${failure}`);
        if (nanoseconds === undefined) {
          absent.add(place);
          continue;
        }
        times[place]?.push(nanoseconds);
        measurements++;
        if (observed.disturbed) disturbed++;
      }
    }
    columns.forEach(({ contender: { key }, mode }, place) => {
      const own = times[place] ?? [];
      if (own.length > 0) timings.push({ key, mode, fn, n, nanoseconds: median(own) });
    });
  }
  return { timings, measurements, disturbed, failures };
}
