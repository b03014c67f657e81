import type { Prepared } from "./adapter.ts";
import { median } from "./statistics.ts";

/** A sample is at least that long, so that the clock does not matter. */
const sampleNanoseconds = 250_000;
const fewestSamples = 3;

/**
 * How long one call takes: the median of samples that fill the time, after calls that warm it up.
 *
 * @returns nanoseconds
 */
export async function timeOf(prepared: Prepared, milliseconds: number): Promise<number> {
  const run = () => prepared.run();
  const first = run();
  const isAsync = first instanceof Promise;
  await first;
  const call = async (count: number) => {
    const start = process.hrtime.bigint();
    if (isAsync) for (let i = 0; i < count; i++) await run();
    else for (let i = 0; i < count; i++) run();
    return Number(process.hrtime.bigint() - start);
  };

  const warm = await repeat(milliseconds / 2, 2, async () => call(1));
  const each = Math.min(...warm);
  const count = Math.max(1, Math.round(sampleNanoseconds / Math.max(each, 1)));
  const samples = await repeat(
    milliseconds,
    fewestSamples,
    async () => (await call(count)) / count,
  );
  return median(samples);
}

/** What `work` gives, again and again until the time is over, and at least as often as told. */
async function repeat(
  milliseconds: number,
  least: number,
  work: () => Promise<number>,
): Promise<number[]> {
  const results: number[] = [];
  const start = performance.now();
  while (results.length < least || performance.now() - start < milliseconds) {
    results.push(await work());
  }
  return results;
}
