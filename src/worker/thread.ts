/** The end of a channel that a thread has to the host. */
export interface Port {
  /** Sends a message; the memory of `moved` is handed over instead of copied. */
  post(message: unknown, moved?: readonly ArrayBuffer[]): void;
  onMessage(listener: (data: unknown) => void): void;
}

/** A thread as the host sees it, in Node and in a browser alike. Has one listener of each kind. */
export interface Thread extends Port {
  /** The thread has ended without having been told to. Told at most once. */
  onEnd(listener: (end: ThreadEnd) => void): void;
  /** Ends the thread, whatever it is doing. */
  terminate(): void;
}

/** Why a thread ended. */
export interface ThreadEnd {
  readonly isOutOfMemory: boolean;
  /** For the log. */
  readonly detail: string;
}

/** Starts a thread; rejects where that is not possible. */
export type StartThread = () => Promise<Thread>;

/** What memory that was not to be had is told by. */
export function isOutOfMemory(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  if (Reflect.get(error, "code") === "ERR_WORKER_OUT_OF_MEMORY") return true;
  // Arrays and strings beyond what the engine can give are no end of the thread, but an exception.
  const limit = /allocation failed|Invalid (?:typed )?(?:array|string)(?: buffer)? length/i;
  return error instanceof RangeError && limit.test(error.message);
}

/** An error with its stack, whatever was thrown. */
export function detailOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
