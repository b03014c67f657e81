import { type Mode, modes } from "./adapter.ts";
import type { Timing } from "./rounds.ts";
import { median } from "./statistics.ts";
import { type Named, type Ratios, ratioText, ratiosTo, timesIn, type View } from "./table.ts";

/** Functions that do so little that memory decides. */
const memoryBound = ["relu", "leaky_relu", "hard_sigmoid", "hard_swish", "softsign"];

/** The size at which libraries are compared in one sentence, and the functions where a peer is ahead. */
export interface Summary {
  readonly timings: readonly Timing[];
  readonly n: number;
  readonly base: Named;
  readonly peers: readonly Named[];
  readonly functions: readonly string[];
}

/** Sentences in Markdown: how each peer stands to the base, and where it is ahead. */
export function summaryOf(summary: Summary): string[] {
  const { timings, n, base, peers, functions } = summary;
  const time = timesIn(timings, "resident", n);
  const lines = peers
    .filter(({ key }) => key !== "set")
    .map((peer) => ratiosTo(base.key, peer, functions, time))
    .filter(({ of }) => of.size > 0)
    .map((ratios) => `- ${sentenceAbout(ratios)}`);
  const shares = memoryBound.flatMap((fn) => {
    const [copy, own] = [time("set", fn), time(base.key, fn)];
    if (!copy || !own) return [];
    return [`\`${fn}\` ${Math.round((100 * copy.nanoseconds) / own.nanoseconds)} %`];
  });
  const copy = functions.flatMap((fn) => time("set", fn)?.nanoseconds ?? []);
  if (copy.length === 0) return lines;
  const bandwidth = `\`target.set(source)\` moves ${((2 * 4 * n) / median(copy)).toFixed(1)} GB/s, reads and writes together`;
  const memory = shares.length > 0 ? `; of that ${base.name} reaches ${shares.join(", ")}` : "";
  return [...lines, `- ${bandwidth}${memory}.`];
}

/** What the base takes in each of its modes: what copies cost. A table in Markdown. */
export function copiesOf({ timings, n, base, functions }: Omit<Summary, "peers">): string[] {
  const time = (fn: string, mode: Mode) =>
    timings.find(
      (each) => each.key === base.key && each.fn === fn && each.n === n && each.mode === mode,
    )?.nanoseconds;
  const own = modes.filter((mode) => functions.some((fn) => time(fn, mode) !== undefined));
  const names = { array: "into a new array", out: "into a given array", resident: "in place" };
  const rows = functions
    .filter((fn) => own.some((mode) => time(fn, mode) !== undefined))
    .map((fn) => [
      `\`${fn}\``,
      ...own.map((mode) => {
        const nanoseconds = time(fn, mode);
        return nanoseconds === undefined ? "–" : (nanoseconds / n).toFixed(3);
      }),
    ]);
  if (rows.length === 0 || own.length < 2) return [];
  const heading = ["ns per number", ...own.map((mode) => names[mode])];
  return [heading, heading.map((_, i) => (i === 0 ? "---" : "--:")), ...rows].map(
    (cells) => `| ${cells.join(" | ")} |`,
  );
}

/** Functions of which only peers have figures. */
export function lackingIn({ timings, base, functions }: Omit<Summary, "n" | "peers">): string[] {
  return functions.filter((fn) => !timings.some((each) => each.key === base.key && each.fn === fn));
}

function sentenceAbout({ peer, of, mean }: Ratios): string {
  const values = [...of.values()];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const range = of.size > 1 ? `, from ${ratioText(least)} to ${ratioText(most)}` : "";
  const ahead = aheadIn(of);
  return `${peer.name} takes ${ratioText(mean)} the time (geometric mean of ${of.size}${range})${
    ahead ? `; it is ahead in ${ahead}` : "; it is ahead nowhere"
  }.`;
}

function aheadIn(of: ReadonlyMap<string, number>): string {
  return Array.from(of)
    .filter(([, ratio]) => ratio < 1)
    .map(([fn, ratio]) => `\`${fn}\` (${ratioText(ratio)})`)
    .join(", ");
}

/** At every size and in every view, where peers take less time than the base; a line for each peer. */
export function whereBehind(
  { timings, base, peers, functions }: Omit<Summary, "n">,
  sizes: readonly number[],
): string[] {
  const views: readonly View[] = ["resident", "array"];
  return peers
    .filter(({ key }) => key !== "set")
    .flatMap((peer) => {
      const places = views.flatMap((view) =>
        sizes.flatMap((n) => {
          const time = timesIn(timings, view, n);
          const ahead = aheadIn(ratiosTo(base.key, peer, functions, time).of);
          const how = view === "array" ? ", array to array" : "";
          return ahead ? [`${sizeText(n)}${how}: ${ahead}`] : [];
        }),
      );
      return places.length > 0 ? [`- **${peer.name}** — ${places.join("; ")}.`] : [];
    });
}

/** `1e6` for a power of ten. */
export function sizeText(n: number): string {
  const text = n.toExponential().replace("e+", "e");
  return /^1e\d+$/.test(text) ? text : String(n);
}
