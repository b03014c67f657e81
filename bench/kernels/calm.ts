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

/**
 * Measures while nothing else runs, as far as it can be had: waits for a calm moment, but not for
 * long, and measures again where other programs took a processor. Ours takes one itself.
 */
export async function undisturbed<Value>(measure: () => Promise<Value>): Promise<Observed<Value>> {
  for (let attempt = 1; ; attempt++) {
    for (let waited = 0; waited < longestWait; waited += 100) {
      if ((await busyDuring(() => sleep(100))).processors < disturbing) break;
    }
    const { value, processors } = await busyDuring(measure);
    const disturbed = processors > 1 + disturbing;
    if (!disturbed || attempt === attempts) return { value, disturbed };
  }
}

async function busyDuring<Value>(work: () => Promise<Value>) {
  const before = times();
  const value = await work();
  const after = times();
  const elapsed = after.all - before.all;
  const busy = elapsed > 0 ? (after.busy - before.busy) / elapsed : 0;
  return { value, processors: busy * os.cpus().length };
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
