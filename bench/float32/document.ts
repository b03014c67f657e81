import { type Tally } from "./errors.ts";
import type { Part } from "./reference.ts";
import type { Progress, Subject } from "./state.ts";

/** A section of the document: one engine. */
export interface Checked {
  readonly subject: Subject;
  /** Only functions of which every float was checked. */
  readonly progress: readonly Progress[];
}

/** What all figures have in common. */
export interface Circumstances {
  /** `2 cores, x64`. */
  readonly machine: string;
  readonly command: string;
}

/** `docs/exactness.md`. */
export function documentOf(checked: readonly Checked[], { machine, command }: Circumstances) {
  return [
    "# Exactness of the float32 kernels",
    "",
    `Written by \`${command}\` on a machine of ${machine}. How the check works stands in [bench/README.md](../bench/README.md).`,
    "",
    "Each row is a function at its usual parameters, its value f or its derivative f′, over **all 2³² inputs of float32**: every number of both signs, subnormal ones, infinities and NaN. The reference is the scalar float64 code of the catalogue, which the tests hold to 1 ULP of a double against references of 120 digits. An error is the distance from it in ULP, units in the last place, of a float32; near a zero of a derivative that is no float32 the unit is that of the largest term. Up to ½ ULP a number is correctly rounded; an error of less than 1 ULP makes it one of the two float32 numbers around the true one.",
    "",
    "- **> ½** counts inputs whose result is certainly not correctly rounded, **> 1** those whose error is not certainly within 1 ULP. Certainly, because the reference may be off by 2⁻²⁹ ULP.",
    "- **specials** counts inputs at which exactly one of result and reference is NaN or infinite, or both are zeros of different signs.",
    ...checked.flatMap(({ subject, progress }) => [
      "",
      `## ${subject.engine}`,
      "",
      `Kernels: ${subject.kernels || "not described"}.`,
      "",
      ...tableOf(progress),
    ]),
    "",
  ].join("\n");
}

/** A row per function and part, in Markdown. */
function tableOf(progress: readonly Progress[]): string[] {
  const rows = progress.map(({ id, part, tally, date }) => [
    `\`${id}\``,
    partText(part),
    maxText(tally),
    String(tally.aboveHalf),
    String(tally.aboveOne),
    String(tally.special),
    inputText(tally),
    date,
  ]);
  const heading = ["function", "", "max ULP", "> ½", "> 1", "specials", "worst input", "date"];
  return [heading, heading.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}

/** The same for a terminal, with spaces between the columns. */
export function linesOf(progress: readonly Pick<Progress, "id" | "part" | "tally">[]): string[] {
  const rows = progress.map(({ id, part, tally }) => [
    id,
    partText(part),
    maxText(tally),
    String(tally.aboveHalf),
    String(tally.aboveOne),
    String(tally.special),
    inputText(tally),
  ]);
  const table = [["function", "", "max ULP", "> ½", "> 1", "specials", "worst input"], ...rows];
  const widths = (table[0] ?? []).map((_, i) =>
    Math.max(...table.map((cells) => cells[i]?.length ?? 0)),
  );
  return table.map((cells) =>
    cells
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join("  "),
  );
}

const partText = (part: Part) => (part === "value" ? "f" : "f′");

/** Rounded up; below ½ the exact figure is not known, and does not matter. */
export function maxText({ max }: Tally): string {
  if (max <= 0.5) return "½";
  return max < 1e6 ? (Math.ceil(max * 1e4) / 1e4).toFixed(4) : max.toExponential(1);
}

/** The input of the largest error, or the first at which NaN, an infinity or a zero is wrong. */
function inputText({ max, worst, special, firstSpecial }: Tally): string {
  const bits = special > 0 ? firstSpecial : max > 0.5 ? worst : undefined;
  return bits === undefined ? "" : floatText(bits);
}

/** The shortest decimal that is this float32, and NaN's bits. */
export function floatText(bits: number): string {
  const x = new Float32Array(Uint32Array.of(bits).buffer)[0] ?? NaN;
  if (Number.isNaN(x)) return `NaN 0x${bits.toString(16)}`;
  if (Object.is(x, -0)) return "-0";
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(x.toPrecision(digits));
    if (Math.fround(short) === x) return String(short);
  }
  return String(Number(x.toPrecision(9)));
}
