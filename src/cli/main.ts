import { parentPort } from "node:worker_threads";
import { run } from "./run.ts";
import { nodeWorld, runUntilInterrupted } from "./nodeWorld.ts";
import { serveScans } from "./scan/scanThread.ts";

// Threads of a scan run the same bundle.
if (parentPort) serveScans(parentPort);
else void runUntilInterrupted(() => run(process.argv.slice(2), nodeWorld()));
