import type { Timings } from "./ours.ts";

/** What is measured, as the table says it. */
const rows = [
  ["cold", "first answer of a program that was just started"],
  ["fresh", "first answer in a fresh file"],
  ["warm", "answer elsewhere in the same file"],
  ["edit", "an edit and the answer then"],
] as const;

/** Median and 99th percentile of each in milliseconds, and how many times as long the peer takes. */
export function tableOf(
  ours: Timings,
  peer: { readonly name: string; readonly timings: Timings } | undefined,
): string[] {
  const head = [
    "",
    "ours: median",
    "p99",
    ...(peer ? [`${peer.name}: median`, "p99", "ratio"] : []),
  ];
  const lines = rows.map(([key, what]) => {
    const own = ours[key];
    const theirs = peer?.timings[key];
    return [
      what,
      milliseconds(quantile(own, 0.5)),
      milliseconds(quantile(own, 0.99)),
      ...(theirs
        ? [
            milliseconds(quantile(theirs, 0.5)),
            milliseconds(quantile(theirs, 0.99)),
            `${Number((quantile(theirs, 0.5) / quantile(own, 0.5)).toPrecision(2))} ×`,
          ]
        : []),
    ];
  });
  const table = [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`);
  const said = [`ours ${ours.answered} of ${ours.asked}`];
  if (peer) said.push(`${peer.name} ${peer.timings.answered} of ${peer.timings.asked}`);
  return [...table, "", `Answers that said something: ${said.join(", ")}.`];
}

/** The value below which a share of all lies: of an even number the upper one of the middle two. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? NaN;
}

function milliseconds(time: number): string {
  return `${Number(time.toPrecision(3))} ms`;
}
