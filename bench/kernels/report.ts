import type { Timing } from "./rounds.ts";
import { copiesOf, lackingIn, sizeText, summaryOf, whereBehind } from "./summary.ts";
import { type Named, tableOf } from "./table.ts";

/** What was measured on one engine, all of it in one run. */
export interface Report {
  /** `Node 24.1.0`. */
  readonly engine: string;
  readonly contenders: readonly (Named & { readonly info: string })[];
  /** Those that could not be started, each with the reason. */
  readonly missing: readonly { readonly key: string; readonly reason: string }[];
  readonly functions: readonly string[];
  readonly sizes: readonly number[];
  readonly timings: readonly Timing[];
  readonly rounds: number;
  readonly measurements: number;
  readonly disturbed: number;
  readonly failures: readonly string[];
}

/** One engine's section, in Markdown. */
export function sectionOf(report: Report): string[] {
  const { engine, contenders, missing, functions, sizes, timings } = report;
  // Without our kernels there are still the loops to compare with.
  const base = contenders.find(({ key }) => key === "ours") ?? contenders[0];
  if (!base) return [`## ${engine}`, "", "Nothing could be measured."];
  const peers = contenders.filter(({ key }) => key !== base.key);
  const compared = { timings, base, peers, functions };
  const main = sizes.filter((n) => n <= 1e6).at(-1) ?? sizes[0] ?? 0;
  const behind = whereBehind(compared, sizes);
  const lacking = lackingIn(compared);
  return [
    `## ${engine}`,
    "",
    ...contenders.map(({ name, info }) => `- ${name}: ${info || "no version told"}`),
    ...missing.map(({ key, reason }) => `- ${key} is left out: ${reason}`),
    "",
    `Median of ${report.rounds} rounds. While ${report.disturbed} of ${report.measurements} measurements were taken, other programs ran on the machine.`,
    ...report.failures.map((failure) => `\nFailed: ${failure}`),
    "",
    `### In short, at ${sizeText(main)} numbers in place`,
    "",
    ...summaryOf({ ...compared, n: main }),
    ...(lacking.length > 0 ? [`- ${base.name} does not have ${lacking.join(", ")}.`] : []),
    ...titled(
      `### What copies cost, at ${sizeText(main)} numbers`,
      copiesOf({ ...compared, n: main }),
    ),
    "",
    "### Where a peer is ahead",
    "",
    ...(behind.length > 0 ? behind : ["Nowhere."]),
    ...sizes.flatMap((n) => [
      ...titled(
        `### ${sizeText(n)} numbers, in place`,
        tableOf({ ...compared, n, view: "resident" }),
      ),
      ...titled(
        `### ${sizeText(n)} numbers, array to array`,
        tableOf({ ...compared, n, view: "array" }),
      ),
    ]),
  ];
}

const titled = (title: string, table: readonly string[]) =>
  table.length > 0 ? ["", title, "", ...table] : [];

/** `docs/performance.md`. */
export function documentOf(
  reports: readonly Report[],
  { machine, date, command }: { machine: string; date: string; command: string },
): string {
  return [
    "# Speed of the float32 kernels",
    "",
    `Written by \`${command}\` on ${date}, on a machine of ${machine}. How it is measured stands in [bench/README.md](../bench/README.md).`,
    "",
    "Times are multiples of ours, taken in one run on one thread: 2.00× means that a peer takes twice as long, and below 1× it is ahead. Milliseconds of another machine say little; ratios say more, and those of two runs are not to be mixed. Inputs are normally distributed with a standard deviation of 3; slices of softmax have 1000 numbers.",
    "",
    "- **In place**: the numbers lie where the library wants them, and the result stays there: in WebAssembly memory, in a tensor, in a typed array that was made beforehand. ᵃ marks what a library only does into new memory, or with a copy.",
    "- **Array to array**: from the typed array that a user has into a new one, with every copy and allocation.",
    "- **set** is `target.set(source)`, a copy, which no function can beat that has to read and write as much.",
    ...reports.flatMap((report) => ["", ...sectionOf(report)]),
    "",
  ].join("\n");
}

/** All figures, as JSON. */
export const jsonOf = (reports: readonly Report[], machine: string) =>
  `${JSON.stringify({ unit: "nanoseconds of one call", machine, reports }, undefined, 2)}\n`;
