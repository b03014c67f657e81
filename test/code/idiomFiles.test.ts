import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { type FoundUse, findingUses, readModule } from "../../src/code/findUses.ts";
import { joinCells } from "../../src/code/notebook.ts";
import { createSpellingIndex } from "../../src/code/spellingIndex.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

/**
 * Files with every way to use an activation and many traps, and by hand what a careful reader finds
 * in them. Lines and columns are 0-based, columns in UTF-16 code units; `*` is any activation.
 */
const folder = path.resolve("test/fixtures/code/idioms");

interface Row {
  readonly cell?: number;
  readonly line: number;
  readonly col: number;
  readonly token: string;
  /** `negative` for what must not be taken for an activation. */
  readonly category: string;
  /** Canonical ids, with `|` between those that are as good. */
  readonly id?: string;
  /** A report of an `ambiguous` row is right, and none is. */
  readonly confidence?: "certain" | "likely" | "ambiguous";
  readonly args?: {
    readonly pos?: readonly unknown[];
    readonly kw?: Readonly<Record<string, unknown>>;
  };
}

const expected = JSON.parse(readFileSync(path.join(folder, "expected.json"), "utf8")) as Readonly<
  Record<string, readonly Row[]>
>;
const index = createSpellingIndex();
const tally = new Map<string, { found: number; all: number }>();

interface Report {
  readonly use: FoundUse;
  readonly cell?: number;
  readonly line: number;
  readonly col: number;
}

for (const [file, rows] of Object.entries(expected)) {
  test(file, () => {
    const reports = reportsOn(file);
    const problems: string[] = [];
    for (const row of rows) {
      const here = reports.filter((report) => isAt(report, row));
      const problem = row.category === "negative" ? misread(here) : missing(here, row);
      if (problem) problems.push(`${where(row)} ${row.category} ${row.token}: ${problem}`);
      if (row.category === "negative" || row.confidence === "ambiguous") continue;
      const count = tally.get(row.category) ?? { found: 0, all: 0 };
      tally.set(row.category, {
        found: count.found + Number(problem === undefined),
        all: count.all + 1,
      });
    }
    for (const report of reports) {
      if (rows.some((row) => isAt(report, row))) continue;
      problems.push(`${where(report)} is no use, but read as ${idOf(report.use)}`);
    }
    assert.deepEqual(problems, []);
  });
}

after(() => {
  const lines = Array.from(tally, ([category, { found, all }]) => `${category} ${found}/${all}`);
  const isWhole = Array.from(tally.values()).every(({ found, all }) => found === all);
  if (!isWhole) console.log(`Found of what must be found: ${lines.join(", ")}`);
});

function isAt(report: Report, row: Row): boolean {
  return report.cell === row.cell && report.line === row.line && report.col === row.col;
}

function misread(here: readonly Report[]): string | undefined {
  const [report] = here;
  return report && `must not be read as ${idOf(report.use)}`;
}

function missing(here: readonly Report[], row: Row): string | undefined {
  const { id = "*", confidence = "ambiguous", category, args } = row;
  if (here.length === 0) return confidence === "ambiguous" ? undefined : "not found";
  const fitting = here.filter(({ use }) => id === "*" || id.split("|").includes(idOf(use)));
  const [first] = fitting;
  if (!first) return `read as ${here.map(({ use }) => idOf(use)).join(", ")}, not ${id}`;
  // The expectation knows some frameworks alone; what is of another one may be certain.
  const isForeign = category === "foreign" && "spelling" in first.use;
  const order = ["ambiguous", "likely", "certain"];
  const surest = Math.min(...fitting.map(({ use }) => order.indexOf(use.certainty)));
  if (!isForeign && surest > order.indexOf(confidence)) return `more than ${confidence}`;
  const numbers = [...(args?.pos ?? []), ...Object.values(args?.kw ?? {})].filter(
    (value) => typeof value === "number",
  );
  const written = "parameters" in first.use ? first.use.parameters : [];
  for (const number of numbers) {
    const isWritten = written.some((one) => one.origin === "written" && one.value === number);
    if (!isWritten) return `${number} is not told as written`;
  }
  return undefined;
}

function idOf(use: FoundUse): string {
  return "activation" in use ? use.activation.id : "*";
}

function where({ cell, line, col }: Report | Row): string {
  return `${cell === undefined ? "" : `cell ${cell}, `}${line + 1}:${col}`;
}

function reportsOn(file: string): Report[] {
  const source = readFileSync(path.join(folder, file), "utf8");
  if (!file.endsWith(".ipynb")) return reportsIn(source, [{ start: 0 }]);
  const notebook = JSON.parse(source) as {
    readonly cells: readonly {
      readonly cell_type: string;
      readonly source: readonly string[] | string;
    }[];
  };
  const code = notebook.cells.flatMap(({ cell_type: type, source: text }, cell) =>
    type === "code" ? [{ cell, text: [text].flat().join("") }] : [],
  );
  const joined = joinCells(code.map(({ text }) => text));
  const parts = code.map(({ cell }, i) => ({ cell, start: joined.starts[i] ?? 0 }));
  return reportsIn(joined.text, parts);
}

function reportsIn(text: string, parts: readonly { cell?: number; start: number }[]): Report[] {
  const uses = runAtOnce(findingUses(runAtOnce(readModule(text)), index));
  return uses.map((use) => {
    const part = parts.findLast(({ start }) => start <= use.token.from);
    assert.ok(part);
    const before = text.slice(part.start, use.token.from).split("\n");
    return {
      use,
      ...(part.cell !== undefined && { cell: part.cell }),
      line: before.length - 1,
      col: before.at(-1)?.length ?? 0,
    };
  });
}
