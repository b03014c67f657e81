import assert from "node:assert/strict";
import { test } from "node:test";
import { cancelled } from "../../src/pace.ts";
import { longestPiece, readToThread } from "../../src/protocol/worker.ts";
import { startNodeThread } from "../../src/worker/node/startNodeThread.ts";
import { NoThread } from "../../src/worker/pool.ts";
import { runJob } from "../../src/worker/runJob.ts";
import { unitOfFloat } from "../support/float32.ts";
import { crashed, outOfMemory, silent } from "../../src/worker/sentences.ts";
import {
  bundle,
  cancellable,
  evaluateJob,
  eventLoopTurn,
  numbersText,
  poolFor,
  requestFor,
  shapeJob,
  startMoodyThread,
  writeJob,
} from "./support.ts";

const names = new Map([
  ["xs", "[1.5, -0.0, float('nan'), -float('inf')]"],
  ["ys", "[x for x in xs]"],
]);
const lookUp = (name: string) => names.get(name);

const cases = [
  { text: "[-1, 0, 2.5]", activation: "relu" },
  { text: "x = np.array([[1, 2], [3, 4]])  # é → 𝟙", activation: "softmax", axis: -2 },
  { text: "np.array([1.0, -2.0, 3.0, 4.0])", activation: "glu" },
  { text: "[2 * y for y in ys]", activation: "gelu" },
  { text: "[1, 2, unknown]", activation: "gelu" },
  { text: "ys[0] ]", activation: "gelu" },
  { text: "[1, 2, 3]", activation: "glu" },
  { text: numbersText(100_000), activation: "mish" },
];

for (const { text, activation, axis } of cases) {
  test(`${text.slice(0, 40)} through ${activation} is the same in a thread`, async (context) => {
    const { pool } = poolFor(context);
    const request = requestFor(text, { lookUp });
    const here = { ...request, isCancelled: () => false };
    const evaluation = evaluateJob(activation, axis);
    assert.deepEqual(await pool.run(evaluation, request), await runJob(evaluation, here));
    const writing = writeJob(activation);
    assert.deepEqual(await pool.run(writing, request), await runJob(writing, here));
    assert.deepEqual(await pool.run(shapeJob, request), await runJob(shapeJob, here));
    assert.equal(pool.threads, 1);
  });
}

test("texts that travel in pieces arrive whole: of the request, of names, of the answer", async (context) => {
  const { pool } = poolFor(context);
  const text = numbersText(250_000);
  assert.ok(text.length > 2 * longestPiece);
  const written = await pool.run(writeJob("linear"), requestFor(text));
  assert.ok(written.ok);
  const numbers = (list: string) => list.match(/[-\d.e]+/g)?.map(Number);
  assert.deepEqual(numbers(written.value), numbers(text));
  const named = await pool.run(shapeJob, requestFor("big", { lookUp: () => text }));
  assert.deepEqual(named, { ok: true, value: [250_000] });
});

test("progress goes from 0 to 1 and never back", async (context) => {
  const { pool } = poolFor(context);
  const shares: number[] = [];
  const onProgress = (share: number) => shares.push(share);
  await pool.run(writeJob(), requestFor(numbersText(300_000), { onProgress }));
  assert.ok(shares.length > 3, `it was told ${shares.length} times`);
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => a - b),
  );
  assert.ok(shares.every((share) => share >= 0 && share <= 1));
});

for (const mood of ["exit", "throw"]) {
  test(`a thread that ends by ${mood} is told of in a sentence, and the next request works`, async (context) => {
    const { pool, logged } = poolFor(context, { startThread: startMoodyThread });
    const lost = await pool.run(shapeJob, requestFor(`[1, 2] # ${mood}`));
    assert.deepEqual(lost, { ok: false, problem: crashed });
    assert.equal(pool.threads, 0);
    assert.match(logged.join("\n"), mood === "exit" ? /exit code 7/ : /a bug/);
    assert.ok((await pool.run(shapeJob, requestFor("[1, 2]"))).ok);
    assert.equal(pool.threads, 1);
  });
}

test("a crash ends no other request", async (context) => {
  const { pool } = poolFor(context, { startThread: startMoodyThread, size: 2 });
  const [fine, lost] = await Promise.all([
    pool.run(evaluateJob(), requestFor(numbersText(100_000))),
    pool.run(shapeJob, requestFor("[1] # exit")),
  ]);
  assert.ok(fine.ok);
  assert.ok(!lost.ok);
});

test("a thread that runs out of memory is told of in a sentence, and the next request works", async (context) => {
  const startThread = () => startNodeThread(bundle, { maxOldGenerationSizeMb: 24 });
  const { pool } = poolFor(context, { startThread });
  const lost = await pool.run(writeJob(), requestFor(numbersText(1_000_000)));
  assert.deepEqual(lost, { ok: false, problem: outOfMemory });
  assert.ok((await pool.run(writeJob(), requestFor("[1, 2]"))).ok);
});

