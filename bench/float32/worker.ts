import { parentPort, workerData } from "node:worker_threads";
import { messageOf } from "../../scripts/lib/problem.mjs";
import { loadAdapter } from "../kernels/adapter.ts";
import type { Tally } from "./errors.ts";
import type { Piece } from "./exhaustive.ts";
import { kernelOf } from "./kernel.ts";
import { referenceFor } from "./reference.ts";
import { scan } from "./scan.ts";

/** What the worker answers to a piece. */
export type Answer = { readonly tally: Tally | undefined } | { readonly failure: string };

const adapter = await loadAdapter(String(workerData));
let ready: { key: string; kernel: Awaited<ReturnType<typeof kernelOf>> } | undefined;

/** Pieces of one function come one after the other, so one is kept ready. */
async function kernelFor({ id, part }: Piece) {
  const key = `${id} ${part}`;
  if (ready?.key !== key) {
    ready?.kernel?.dispose?.();
    ready = { key, kernel: await kernelOf(adapter, id, part) };
  }
  return ready.kernel;
}

async function answer(piece: Piece): Promise<Answer> {
  try {
    const reference = referenceFor(piece.id, piece.part);
    const kernel = reference && (await kernelFor(piece));
    return { tally: kernel && scan(kernel, reference, piece.range) };
  } catch (error) {
    return { failure: messageOf(error) };
  }
}

// Only the pool in `pool.ts` sends anything.
parentPort?.on("message", (piece: Piece) => {
  void answer(piece).then((told) => parentPort?.postMessage(told));
});
