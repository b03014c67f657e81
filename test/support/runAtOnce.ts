import type { Work } from "../../src/pace.ts";

/** Does work that could pause without a pause. */
export function runAtOnce<Value>(work: Work<Value>): Value {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
