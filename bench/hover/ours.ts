import { type ParsedModule, readModule, useAt } from "../../src/code/findUses.ts";
import { createSpellingIndex } from "../../src/code/spellingIndex.ts";
import { runAtOnce } from "../../src/pace.ts";
import { edited, edits } from "./edits.ts";
import { generateModel } from "./model.ts";

/** Times of a language service in milliseconds. */
export interface Timings {
  /** From the start of the program on: the first answer in its first file. */
  readonly cold: readonly number[];
  /** The first answer in a file that was never seen, by a program that has seen others. */
  readonly fresh: readonly number[];
  /** An answer at another place of a file that has not changed. */
  readonly warm: readonly number[];
  /** An edit and the answer then. */
  readonly edit: readonly number[];
  /** How many of all answers said something. */
  readonly answered: number;
  readonly asked: number;
}

/** Measures our answers: parse, scopes, the use at the cursor. The program's own start is not in it. */
export function measureOurs(lines: number, rounds: number): Timings {
  const timed = stopwatch();
  let answered = 0;
  let asked = 0;
  const count = (use: unknown) => {
    asked++;
    if (use) answered++;
  };
  const first = generateModel(lines, 1);
  let index = createSpellingIndex();
  const cold = timed(() => {
    index = createSpellingIndex();
    count(useAt(runAtOnce(readModule(first.text)), first.places[0] ?? 0, index));
  });
  const fresh = Array.from({ length: rounds }, (_, i) => {
    const { text, places } = generateModel(lines, i + 2);
    return timed(() => count(useAt(runAtOnce(readModule(text)), places[0] ?? 0, index)));
  });
  let { text } = first;
  let module: ParsedModule = runAtOnce(readModule(text));
  const warm = first.places.map((place) => timed(() => count(useAt(module, place, index))));
  const afterEdits: number[] = [];
  for (const edit of edits(text, first.places, 40 * rounds)) {
    const changed = edited(text, edit);
    const { at, length, inserted, place } = edit;
    const change = { fromA: at, toA: at + length, fromB: at, toB: at + inserted.length };
    afterEdits.push(
      timed(() => {
        module = runAtOnce(readModule(changed, { module, changes: [change] }));
        count(useAt(module, place, index));
      }),
    );
    text = changed;
  }
  return { cold: [cold], fresh, warm, edit: afterEdits, answered, asked };
}

function stopwatch(): (work: () => void) => number {
  return (work) => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
}
