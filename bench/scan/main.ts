import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { readCommandLine } from "../../scripts/lib/commandLine.mjs";
import { runCommand } from "../../scripts/lib/problem.mjs";
import { findAlone, scanBytes } from "../../src/cli/scan/scanFile.ts";
import { mayUseActivations } from "../../src/code/triggers.ts";
import { createSpellingIndex } from "../../src/code/spellingIndex.ts";
import { parsePython } from "../../src/python/syntax.ts";
import { generateModel } from "../hover/model.ts";
import { machineText } from "../kernels/machine.ts";
import { generatePlain } from "./plain.ts";

/** How fast one thread scans, beside the parser that it uses. */
await runCommand(async () => {
  const { values } = readCommandLine({
    // The benchmark's name.
    allowPositionals: true,
    options: {
      folder: { type: "string" },
      rounds: { type: "string", default: "5" },
    },
  });
  const files = values.folder === undefined ? generated() : await filesIn(values.folder);
  const relevant = files.filter((file) => mayUseActivations(file.toString()));
  const plain = files.filter((file) => !relevant.includes(file));
  const find = findAlone(createSpellingIndex());
  const scan = (all: readonly Buffer[]) => async () => {
    for (const file of all) await scanBytes("a.py", file, find);
  };
  const parse = () => {
    for (const file of relevant) parsePython(file.toString());
    return Promise.resolve();
  };
  const best = { plain: Infinity, relevant: Infinity, parse: Infinity };
  for (let round = 0; round < Number(values.rounds); round++) {
    // In turn, so that all meet the same state of the machine.
    best.plain = Math.min(best.plain, await timed(scan(plain)));
    best.relevant = Math.min(best.relevant, await timed(scan(relevant)));
    best.parse = Math.min(best.parse, await timed(parse));
  }
  const rate = (all: readonly Buffer[], time: number) =>
    `${(megabytes(all) / (time / 1000)).toFixed(1)} MB/s`;
  console.log(
    `One thread, ${machineText()}, Node ${process.versions.node}; the best of the rounds`,
  );
  console.log(`without trigger words: ${rate(plain, best.plain)} of ${told(plain)}`);
  console.log(`with trigger words:    ${rate(relevant, best.relevant)} of ${told(relevant)}`);
  console.log(`the parser alone:      ${rate(relevant, best.parse)}`);
  console.log(`of the parser's rate:  ${((100 * best.parse) / best.relevant).toFixed(0)} %`);
});

/** Files as large as people write them. */
function generated(): Buffer[] {
  return Array.from({ length: 60 }, (_, i) => [
    Buffer.from(generateModel(200 + 40 * i, i + 1).text),
    Buffer.from(generatePlain(200 + 40 * i, i + 1)),
  ]).flat();
}

async function filesIn(folder: string): Promise<Buffer[]> {
  const names = await readdir(folder, { recursive: true });
  const python = names.filter((name) => name.endsWith(".py"));
  return Promise.all(python.map((name) => readFile(path.join(folder, name))));
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function megabytes(files: readonly Buffer[]): number {
  return files.reduce((sum, { length }) => sum + length, 0) / 1e6;
}

function told(files: readonly Buffer[]): string {
  return `${megabytes(files).toFixed(1)} MB in ${files.length} files`;
}
