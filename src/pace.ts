/** How long work that shares a thread with others lasts, and whether it is still wanted. */
export interface Pacing {
  /** Lets everything else on the thread run; resolves when it is our turn again. */
  readonly pause: () => Promise<void>;
  readonly isCancelled: () => boolean;
}

/** Cuts long work into slices. */
export interface Pace {
  /** Whether the current slice has lasted long enough. Cheap, but not free: ask every few thousand steps. */
  isDue(): boolean;
  /** Ends the slice and begins the next one; false when the work is not wanted any more. */
  rest(): Promise<boolean>;
}

/** What becomes of work that is cancelled. */
export const cancelled = "The evaluation was cancelled.";

const sliceMilliseconds = 12;

/** A pace whose first slice begins now. */
export function startPace({ pause, isCancelled }: Pacing): Pace {
  let sliceStart = Date.now();
  return {
    // A clock that was set back must not make a slice endless.
    isDue: () => Math.abs(Date.now() - sliceStart) >= sliceMilliseconds,
    async rest() {
      if (isCancelled()) return false;
      await pause();
      sliceStart = Date.now();
      return !isCancelled();
    },
  };
}

/** Work that can stop at every `yield` for as long as others need the thread. */
export type Work<Value> = Generator<undefined, Value, undefined>;

/** Does the work slice by slice; undefined when cancelled. */
export async function runInSlices<Value>(
  work: Work<Value>,
  pace: Pace,
): Promise<Value | undefined> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (pace.isDue() && !(await pace.rest())) return undefined;
  }
}

/** Does work that is known to be short without a pause. */
export function runAtOnce<Value>(work: Work<Value>): Value {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
