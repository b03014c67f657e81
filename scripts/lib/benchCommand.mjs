import { pathToFileURL } from "node:url";
import { ensurePeers } from "./benchPeers.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { Problem, runCommand } from "./problem.mjs";
import { endOnSignals } from "./processes.mjs";

/**
 * Each benchmark with the programs that it starts, whether it measures what is built, and whether
 * beside others.
 *
 * @type {Readonly<Record<string, { beside?: readonly string[], needsBuild?: boolean, needsPeers?: boolean }>>}
 */
const benchmarks = {
  exactness: {},
  hover: {},
  kernels: { beside: ["contender"], needsBuild: true },
  scan: { needsPeers: false },
};

/** Runs the benchmark that the command line names first; the rest of the line is the benchmark's. */
export async function bench() {
  endOnSignals(130);
  await runCommand(async () => {
    const name = process.argv[2] ?? "";
    const benchmark = benchmarks[name];
    if (!benchmark) {
      throw new Problem(`Say which benchmark to run: ${Object.keys(benchmarks).join(", ")}.`);
    }
    return run(name, { needsPeers: true, ...benchmark });
  });
}

/** Checks our float32 kernels against our float64 code, without peers. */
export async function exactness() {
  endOnSignals(130);
  await runCommand(() => run("float32", { beside: ["worker"], needsBuild: true }));
}

/**
 * @param {string} name of a folder of `bench`
 * @param {{ beside?: readonly string[], needsBuild?: boolean, needsPeers?: boolean }} options
 */
async function run(name, { beside, needsBuild = false, needsPeers = false }) {
  await ensureDependencies();
  if (needsBuild) {
    const { buildBundles } = await import("./bundles.mjs");
    await buildBundles();
  }
  const { bundleBenchmark } = await import("./benchBundle.mjs");
  const bundle = await bundleBenchmark(name, beside);
  if (needsPeers) await ensurePeers();
  await import(pathToFileURL(bundle).href);
  // What it ended with.
  return Number(process.exitCode ?? 0);
}