test("a thread that does not answer is ended, and the next request works", async (context) => {
  const patience = { cancel: 10_000, silence: 2_000 };
  const { pool } = poolFor(context, { startThread: startMoodyThread, patience });
  const lost = await pool.run(shapeJob, requestFor("[1, 2] # hang"));
  assert.deepEqual(lost, { ok: false, problem: silent });
  assert.ok((await pool.run(shapeJob, requestFor("[1, 2]"))).ok);
});

test("threads that are idle end, and start again when there is work", async (context) => {
  const { pool, logged } = poolFor(context, { idle: 10 });
  assert.equal(pool.threads, 0);
  for (let round = 0; round < 2; round++) {
    assert.ok((await pool.run(shapeJob, requestFor("[1, 2]"))).ok);
    assert.equal(pool.threads, 1);
    while (pool.threads > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assert.deepEqual(logged, []);
});

test("a request that is cancelled fails at once, and its thread goes on with the next one", async (context) => {
  let started = 0;
  const startThread = () => {
    started++;
    return startNodeThread(bundle);
  };
  const { pool } = poolFor(context, { startThread });
  const { cancellation, cancel, listeners } = cancellable();
  // The first sign of progress comes from within the work.
  const onProgress = () => cancel();
  const long = requestFor("range(9_000_000)", { cancellation, onProgress });
  const lost = await pool.run(evaluateJob("mish"), long);
  assert.deepEqual(lost, { ok: false, problem: cancelled });
  assert.ok((await pool.run(shapeJob, requestFor("[1, 2]"))).ok);
  assert.equal(started, 1);
  assert.equal(listeners.size, 0);
});

test("a thread that does not stop when cancelled is ended", async (context) => {
  const patience = { cancel: 50, silence: 60_000 };
  const { pool } = poolFor(context, { startThread: startMoodyThread, patience });
  await pool.run(shapeJob, requestFor("[1]"));
  const { cancellation, cancel } = cancellable();
  const hanging = pool.run(shapeJob, requestFor("[1, 2] # hang", { cancellation }));
  await eventLoopTurn();
  cancel();
  assert.deepEqual(await hanging, { ok: false, problem: cancelled });
  assert.ok((await pool.run(shapeJob, requestFor("[1, 2]"))).ok);
});

test("a request that is cancelled while a name of it is looked up leaves nothing behind", async (context) => {
  const { pool } = poolFor(context);
  const { cancellation, cancel } = cancellable();
  const request = requestFor("xs", {
    cancellation,
    lookUp: () => {
      cancel();
      return numbersText(250_000);
    },
  });
  assert.deepEqual(await pool.run(shapeJob, request), { ok: false, problem: cancelled });
  assert.deepEqual(await pool.run(shapeJob, requestFor("[1, 2]")), { ok: true, value: [2] });
});

test("a request that waits can be cancelled, and one that is cancelled already starts nothing", async (context) => {
  const { pool } = poolFor(context);
  const { cancellation, cancel } = cancellable();
  const first = pool.run(evaluateJob(), requestFor(numbersText(100_000)));
  const second = pool.run(shapeJob, requestFor("[1]", { cancellation }));
  cancel();
  assert.deepEqual(await second, { ok: false, problem: cancelled });
  assert.ok((await first).ok);
  const other = poolFor(context).pool;
  await other.run(shapeJob, requestFor("[1]", { cancellation }));
  assert.equal(other.threads, 0);
});

test("one thread does requests in the order in which they came", async (context) => {
  const { pool } = poolFor(context);
  const order: number[] = [];
  const sizes = [50_000, 10, 20_000, 1];
  await Promise.all(
    sizes.map(async (size, i) => {
      const result = await pool.run(shapeJob, requestFor(`range(${size})`));
      assert.deepEqual(result, { ok: true, value: [size] });
      order.push(i);
    }),
  );
  assert.deepEqual(order, [0, 1, 2, 3]);
  assert.equal(pool.threads, 1);
});

test("a text is sent once, and again where another one or a crash came in between", async (context) => {
  let pieces = 0;
  const { pool } = poolFor(context, {
    startThread: async () => {
      const thread = await startMoodyThread();
      const post = (message: unknown, moved?: readonly ArrayBuffer[]) => {
        if (readToThread(message)?.type === "piece") pieces++;
        thread.post(message, moved);
      };
      return { ...thread, post };
    },
  });
  const text = "[-1, 2, 3, x]";
  const other = "[7, 8]";
  const run = async (asked: string, activation: string) => {
    const request = requestFor(asked, { lookUp: () => "4" });
    const result = await pool.run(evaluateJob(activation), request);
    assert.ok(result.ok, result.ok ? "" : result.problem);
    return [...result.value.value];
  };
  // The name x takes a piece each time.
  assert.deepEqual(await run(text, "relu"), [0, 2, 3, 4]);
  assert.equal(pieces, 2);
  assert.deepEqual(await run(["[-1, 2,", " 3, x]"].join(""), "abs"), [1, 2, 3, 4]);
  assert.equal(pieces, 3);
  assert.deepEqual(await run(other, "relu"), [7, 8]);
  assert.deepEqual(await run(text, "relu"), [0, 2, 3, 4]);
  assert.equal(pieces, 6);
  assert.ok(!(await pool.run(shapeJob, requestFor("exit"))).ok);
  pieces = 0;
  assert.deepEqual(await run(text, "abs"), [1, 2, 3, 4]);
  assert.equal(pieces, 2);
});

test("a text that was not sent whole is sent again", async (context) => {
  const { pool } = poolFor(context);
  const text = numbersText(400_000);
  await pool.run(shapeJob, requestFor("[1]"));
  const { cancellation, cancel } = cancellable();
  const pause = () => {
    cancel();
    return eventLoopTurn();
  };
  let now = 0;
  const clock = context.mock.method(Date, "now", () => (now += 1_000));
  assert.ok(!(await pool.run(shapeJob, requestFor(text, { cancellation, pause }))).ok);
  clock.mock.restore();
  assert.deepEqual(await pool.run(shapeJob, requestFor(text)), { ok: true, value: [400_000] });
});

test("of two idle threads the one that has the text does the request", async (context) => {
  const { pool } = poolFor(context, { size: 2 });
  const texts = ["[1]", "[1, 2]"];
  await Promise.all(texts.map((text) => pool.run(shapeJob, requestFor(text))));
  for (const text of [...texts, ...texts]) {
    const count = text.split(",").length;
    assert.deepEqual(await pool.run(shapeJob, requestFor(text)), { ok: true, value: [count] });
  }
  assert.equal(pool.threads, 2);
});

test("float32 is computed by kernels in the thread, and differs from the host's by 1 ulp at most", async (context) => {
  const { pool } = poolFor(context);
  const request = requestFor(numbersText(3_000));
  const job = { ...evaluateJob("gelu"), dtype: "float32" } as const;
  const result = await pool.run(job, request);
  const here = await runJob(job, { ...request, isCancelled: () => false });
  assert.ok(result.ok && here.ok);
  here.value.value.forEach((y, i) => {
    const found = result.value.value[i] ?? NaN;
    assert.equal(found, Math.fround(found));
    assert.ok(Math.abs(found - y) <= unitOfFloat(y));
  });
});

test("statistics do not depend on how many threads there are, nor on which of them is asked", async (context) => {
  const request = requestFor(numbersText(20_000));
  const alone = await poolFor(context).pool.run(evaluateJob(), request);
  const { pool } = poolFor(context, { size: 2 });
  const both = await Promise.all([1, 2].map(() => pool.run(evaluateJob(), request)));
  for (const result of both) assert.deepEqual(result, alone);
});

test("two requests at once have a thread each", async (context) => {
  const { pool } = poolFor(context, { size: 2 });
  const results = await Promise.all(
    [3, 4, 5].map((n) => pool.run(shapeJob, requestFor(`range(${n})`))),
  );
  assert.deepEqual(
    results.map((result) => result.ok && result.value),
    [[3], [4], [5]],
  );
  assert.equal(pool.threads, 2);
});

test("where no thread can be started, the request says so", async (context) => {
  const { pool } = poolFor(context, { startThread: () => startNodeThread(`${bundle}.missing`) });
  await assert.rejects(pool.run(shapeJob, requestFor("[1]")), NoThread);
});

test("a bug in looking up a name rejects the request, and the next one works", async (context) => {
  const { pool } = poolFor(context);
  const lookUpBug = () => {
    throw new Error("a bug here");
  };
  await assert.rejects(pool.run(shapeJob, requestFor("xs", { lookUp: lookUpBug })), /a bug here/);
  assert.ok((await pool.run(shapeJob, requestFor("[1, 2]"))).ok);
});

test("a pool that is disposed ends its threads and what they do", async (context) => {
  const { pool } = poolFor(context);
  assert.ok((await pool.run(shapeJob, requestFor("[1]"))).ok);
  const long = pool.run(evaluateJob("mish"), requestFor(numbersText(300_000)));
  await eventLoopTurn();
  pool.dispose();
  assert.deepEqual(await long, { ok: false, problem: cancelled });
  assert.equal(pool.threads, 0);
  const after = await pool.run(shapeJob, requestFor("[1]"));
  assert.deepEqual(after, { ok: false, problem: cancelled });
});
