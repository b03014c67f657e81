import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { Background } from "../../src/worker/background.ts";
import { startNodeThread } from "../../src/worker/node/startNodeThread.ts";
import { serve } from "../../src/worker/serve.ts";
import {
  bundle,
  cancellable,
  evaluateJob,
  eventLoopTurn,
  numbersText,
  requestFor,
  shapeJob,
} from "./support.ts";

/** A background that counts its threads, or cannot start any. */
function backgroundFor(context: TestContext, { canStart = true } = {}) {
  const state = { started: 0, logged: [] as string[] };
  const background = new Background(
    () => {
      state.started++;
      return canStart ? startNodeThread(bundle) : Promise.reject(new Error("no threads here"));
    },
    (text) => state.logged.push(text),
  );
  context.after(() => background.dispose());
  return { background, state };
}

test("what is short is done without a thread", async (context) => {
  const { background, state } = backgroundFor(context);
  const result = await background.run(evaluateJob("relu"), requestFor("[-1, 2]"));
  assert.ok(result.ok);
  assert.deepEqual([...result.value.value], [0, 2]);
  assert.equal(state.started, 0);
});

test("what takes long is done in a thread, be its text short or long", async (context) => {
  const { background, state } = backgroundFor(context);
  const short = await background.run(evaluateJob("mish"), requestFor("range(2_000_000)"));
  assert.equal(short.ok && short.value.value.length, 2_000_000);
  assert.equal(state.started, 1);
  const long = await background.run(shapeJob, requestFor(numbersText(50_000)));
  assert.deepEqual(long, { ok: true, value: [50_000] });
  assert.equal(state.started, 1);
});

test("where no thread can be had, long work is done here, and can be cancelled", async (context) => {
  const { background, state } = backgroundFor(context, { canStart: false });
  const text = numbersText(50_000);
  const result = await background.run(evaluateJob(), requestFor(text));
  assert.equal(result.ok && result.value.value.length, 50_000);
  assert.match(state.logged.join("\n"), /no threads here/);

  const { cancellation, cancel } = cancellable();
  const request = requestFor("range(5_000_000)", { cancellation, onProgress: cancel });
  assert.ok(!(await background.run(evaluateJob("mish"), request)).ok);
});

test("the arrays of an answer are moved out of the thread", async () => {
  let receive: (data: unknown) => void = () => undefined;
  const posted: { message: unknown; moved: readonly ArrayBuffer[] }[] = [];
  const onMessage = (listener: (data: unknown) => void) => (receive = listener);
  serve(
    { post: (message, moved = []) => posted.push({ message, moved }), onMessage },
    eventLoopTurn,
  );
  receive({ type: "piece", text: "[-1, 2, 3]" });
  receive({ type: "run", id: 1, job: evaluateJob("relu"), isSameText: false });
  while (posted.length < 2) await eventLoopTurn();
  assert.deepEqual(
    posted.map(({ moved }) => moved.length),
    [0, 3],
  );
});

test("the thread refuses a message that it does not know", () => {
  let receive: (data: unknown) => void = () => undefined;
  const onMessage = (listener: (data: unknown) => void) => (receive = listener);
  serve({ post: () => undefined, onMessage }, eventLoopTurn);
  assert.throws(() => receive({ type: "run", id: 1, job: { kind: "format the disk" } }));
});
