import type { Activation, ParameterValues } from "../../src/activations/definition.ts";
import type { Errors } from "./errors.ts";
import type { Exactness } from "./measure.ts";

/** A group of columns: ours, or a peer. */
export interface Column {
  readonly name: string;
  readonly dtype: string;
  readonly hasDerivatives: boolean;
}

export interface Row {
  readonly activation: Activation;
  readonly chosen: ParameterValues;
  /** One for each column; undefined where nothing is offered, or nothing came of it. */
  readonly cells: readonly (Exactness | undefined)[];
}

const width = 120;
const widestTitle = 26;

/** The largest errors, or the mean ones, a line per function; at most 120 columns with all peers. */
export function tableOf(
  columns: readonly Column[],
  rows: readonly Row[],
  of: "max" | "mean",
): string {
  const groups = columns.map(({ name, dtype, hasDerivatives }, i) => {
    const cells = rows.map((row) => cellsOf(row.cells[i], hasDerivatives, of));
    const numbers = aligned([hasDerivatives ? ["f", "f′"] : ["f"], ...cells]);
    const lines = [name, dtype, ...numbers];
    const widest = Math.max(...lines.map(({ length }) => length));
    return lines.map((line) => line.padStart(widest));
  });
  const titles = [[""], [""], [""], ...rows.map(titleLines)];
  const widest = Math.max(...titles.flat().map(({ length }) => length));
  return titles
    .flatMap(([first = "", ...rest], line) => [
      [first.padEnd(widest), ...groups.map((group) => group[line] ?? "")].join("  ").trimEnd(),
      ...rest,
    ])
    .join("\n");
}

/** Lines of cells with every cell as wide as the widest of its place. */
function aligned(lines: readonly (readonly string[])[]): string[] {
  const widest = (place: number) => Math.max(...lines.map((line) => line[place]?.length ?? 0));
  return lines.map((line) => line.map((cell, place) => cell.padStart(widest(place))).join(" "));
}

/** `leaky_relu α=0.01`; the parameters on lines of their own where they are many. */
function titleLines({ activation, chosen }: Row): string[] {
  const texts = Object.entries(chosen).map(([name, value]) => {
    const symbol = activation.parameters.find((each) => each.name === name)?.symbol ?? name;
    return `${symbol}=${parameterText(value)}`;
  });
  const lines = [activation.id];
  for (const text of texts) {
    const joined = `${lines.at(-1) ?? ""} ${text}`;
    if (joined.length <= widestTitle) lines[lines.length - 1] = joined;
    else lines.push(`  ${text}`);
  }
  return lines;
}

/** A parameter in full where it is short, else its first digits: `0.16667…`. */
export function parameterText(value: number): string {
  const text = String(value).replace("Infinity", "∞");
  const short = text.length <= 9 ? text : `${Number(value.toPrecision(5))}…`;
  return short.replaceAll("-", "−");
}

function cellsOf(
  exactness: Exactness | undefined,
  hasDerivatives: boolean,
  of: "max" | "mean",
): string[] {
  const value = exactness ? errorText(exactness.value, of) + (exactness.composed ? "*" : "") : "–";
  if (!hasDerivatives) return [value];
  const { derivative } = exactness ?? {};
  return [value, derivative ? errorText(derivative, of) : "–"];
}

/** `0`, `<.01`, `0.5`, `2043`, `9e15`, with `N` or `I` where NaN or infinities are wrong: `7e4N`. */
export function errorText(errors: Errors, of: "max" | "mean"): string {
  const flags = `${errors.nan ? "N" : ""}${errors.infinite ? "I" : ""}`;
  return `${errors.measured ? numberText(errors[of]) : ""}${flags}`;
}

function numberText(error: number): string {
  if (error === 0) return "0";
  if (error < 0.005) return "<.01";
  if (error < 0.095) return error.toFixed(2);
  if (error < 9.95) return String(Number(error.toPrecision(2)));
  return error < 9999.5 ? error.toFixed(0) : error.toExponential(0).replace("+", "");
}

/** Words in lines of at most 120 columns, from the second line on behind an indent. */
export function wrapped(text: string, indent = "  "): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else {
      lines.push(line === undefined ? word : indent + word);
    }
  }
  return lines.join("\n");
}
