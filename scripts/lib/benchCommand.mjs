import { pathToFileURL } from "node:url";
import { ensurePeers } from "./benchPeers.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { Problem, runCommand } from "./problem.mjs";
import { endOnSignals } from "./processes.mjs";

const benchmarks = ["exactness"];

/** Runs the benchmark that the command line names first; the rest of the line is the benchmark's. */
export async function bench() {
  endOnSignals(130);
  await runCommand(async () => {
    const name = process.argv[2] ?? "";
    if (!benchmarks.includes(name)) {
      throw new Problem(`Say which benchmark to run: ${benchmarks.join(", ")}.`);
    }
    await ensureDependencies();
    const { bundleBenchmark } = await import("./benchBundle.mjs");
    const bundle = await bundleBenchmark(name);
    await ensurePeers();
    await import(pathToFileURL(bundle).href);
    // What it ended with.
    return Number(process.exitCode ?? 0);
  });
}
