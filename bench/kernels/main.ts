import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readCommandLine } from "../../scripts/lib/commandLine.mjs";
import { writeDocument } from "../../scripts/lib/documents.mjs";
import { root } from "../../scripts/lib/paths.mjs";
import { messageOf, Problem, runCommand } from "../../scripts/lib/problem.mjs";
import { runProcess } from "../../scripts/lib/processes.mjs";
import { temporaryFolder } from "../../scripts/lib/temporaryFolder.mjs";
import { CalmMoments } from "./calm.ts";
import { type Running, startContender } from "./child.ts";
import { contenders } from "./contenders/index.ts";
import { machineText } from "./machine.ts";
import { documentOf, jsonOf, type Report, sectionOf } from "./report.ts";
import { goRound, type Outcome } from "./rounds.ts";
import { normalNumbers } from "./statistics.ts";
import { sizeText } from "./summary.ts";

const usualFunctions = [
  "relu",
  "leaky_relu",
  "hard_swish",
  "elu",
  "selu",
  "sigmoid",
  "tanh",
  "gelu",
  "gelu_tanh",
  "silu",
  "softplus",
  "mish",
  "softmax",
  "log_softmax",
];

/** Numbers of one slice of softmax. */
const row = 1000;

await runCommand(async () => {
  const { values } = readCommandLine({
    // The benchmark's name.
    allowPositionals: true,
    options: {
      sizes: { type: "string", default: "1e3,1e4,1e5,1e6,1e7" },
      fns: { type: "string", default: usualFunctions.join() },
      contenders: { type: "string" },
      rounds: { type: "string", default: "3" },
      ms: { type: "string", default: "60" },
      node: { type: "string", multiple: true, default: [] },
      python: { type: "string", default: "/usr/bin/python3" },
      kernels: { type: "string", default: path.join(root, "dist", "kernels.mjs") },
      json: { type: "string" },
      write: { type: "boolean" },
      patience: { type: "string", default: "120" },
    },
  });
  const options: Options = {
    sizes: values.sizes.split(",").map(readSize),
    functions: values.fns.split(","),
    wanted: values.contenders?.split(","),
    rounds: readCount("--rounds", values.rounds),
    milliseconds: readCount("--ms", values.ms),
    python: values.python,
    kernels: path.resolve(values.kernels),
    patience: 1000 * readCount("--patience", values.patience, 0),
  };
  const json = values.json === undefined ? undefined : path.resolve(values.json);
  const nodes = [process.execPath, ...values.node.map((each) => path.resolve(each))];
  // Peers are found from there.
  process.chdir(root);

  const reports: Report[] = [];
  for (const node of nodes) {
    const version = await versionOf(node);
    if (version === undefined) {
      console.log(`There is no Node at ${node}; it is left out.`);
      continue;
    }
    const report = await measure(node, version, options);
    console.log(`\n${sectionOf(report).join("\n")}\n`);
    reports.push(report);
  }
  if (json !== undefined) await write(json, jsonOf(reports, machineText()));
  if (values.write) {
    const args = process.argv.slice(3).filter((each) => each !== "--write");
    // A program's place on this machine says nothing to others.
    const told = args.map((each) => (path.isAbsolute(each) ? path.basename(each) : each));
    const command = ["npm run bench -- kernels --write", ...told].join(" ");
    const date = new Date().toISOString().slice(0, 10);
    const text = documentOf(reports, { machine: machineText(), date, command });
    console.log(`Wrote ${await writeDocument("performance.md", text)}.`);
  }
});

interface Options {
  readonly sizes: readonly number[];
  readonly functions: readonly string[];
  /** All where absent. */
  readonly wanted: readonly string[] | undefined;
  readonly rounds: number;
  readonly milliseconds: number;
  readonly python: string;
  readonly kernels: string;
  /** Milliseconds that may be spent on waiting for calm moments. */
  readonly patience: number;
}

async function measure(node: string, version: string, options: Options): Promise<Report> {
  const { sizes, functions, rounds, milliseconds, patience } = options;
  const { running, missing } = await startAll(node, options);
  const outcomes: Outcome[] = [];
  const calm = new CalmMoments(patience);
  try {
    const folder = temporaryFolder("bench");
    for (const n of sizes) {
      const file = path.join(folder, `${n}.f32`);
      await writeFile(file, normalNumbers(n));
      for (const fn of functions) {
        if (fn.endsWith("softmax") && n % row !== 0) continue;
        process.stderr.write(`Node ${version}, ${sizeText(n)}, ${fn}\n`);
        const question = { functions: [fn], n, row, file, rounds, milliseconds, calm };
        outcomes.push(await goRound(running, question));
      }
    }
  } finally {
    for (const each of running) each.close();
  }
  return {
    engine: `Node ${version}`,
    contenders: running.map(({ key, name, info }) => ({ key, name, info })),
    missing,
    functions,
    sizes,
    timings: outcomes.flatMap(({ timings }) => timings),
    rounds,
    measurements: sum(outcomes.map(({ measurements }) => measurements)),
    disturbed: sum(outcomes.map(({ disturbed }) => disturbed)),
    failures: outcomes.flatMap(({ failures }) => failures),
  };
}

async function startAll(node: string, { wanted, python, kernels }: Options) {
  const program = fileURLToPath(new URL("./contender.mjs", import.meta.url));
  const script = (name: string) => path.join(root, "bench", "kernels", "contenders", name);
  const all: readonly (readonly [key: string, command: string, args: readonly string[]])[] = [
    ...Object.keys(contenders).map((key) => [key, node, [program, key, kernels]] as const),
    ["numpy", python, [script("numpy_kernels.py")]],
    ["torch", python, [script("torch_kernels.py")]],
  ];
  const running: Running[] = [];
  const missing: { key: string; reason: string }[] = [];
  for (const [key, command, args] of all) {
    if (wanted && !wanted.includes(key)) continue;
    try {
      if (key === "ours" && !existsSync(kernels)) throw new Error("They are not built.");
      running.push(await startContender(key, command, args));
    } catch (error) {
      missing.push({ key, reason: messageOf(error) });
      console.log(`${key} is left out: ${messageOf(error)}`);
    }
  }
  return { running, missing };
}

async function versionOf(node: string): Promise<string | undefined> {
  const { code, output } = await runProcess(node, ["-p", "process.versions.node"]);
  return code === 0 ? output.trim() : undefined;
}

function readSize(text: string): number {
  const n = Number(text);
  if (Number.isInteger(n) && n > 0 && n <= 1e8) return n;
  throw new Problem(`A size is a whole number up to 1e8, which "${text}" is not.`);
}

function readCount(option: string, text: string, least = 1): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= least) return count;
  throw new Problem(`${option} is a whole number from ${least} on, which "${text}" is not.`);
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new Problem(`Could not write ${file}: ${messageOf(error)}`);
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
