import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  answerReaders,
  type FromThread,
  type Job,
  longestPiece,
  readFromThread,
  readToThread,
  type ToThread,
} from "../../src/protocol/worker.ts";
import { histogramsFor, statisticsFor } from "../support/told.ts";
import { curve } from "./arbitraries.ts";

const id = fc.nat();
const origin = fc.record(
  { line: fc.nat(), column: fc.nat(), tabSize: fc.integer({ min: 1, max: 16 }) },
  { requiredKeys: ["line", "column"], noNullPrototype: true },
);
const settings = {
  origin,
  curve,
  axis: fc.integer({ min: -64, max: 63 }),
  seed: fc.nat(),
  dtype: fc.constantFrom("float32" as const, "float64" as const),
};
const requiredKeys = ["kind", "origin", "curve"] as const;
const jobs: fc.Arbitrary<Job> = fc.oneof(
  fc.record({ kind: fc.constant("shape" as const), origin }, { noNullPrototype: true }),
  fc.record(
    { kind: fc.constant("evaluate" as const), ...settings },
    { requiredKeys: [...requiredKeys], noNullPrototype: true },
  ),
  fc.record(
    {
      kind: fc.constant("write" as const),
      ...settings,
      of: fc.constantFrom("value" as const, "derivative" as const),
      extent: fc.constantFrom("text" as const, "array" as const),
    },
    { requiredKeys: [...requiredKeys, "of", "extent"], noNullPrototype: true },
  ),
);

const plain = { noNullPrototype: true } as const;
const type = <Type extends string>(name: Type) => fc.constant(name);

const toThread: fc.Arbitrary<ToThread> = fc.oneof(
  fc.record({ type: type("piece"), text: fc.string() }, plain),
  fc.record({ type: type("run"), id, job: jobs, isSameText: fc.boolean() }, plain),
  fc.record({ type: type("bound"), id, isKnown: fc.boolean() }, plain),
  fc.record({ type: type("cancel"), id }, plain),
);

const fromThread: fc.Arbitrary<FromThread> = fc.oneof(
  fc.record({ type: type("ready") }, plain),
  fc.record({ type: type("lookUp"), id, name: fc.string() }, plain),
  fc.record(
    { type: type("progress"), id, share: fc.double({ min: 0, max: 1, noNaN: true }) },
    plain,
  ),
  fc.record({ type: type("piece"), text: fc.string() }, plain),
  fc.record({ type: type("done"), id, answer: fc.constant([1, 2]) }, plain),
  fc.record({ type: type("refused"), id, problem: fc.string() }, plain),
  fc.record({ type: type("failed"), id, message: fc.string() }, plain),
);

test("every message to and from the thread is read as it was sent", () => {
  fc.assert(
    fc.property(toThread, fromThread, (to, from) => {
      assert.deepEqual(readToThread(structuredClone(to)), to);
      assert.deepEqual(readFromThread(structuredClone(from)), from);
    }),
  );
});

test("nothing else is read, and nothing makes the readers throw", () => {
  fc.assert(
    fc.property(fc.anything(), (data) => {
      readToThread(data);
      readFromThread(data);
    }),
  );
  const job = { kind: "shape", origin: { line: 1, column: 1 } };
  for (const data of [
    undefined,
    [],
    { type: "run", job, isSameText: false },
    { type: "run", id: 1, job },
    { type: "run", id: -1, job, isSameText: false },
    { type: "run", id: 1, job: { ...job, kind: "other" }, isSameText: false },
    { type: "run", id: 1, job: { ...job, origin: { line: 1 } }, isSameText: false },
    { type: "run", id: 1, job: { ...job, kind: "evaluate" }, isSameText: false },
    { type: "piece", text: "x".repeat(longestPiece + 1) },
    { type: "bound", id: 1 },
  ]) {
    assert.equal(readToThread(data), undefined);
  }
  for (const data of [
    { type: "progress", id: 1, share: NaN },
    { type: "lookUp", id: 1 },
    "ready",
  ]) {
    assert.equal(readFromThread(data), undefined);
  }
});

test("numbers are read where there are as many as their shape says", () => {
  const statistics = statisticsFor([1, 2], [Infinity, 0]);
  const histograms = histogramsFor([NaN, -0], [1, 2], [Infinity, 0]);
  const numbers = {
    shape: [2],
    outputShape: [2],
    input: Float64Array.of(NaN, -0),
    value: Float64Array.of(1, 2),
    derivative: Float64Array.of(Infinity, 0),
    statistics,
    histograms,
  };
  assert.deepEqual(answerReaders.evaluate(structuredClone(numbers), ""), numbers);
  for (const wrong of [
    { ...numbers, shape: [3] },
    { ...numbers, outputShape: [1, 1] },
    { ...numbers, value: [1, 2] },
    { ...numbers, derivative: Float32Array.of(1, 2) },
    { ...numbers, statistics: {} },
    { ...numbers, statistics: { ...statistics, quantiles: { p5: 1 } } },
    { ...numbers, histograms: {} },
    { ...numbers, histograms: { ...histograms, input: { from: 1, to: 0, counts: [1] } } },
    { ...numbers, histograms: { ...histograms, input: { from: 0, to: 1, counts: [-1] } } },
  ]) {
    assert.equal(answerReaders.evaluate(wrong, ""), undefined);
  }
});
