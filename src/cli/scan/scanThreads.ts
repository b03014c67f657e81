import { Worker } from "node:worker_threads";
import { codeOf } from "../errorCode.ts";
import type { ScanFormat } from "./lines.ts";
import { readAnswer, type ScannedFile } from "./scanMessages.ts";
import type { FoundFile } from "./walk.ts";

/** Files that a thread is given at once: a message costs as much as a short file. */
const filesInBatch = 16;

/** Batches that may be under way for each thread; results wait for their turn in this window. */
const batchesPerThread = 3;

/**
 * Scans files on several threads, and tells of each in the order in which they came.
 *
 * @param program the bundle that a thread runs, which serves scans there
 * @param threads how many there are at most; they are started when there is work for them
 */
export async function* scanOnThreads(
  files: AsyncIterable<FoundFile>,
  format: ScanFormat,
  { program, threads }: { readonly program: string; readonly threads: number },
): AsyncGenerator<ScannedFile> {
  const crew = new Crew(program, threads);
  const pending: Promise<readonly ScannedFile[]>[] = [];
  try {
    for await (const batch of inBatches(files)) {
      pending.push(crew.scan(batch, format));
      if (pending.length >= threads * batchesPerThread) yield* (await pending.shift()) ?? [];
    }
    for (const scanned of pending) yield* await scanned;
  } finally {
    await crew.dismiss();
  }
}

async function* inBatches(files: AsyncIterable<FoundFile>): AsyncGenerator<FoundFile[]> {
  let batch: FoundFile[] = [];
  for await (const file of files) {
    batch.push(file);
    if (batch.length < filesInBatch) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Threads, each with one batch at a time. */
class Crew {
  readonly #program: string;
  readonly #size: number;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #waiting: (() => void)[] = [];

  constructor(program: string, size: number) {
    this.#program = program;
    this.#size = size;
  }

  async scan(files: readonly FoundFile[], format: ScanFormat): Promise<readonly ScannedFile[]> {
    const worker = await this.#take();
    const answer = await answerOf(worker, { files, format });
    if (answer !== undefined) {
      this.#putBack(worker);
      return readAnswer(answer);
    }
    // The thread is lost. Which file it was shows when each has a thread of its own.
    this.#all.delete(worker);
    this.#waiting.shift()?.();
    const [file, ...more] = files;
    if (file && more.length === 0) {
      return [
        { problem: `${file.path} takes more memory than there is; it was not read to the end.` },
      ];
    }
    const scanned: ScannedFile[] = [];
    for (const each of files) scanned.push(...(await this.scan([each], format)));
    return scanned;
  }

  async dismiss(): Promise<void> {
    await Promise.all(Array.from(this.#all, (worker) => worker.terminate()));
  }

  async #take(): Promise<Worker> {
    for (;;) {
      const idle = this.#idle.pop();
      if (idle) return idle;
      if (this.#all.size < this.#size) {
        const worker = new Worker(this.#program);
        this.#all.add(worker);
        return worker;
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #putBack(worker: Worker): void {
    this.#idle.push(worker);
    this.#waiting.shift()?.();
  }
}

/** Undefined where the thread ended instead for want of memory. */
function answerOf(worker: Worker, question: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: unknown) => {
      worker.off("error", onError);
      resolve(message);
    };
    const onError = (error: unknown) => {
      worker.off("message", onMessage);
      if (codeOf(error) === "ERR_WORKER_OUT_OF_MEMORY") resolve(undefined);
      else reject(error instanceof Error ? error : new Error(String(error)));
    };
    worker.once("message", onMessage);
    worker.once("error", onError);
    worker.postMessage(question);
  });
}
