import { run } from "./run.ts";
import { nodeWorld, runUntilInterrupted } from "./nodeWorld.ts";

void runUntilInterrupted(() => run(process.argv.slice(2), nodeWorld()));
