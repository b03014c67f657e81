import type { Mode } from "./adapter.ts";
import type { Timing } from "./rounds.ts";
import { geometricMean } from "./statistics.ts";

/** Who is measured, in the order of the columns. */
export interface Named {
  readonly key: string;
  readonly name: string;
}

/** What a table compares. */
export type View =
  /** Each library with its numbers where it likes them, and its result left there. */
  | "resident"
  /** From the typed array that a user has to a new one. */
  | "array";

/** From the mode that is wanted to the one nearest to it. */
const nearest: Readonly<Record<View, readonly Mode[]>> = {
  resident: ["resident", "out", "array"],
  array: ["array"],
};

/** The time in the mode of a view, and whether that is the mode itself. */
export interface Time {
  readonly nanoseconds: number;
  /** It makes a new array at every call, though the view does not ask for that. */
  readonly allocates: boolean;
}

/** Looks up what a contender took in a view; undefined where it was not measured. */
export function timesIn(timings: readonly Timing[], view: View, n: number) {
  return (key: string, fn: string): Time | undefined => {
    for (const mode of nearest[view]) {
      const found = timings.find(
        (each) => each.key === key && each.fn === fn && each.n === n && each.mode === mode,
      );
      if (!found) continue;
      return {
        nanoseconds: found.nanoseconds,
        allocates: view === "resident" && mode === "array",
      };
    }
    return undefined;
  };
}

/** The time of each contender as a multiple of the base's, function by function. */
export interface Ratios {
  readonly peer: Named;
  /** Only functions that both have, in the order of the table. */
  readonly of: ReadonlyMap<string, number>;
  /** NaN where they have none in common. */
  readonly mean: number;
}

export function ratiosTo(
  base: string,
  peer: Named,
  functions: readonly string[],
  time: ReturnType<typeof timesIn>,
): Ratios {
  const of = new Map<string, number>();
  for (const fn of functions) {
    const [ours, theirs] = [time(base, fn), time(peer.key, fn)];
    if (ours && theirs) of.set(fn, theirs.nanoseconds / ours.nanoseconds);
  }
  return { peer, of, mean: geometricMean([...of.values()]) };
}

/** A table in Markdown: a row per function, what the base takes, and the others as multiples. */
export function tableOf(options: {
  readonly timings: readonly Timing[];
  readonly view: View;
  readonly n: number;
  readonly base: Named;
  readonly peers: readonly Named[];
  readonly functions: readonly string[];
}): string[] {
  const { timings, view, n, base, peers, functions } = options;
  const time = timesIn(timings, view, n);
  const columns = peers
    .map((peer) => ratiosTo(base.key, peer, functions, time))
    .filter(({ of }) => of.size > 0);
  const rows = functions.flatMap((fn) => {
    const own = time(base.key, fn);
    if (!own) return [];
    const cells = columns.map(({ peer, of }) => {
      const ratio = of.get(fn);
      if (ratio === undefined) return "–";
      return `${ratioText(ratio)}${time(peer.key, fn)?.allocates ? " ᵃ" : ""}`;
    });
    return [[`\`${fn}\``, (own.nanoseconds / n).toFixed(3), ...cells]];
  });
  if (rows.length === 0) return [];
  const means = columns.map(({ mean }) => `**${ratioText(mean)}**`);
  const heading = ["", `${base.name}, ns per number`, ...columns.map(({ peer }) => peer.name)];
  return [
    heading,
    heading.map((_, i) => (i === 0 ? "---" : "--:")),
    ...rows,
    ["geometric mean", "", ...means],
  ].map((cells) => `| ${cells.join(" | ")} |`);
}

/** Three digits: `0.85×`, `4.20×`, `12.3×`, `130×`. */
export function ratioText(ratio: number): string {
  const decimals = ratio < 10 ? 2 : ratio < 100 ? 1 : 0;
  return `${ratio.toFixed(decimals)}×`;
}
