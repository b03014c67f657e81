import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Tally } from "./errors.ts";
import type { Checker, Piece } from "./exhaustive.ts";
import type { Answer } from "./worker.ts";

/** Checks one piece per thread at a time. `close` ends the threads. */
export function startPool(
  program: URL,
  adapter: string,
  width: number,
): Checker & { close(): Promise<void> } {
  const workers = Array.from({ length: width }, () => new Worker(program, { workerData: adapter }));
  const idle = [...workers];
  return {
    width,
    async check(piece) {
      const worker = idle.pop();
      if (!worker) throw new Error("There are more pieces than threads.");
      try {
        return await ask(worker, piece);
      } finally {
        idle.push(worker);
      }
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

async function ask(worker: Worker, piece: Piece): Promise<Tally | undefined> {
  // An error in the thread makes `once` fail.
  const answered = once(worker, "message");
  worker.postMessage(piece);
  const [answer] = (await answered) as [Answer];
  if ("failure" in answer) throw new Error(answer.failure);
  return answer.tally;
}
