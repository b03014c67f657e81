import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { startPace } from "../../src/pace.ts";
import { readTensor } from "../../src/tensors/readTensor.ts";
import { writeLike } from "../../src/tensors/writeLike.ts";
import { optionsWith, read, unhurried } from "./reading.ts";

const rows = Array.from({ length: 20_000 }, (_, i) => `[${i}, ${i / 8}]`);
const texts = [
  { name: "a large literal", text: `[${rows.join(", ")}]`, atLeast: 10 },
  { name: "large plain text", text: rows.join("\n").replaceAll(/[[\],]/g, ""), atLeast: 5 },
  { name: "a comprehension", text: "[x / 2 for x in range(10000)]", atLeast: 150 },
  { name: "a range", text: "range(100000)", atLeast: 90 },
];

/** From now on every look at the clock finds that the slice is over. */
function hurry(context: TestContext): void {
  let now = 0;
  context.mock.method(Date, "now", () => (now += 1_000));
}

for (const { name, text, atLeast } of texts) {
  test(`${name} is read in slices`, async (context) => {
    hurry(context);
    let pauses = 0;
    const pause = () => {
      pauses++;
      return Promise.resolve();
    };
    const whole = await read(text);
    const sliced = await read(text, { ...optionsWith(), pause });
    assert.ok(pauses >= atLeast, `${pauses} pauses`);
    assert.deepEqual(sliced.tensor, whole.tensor);
  });

  test(`${name} stops when it is cancelled`, async (context) => {
    hurry(context);
    let pauses = 0;
    const pause = () => {
      pauses++;
      return Promise.resolve();
    };
    const result = await readTensor(text, {
      ...optionsWith(),
      pause,
      isCancelled: () => pauses >= 3,
    });
    assert.deepEqual(result, { ok: false, problem: "The evaluation was cancelled." });
    assert.equal(pauses, 3);
  });
}

test("results are written in slices and stop when cancelled", async (context) => {
  hurry(context);
  for (const { text } of texts) {
    const like = await read(text);
    let pauses = 0;
    const pause = () => {
      pauses++;
      return Promise.resolve();
    };
    const pace = startPace({ ...unhurried, pause });
    assert.equal(typeof (await writeLike(like, like.tensor, "text", pace)), "string");
    assert.ok(pauses >= 2, `${pauses} pauses`);
    const cancelled = startPace({ ...unhurried, isCancelled: () => true });
    assert.equal(await writeLike(like, like.tensor, "text", cancelled), undefined);
  }
});
