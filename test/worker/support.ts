import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { TestContext } from "node:test";
import { activationById } from "../../src/activations/index.ts";
import { usualParameters } from "../../src/activations/parameters.ts";
import { neverCancelled } from "../../src/worker/cancellation.ts";
import { startNodeThread } from "../../src/worker/node/startNodeThread.ts";
import { Pool, type PoolOptions } from "../../src/worker/pool.ts";
import type { JobOf } from "../../src/worker/runJob.ts";
import type { RequestOptions } from "../../src/worker/threadClient.ts";

const origin = { line: 1, column: 1 };

/** The bundle that is shipped. */
export const bundle = path.resolve("dist/worker.js");

/** A pool of real threads that ends with its test, and what it logs. */
export function poolFor(context: TestContext, options: Partial<PoolOptions> = {}) {
  const logged: string[] = [];
  const pool = new Pool({
    startThread: () => startNodeThread(bundle),
    size: 1,
    idle: 60_000,
    patience: { cancel: 10_000, silence: 60_000 },
    log: (text) => logged.push(text),
    ...options,
  });
  context.after(() => pool.dispose());
  return { pool, logged };
}

export const shapeJob: JobOf<"shape"> = { kind: "shape", origin };

/** Evaluation with the usual parameters. */
export function evaluateJob(activation = "gelu", axis?: number): JobOf<"evaluate"> {
  return {
    kind: "evaluate",
    origin,
    curve: curveOf(activation),
    ...(axis !== undefined && { axis }),
  };
}

/** Evaluation whose values are written. */
export function writeJob(activation = "gelu"): JobOf<"write"> {
  return { kind: "write", origin, curve: curveOf(activation), of: "value", extent: "text" };
}

/** A request for a text that binds no names. */
export function requestFor(text: string, more: Partial<RequestOptions> = {}): RequestOptions {
  return {
    text,
    lookUp: () => undefined,
    pause: eventLoopTurn,
    cancellation: neverCancelled,
    ...more,
  };
}

/** A cancellation that `cancel` calls for. */
export function cancellable() {
  const listeners = new Set<() => void>();
  const cancellation = {
    isCancellationRequested: false,
    onCancellationRequested(listener: () => void) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
  };
  const cancel = () => {
    cancellation.isCancellationRequested = true;
    for (const listener of listeners) listener();
  };
  return { cancellation, cancel, listeners };
}

/**
 * Starts the shipped bundle in a thread that misbehaves on a text with a certain word in it: `exit`
 * ends the thread, `throw` throws, `hang` goes on for ever.
 */
export function startMoodyThread() {
  const file = path.resolve("out/test/worker/moody.cjs");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(
    file,
    `require("node:worker_threads").parentPort.on("message", ({ text = "" }) => {
       if (text.includes("exit")) process.exit(7);
       if (text.includes("throw")) throw new Error("a bug");
       if (text.includes("hang")) for (;;);
     });
     require(${JSON.stringify(bundle)});`,
  );
  return startNodeThread(file);
}

/** A list of numbers, always the same, with six decimals. */
export function numbersText(count: number): string {
  let state = 1;
  const numbers = Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return ((state / 2_147_483_647) * 8 - 4).toFixed(6);
  });
  return `[${numbers.join(", ")}]`;
}

export function eventLoopTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function curveOf(id: string) {
  const activation = activationById(id);
  if (!activation) throw new Error(`There is no activation ${id}.`);
  return { activation: id, parameters: usualParameters(activation) };
}
