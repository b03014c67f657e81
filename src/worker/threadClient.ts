import { cancelled, startPace } from "../pace.ts";
import { type Answers, answerReaders, readFromThread, type ToThread } from "../protocol/worker.ts";
import { failure, type Result, success } from "../result.ts";
import type { LookUp } from "../tensors/reading.ts";
import type { Cancellation } from "./cancellation.ts";
import { Pieces, piecesOf } from "./pieces.ts";
import type { JobOf } from "./runJob.ts";
import { crashed, outOfMemory, silent } from "./sentences.ts";
import type { StartThread, Thread, ThreadEnd } from "./thread.ts";

/** What a request brings beside its job. */
export interface RequestOptions {
  readonly text: string;
  readonly lookUp: LookUp;
  /** Lets everything else on the host's thread run. */
  readonly pause: () => Promise<void>;
  readonly cancellation: Cancellation;
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** How patient the host is, in milliseconds. */
export interface Patience {
  /** For a job that was cancelled to stop; then its thread is ended. */
  readonly cancel: number;
  /** For a sign of life; then the thread is ended. A sleeping computer counts as one sign missed. */
  readonly silence: number;
}

/** The job that a thread is at, as the host knows it. */
interface Current {
  readonly id: number;
  readonly options: RequestOptions;
  done(answer: unknown): void;
  end(result: Result<never>): void;
  fail(error: Error): void;
}

/** Keeps one thread, from its start to its end; does one job after the other on it. */
export class ThreadClient {
  readonly #thread: Thread;
  readonly #patience: Patience;
  readonly #log: (text: string) => void;
  readonly #answer = new Pieces();
  #current: Current | undefined;
  /** The text that the thread has; the same strings are compared in no time, equal ones in 0.1 ns a letter. */
  #sent: string | undefined;
  #jobs = 0;
  #isEnded = false;
  #silence: ReturnType<typeof setTimeout> | undefined;

  private constructor(thread: Thread, patience: Patience, log: (text: string) => void) {
    this.#thread = thread;
    this.#patience = patience;
    this.#log = log;
  }

  /** Starts a thread; rejects where that is not possible, or where it ends before it is ready. */
  static async start(
    startThread: StartThread,
    patience: Patience,
    log: (text: string) => void,
  ): Promise<ThreadClient> {
    const thread = await startThread();
    const client = new ThreadClient(thread, patience, log);
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        client.dispose();
        reject(new Error("The background thread did not start in time."));
      }, patience.silence);
      thread.onMessage((data) => {
        clearTimeout(timer);
        if (readFromThread(data)?.type === "ready") resolve();
        else client.#receive(data);
      });
      thread.onEnd((end) => {
        clearTimeout(timer);
        reject(new Error(end.detail));
        client.#onEnd(end);
      });
    });
    return client;
  }

  /** Whether the thread is there no more, for whatever reason. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Whether the thread has this text already. */
  has(text: string): boolean {
    return this.#sent === text;
  }

  /**
   * Does a job; the one before must be over. Settles when the thread is free again, or has ended.
   *
   * Fails with the job's own sentences, and where the thread crashes, falls silent or runs out of
   * memory. Rejects on bugs.
   */
  async run<Kind extends keyof Answers>(
    job: JobOf<Kind>,
    options: RequestOptions,
  ): Promise<Result<Answers[Kind]>> {
    const { cancellation } = options;
    const id = ++this.#jobs;
    let patience: ReturnType<typeof setTimeout> | undefined;
    const cancelling = cancellation.onCancellationRequested(() => {
      this.#post({ type: "cancel", id });
      patience = setTimeout(() => this.#end(failure(cancelled)), this.#patience.cancel);
    });
    try {
      return await new Promise((resolve, reject) => {
        const end = (result: Result<never>) => resolve(result);
        const done = (answer: unknown) => {
          const read = answerReaders[job.kind](answer, this.#answer.take());
          if (read === undefined) reject(new Error(`The answer to ${job.kind} cannot be read.`));
          else resolve(success(read));
        };
        this.#current = { id, options, done, end, fail: reject };
        this.#hear();
        this.#guard(this.#send(job, this.#current), this.#current);
      });
    } finally {
      cancelling.dispose();
      clearTimeout(patience);
      clearTimeout(this.#silence);
      this.#current = undefined;
      this.#answer.take();
    }
  }

  /** Ends the thread. A job that it is at counts as cancelled. */
  dispose(): void {
    this.#end(failure(cancelled));
  }

  async #send<Kind extends keyof Answers>(job: JobOf<Kind>, current: Current): Promise<void> {
    const { text } = current.options;
    const isSameText = this.has(text);
    if (!isSameText) {
      this.#sent = undefined;
      if (!(await this.#sendText(text, current))) {
        current.end(failure(cancelled));
        return;
      }
      this.#sent = text;
    }
    this.#post({ type: "run", id: current.id, job, isSameText });
  }

  /** Sends a text in pieces; false when the job is cancelled meanwhile. */
  async #sendText(text: string, { options }: Current): Promise<boolean> {
    const { pause, cancellation } = options;
    const isCancelled = () => cancellation.isCancellationRequested || this.#isEnded;
    const pace = startPace({ pause, isCancelled });
    for (const piece of piecesOf(text)) {
      if (isCancelled() || (pace.isDue() && !(await pace.rest()))) return false;
      this.#post({ type: "piece", text: piece });
    }
    return !isCancelled();
  }

  #post(message: ToThread): void {
    if (!this.#isEnded) this.#thread.post(message);
  }

  #receive(data: unknown): void {
    const message = readFromThread(data);
    if (!message) {
      this.#current?.fail(new Error("The background thread sent a message that cannot be read."));
      this.#end(failure(crashed));
      return;
    }
    const current = this.#current;
    if (message.type === "ready" || !current) return;
    this.#hear();
    if (message.type === "piece") {
      this.#answer.add(message.text);
      return;
    }
    if (message.id !== current.id) return;
    switch (message.type) {
      case "progress":
        current.options.onProgress?.(message.share);
        return;
      case "lookUp":
        this.#guard(this.#answerLookUp(message.name, current), current);
        return;
      case "done":
        current.done(message.answer);
        return;
      case "refused":
        current.end(failure(message.problem));
        return;
      case "failed":
        current.fail(new Error(`In the background thread: ${message.message}`));
        return;
    }
  }

  async #answerLookUp(name: string, current: Current): Promise<void> {
    const source = await current.options.lookUp(name);
    if (source !== undefined && !(await this.#sendText(source, current))) return;
    this.#post({ type: "bound", id: current.id, isKnown: source !== undefined });
  }

  /** What fails in between leaves the thread waiting: it is ended, and the job rejects. */
  #guard(step: Promise<void>, current: Current): void {
    step.catch((error: unknown) => {
      current.fail(error instanceof Error ? error : new Error(String(error)));
      this.#end(failure(crashed));
    });
  }

  /** The thread shows that it lives. */
  #hear(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#log("A background thread was ended because it did not answer.");
      this.#end(failure(silent));
    }, this.#patience.silence);
  }

  #onEnd({ isOutOfMemory, detail }: ThreadEnd): void {
    if (this.#isEnded) return;
    this.#log(`A background thread ended: ${detail}`);
    this.#end(failure(isOutOfMemory ? outOfMemory : crashed));
  }

  #end(result: Result<never>): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#thread.terminate();
    this.#current?.end(result);
  }
}
