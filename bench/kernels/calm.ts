import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/** Processors that may be busy with something else while one measures. */
const disturbing = 0.35;
const longestWait = 1500;
const attempts = 3;

/** What was measured, and whether other programs ran meanwhile. */
export interface Observed<Value> {
  readonly value: Value;
  readonly disturbed: boolean;
}

/** Measures while nothing else runs, as far as that can be had. */
export class CalmMoments {
  #left: number;

  /** @param allowance milliseconds for waiting and for measuring again, all together */
  constructor(allowance: number) {
    this.#left = allowance;
  }

  /**
   * Waits for a calm moment, but not for long, and measures again where other programs took a
   * processor; ours takes one itself. When the allowance is used up it measures at once.
   */
  async measure<Value>(work: () => Promise<Value>): Promise<Observed<Value>> {
    for (let attempt = 1; ; attempt++) {
      await this.#waitForCalm();
      const { value, processors, milliseconds } = await busyDuring(work);
      const disturbed = processors > 1 + disturbing;
      if (!disturbed || attempt === attempts || this.#left <= 0) return { value, disturbed };
      this.#left -= milliseconds;
    }
  }

  async #waitForCalm(): Promise<void> {
    for (let waited = 0; waited < longestWait && this.#left > 0;) {
      const { processors, milliseconds } = await busyDuring(() => sleep(100));
      if (processors < disturbing) return;
      waited += milliseconds;
      this.#left -= milliseconds;
    }
  }
}

async function busyDuring<Value>(work: () => Promise<Value>) {
  const before = times();
  const start = performance.now();
  const value = await work();
  const milliseconds = performance.now() - start;
  const after = times();
  const elapsed = after.all - before.all;
  const busy = elapsed > 0 ? (after.busy - before.busy) / elapsed : 0;
  return { value, milliseconds, processors: busy * os.cpus().length };
}

function times() {
  const sum = { busy: 0, all: 0 };
  for (const { times: each } of os.cpus()) {
    const busy = each.user + each.nice + each.sys + each.irq;
    sum.busy += busy;
    sum.all += busy + each.idle;
  }
  return sum;
}
