import assert from "node:assert/strict";
import { test } from "node:test";
import { readReports } from "../../scripts/lib/hostReports.mjs";

const mark = "[activation-lens-tests] ";
const line = (report: unknown) => `${mark}${JSON.stringify(report)}\n`;
const passed = { state: "passed", title: "hover › shows", milliseconds: 12 };
const failed = { state: "failed", title: "hover › hides", milliseconds: 3, message: "no\nhover" };
const complete = { state: "complete" };

/** What is made of an extension host that prints these pieces of text. */
const outcomeOf = (...pieces: readonly string[]) =>
  readReports(undefined, (onOutput) => {
    for (const piece of pieces) onOutput(piece);
    return Promise.resolve();
  });

test("reports are counted among all else that is printed", async () => {
  const skipped = { state: "skipped", title: "hover › later" };
  assert.deepEqual(
    await outcomeOf("noise\n", line(passed), line(failed), "more\n", line(skipped), line(complete)),
    { passed: 1, skipped: 1, failures: [{ title: "hover › hides", message: "no\nhover" }] },
  );
});

test("a report that arrives in pieces, or behind a prefix, is one report", async () => {
  const text = `[main 12:00] ${line(passed)}${line(complete)}`;
  for (let cut = 0; cut <= text.length; cut++) {
    const outcome = await outcomeOf(text.slice(0, cut), text.slice(cut));
    assert.deepEqual(outcome, { passed: 1, skipped: 0, failures: [] });
  }
});

test("a run that ends before its last test is a failure that shows the log", async () => {
  const { passed: count, failures } = await outcomeOf(line(passed), "Segmentation fault\n");
  assert.equal(count, 1);
  assert.equal(failures.length, 1);
  assert.match(failures[0]?.message ?? "", /ended before all tests had run.*\nSegmentation fault/);
});

test("a run that could not start is a failure that says why", async () => {
  const { failures } = await readReports(undefined, () => Promise.reject(new Error("no browser")));
  assert.match(failures[0]?.message ?? "", /^no browser/);
});

test("a run that fails after its last test is no further failure", async () => {
  const outcome = await readReports(undefined, (onOutput) => {
    onOutput(line(failed) + line(complete));
    return Promise.reject(new Error("exit code 1"));
  });
  assert.equal(outcome.failures.length, 1);
});
