import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readCommandLine } from "../../scripts/lib/commandLine.mjs";
import { writeDocument } from "../../scripts/lib/documents.mjs";
import { cacheFolder, root } from "../../scripts/lib/paths.mjs";
import { Problem, runCommand } from "../../scripts/lib/problem.mjs";
import { loadAdapter } from "../kernels/adapter.ts";
import { machineText } from "../kernels/machine.ts";
import { documentOf, linesOf } from "./document.ts";
import type { Tally } from "./errors.ts";
import { checkAll, isWhole, type Piece } from "./exhaustive.ts";
import { startPool } from "./pool.ts";
import { countOf } from "./ranges.ts";
import { elementwise, parts } from "./reference.ts";
import { checkSample, sampledIds } from "./sampled.ts";
import { allBits } from "./scan.ts";
import { State, type Subject } from "./state.ts";

/** What is checked exhaustively where nothing else is asked for: the most used functions. */
const mostUsed = [
  "relu",
  "leaky_relu",
  "elu",
  "selu",
  "gelu",
  "gelu_tanh",
  "silu",
  "mish",
  "softplus",
  "sigmoid",
  "tanh",
  "hard_swish",
];

const every = { from: 0, to: allBits };
const pieceLength = 2 ** 24;
const saveMilliseconds = 5000;

await runCommand(async () => {
  const { values, positionals } = readCommandLine({
    allowPositionals: true,
    options: {
      exhaustive: { type: "boolean" },
      kernels: { type: "string", default: path.join(root, "dist", "kernels.mjs") },
      state: { type: "string", default: path.join(cacheFolder(), "exactness.json") },
      threads: { type: "string", default: String(os.availableParallelism()) },
      write: { type: "boolean" },
    },
  });
  const kernels = path.resolve(values.kernels);
  if (!existsSync(kernels)) throw new Problem(`There are no kernels at ${kernels}.`);
  const known = values.exhaustive ? elementwise.map(({ id }) => id) : sampledIds;
  const stranger = positionals.find((id) => !known.includes(id));
  if (stranger !== undefined) {
    throw new Problem(`"${stranger}" is not the id of an activation that can be checked so.`);
  }
  // Reference numbers are found from there.
  process.chdir(root);
  if (!values.exhaustive) return sample(kernels, positionals);

  const width = Number(values.threads);
  if (!Number.isInteger(width) || width < 1) throw new Problem("--threads is a whole number.");
  const state = await State.open(path.resolve(values.state), await subjectOf(kernels));
  const ids = positionals.length > 0 ? positionals : mostUsed;
  await exhaust({ kernels, ids, width, state });
  const progress = ids.flatMap((id) => parts.map((part) => state.of(id, part)));
  console.log(`\n${linesOf(progress.filter(({ tally }) => tally.count > 0)).join("\n")}`);
  if (values.write) await write(state);
  return progress.every(({ tally }) => isExact(tally)) ? 0 : 1;
});

async function sample(kernels: string, ids: readonly string[]): Promise<number> {
  const adapter = await loadAdapter(kernels);
  const asked = ids.length > 0 ? ids : sampledIds;
  const results = await checkSample(adapter, asked);
  console.log(`${adapter.name}: ${adapter.info()}\n`);
  console.log(linesOf(results).join("\n"));
  const count = results[0]?.tally.count ?? 0;
  console.log(`\n${count} inputs of every exponent; all 2³² with --exhaustive.`);
  return results.every(({ tally }) => isExact(tally)) ? 0 : 1;
}

function isExact({ aboveOne, special }: Tally): boolean {
  return aboveOne === 0 && special === 0;
}

async function exhaust(run: {
  readonly kernels: string;
  readonly ids: readonly string[];
  readonly width: number;
  readonly state: State;
}): Promise<void> {
  const { kernels, ids, width, state } = run;
  const pool = startPool(new URL("./worker.mjs", import.meta.url), kernels, width);
  let saved = performance.now();
  const onPiece = async ({ id, part }: Piece) => {
    const { done } = state.of(id, part);
    const isDone = isWhole(done, every);
    if (!isDone && performance.now() - saved < saveMilliseconds) return;
    saved = performance.now();
    await state.save();
    const share = Math.floor((100 * countOf(done)) / allBits);
    console.log(`${id} ${part}: ${share} %`);
  };
  try {
    const plan = { ids, whole: every, pieceLength, onPiece };
    for (const { id, part } of await checkAll(plan, state, pool)) {
      console.log(`${id} ${part} is not offered.`);
    }
  } finally {
    await pool.close();
    await state.save();
  }
}

async function subjectOf(kernels: string): Promise<Subject> {
  // The worker's bundle has the reference in it.
  const worker = fileURLToPath(new URL("./worker.mjs", import.meta.url));
  const digest = createHash("sha256");
  for (const file of [kernels, worker]) digest.update(await readFile(file));
  const adapter = await loadAdapter(kernels);
  return {
    digest: digest.digest("hex").slice(0, 16),
    engine: `Node ${process.versions.node}, ${process.arch}`,
    kernels: `${adapter.name}; ${adapter.info()}`,
  };
}

async function write(state: State): Promise<void> {
  const checked = state.entries.map(({ subject, progress }) => ({
    subject,
    progress: progress.filter(({ done }) => isWhole(done, every)),
  }));
  const command = "npm run exactness -- --exhaustive --write";
  const text = documentOf(checked, { machine: machineText(), command });
  console.log(`\nWrote ${await writeDocument("exactness.md", text)}.`);
}
