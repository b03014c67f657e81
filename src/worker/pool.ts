import { cancelled } from "../pace.ts";
import type { Answers } from "../protocol/worker.ts";
import { failure, type Result } from "../result.ts";
import type { JobOf } from "./runJob.ts";
import type { StartThread } from "./thread.ts";
import { type Patience, type RequestOptions, ThreadClient } from "./threadClient.ts";

/** How a pool keeps its threads. */
export interface PoolOptions {
  readonly startThread: StartThread;
  /** How many threads there are at most. */
  readonly size: number;
  /** How long a thread without work is kept, in milliseconds. */
  readonly idle: number;
  readonly patience: Patience;
  readonly log: (text: string) => void;
}

/** No thread could be started; the work has to be done elsewhere. */
export class NoThread extends Error {}

/**
 * The threads of one window: started when there is work for them, ended when idle.
 *
 * Each does one job at a time, so that a crash ends no other's work; more jobs than threads wait in
 * the order in which they came.
 */
export class Pool {
  readonly #options: PoolOptions;
  /** Threads without work, the latest used last, and what ends them. */
  readonly #idle = new Map<ThreadClient, ReturnType<typeof setTimeout>>();
  readonly #clients = new Set<ThreadClient>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #isDisposed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** How many threads there are. */
  get threads(): number {
    return this.#clients.size;
  }

  /**
   * Does a job on a thread of its own. Cancelled, it fails at once, though its thread may take a
   * moment to stop.
   *
   * Fails with a sentence where the job does or the thread is lost; the next one has a fresh thread.
   * Rejects with `NoThread` where none can be started.
   */
  async run<Kind extends keyof Answers>(
    job: JobOf<Kind>,
    options: RequestOptions,
  ): Promise<Result<Answers[Kind]>> {
    const { cancellation } = options;
    if (cancellation.isCancellationRequested || this.#isDisposed) return failure(cancelled);
    return new Promise((resolve, reject) => {
      const cancelling = cancellation.onCancellationRequested(() => resolve(failure(cancelled)));
      this.#work(job, options)
        .then(resolve, reject)
        .finally(() => cancelling.dispose());
    });
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const timer of this.#idle.values()) clearTimeout(timer);
    for (const client of this.#clients) client.dispose();
    this.#idle.clear();
    this.#clients.clear();
  }

  async #work<Kind extends keyof Answers>(
    job: JobOf<Kind>,
    options: RequestOptions,
  ): Promise<Result<Answers[Kind]>> {
    await this.#turn();
    try {
      if (options.cancellation.isCancellationRequested) return failure(cancelled);
      const client = this.#takeIdle(options.text) ?? (await this.#start());
      try {
        return await client.run(job, options);
      } finally {
        this.#putBack(client);
      }
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#busy--;
    }
  }

  /** Waits until fewer jobs are being done than there may be threads. */
  async #turn(): Promise<void> {
    if (this.#busy < this.#options.size) this.#busy++;
    // Whoever ends hands the turn over, so that nobody who comes in between takes it.
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** The thread that has the text already, or the one used last. */
  #takeIdle(text: string): ThreadClient | undefined {
    const idle = [...this.#idle];
    const [client, timer] = idle.find(([each]) => each.has(text)) ?? idle.at(-1) ?? [];
    if (!client) return undefined;
    clearTimeout(timer);
    this.#idle.delete(client);
    if (!client.isEnded) return client;
    this.#clients.delete(client);
    return this.#takeIdle(text);
  }

  async #start(): Promise<ThreadClient> {
    const { startThread, patience, log } = this.#options;
    let client: ThreadClient;
    try {
      client = await ThreadClient.start(startThread, patience, log);
    } catch (error) {
      throw new NoThread("No background thread could be started.", { cause: error });
    }
    this.#clients.add(client);
    if (this.#isDisposed) this.dispose();
    return client;
  }

  #putBack(client: ThreadClient): void {
    if (client.isEnded || this.#isDisposed) {
      this.#clients.delete(client);
      return;
    }
    const end = () => {
      this.#idle.delete(client);
      this.#clients.delete(client);
      client.dispose();
    };
    this.#idle.set(client, setTimeout(end, this.#options.idle));
  }
}
