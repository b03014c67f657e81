import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Contender, type Mode, readAdapter } from "../../bench/kernels/adapter.ts";
import { CalmMoments } from "../../bench/kernels/calm.ts";
import type { Running } from "../../bench/kernels/child.ts";
import { loadLoops } from "../../bench/kernels/contenders/loops.ts";
import { readGreeting, readReply, readRequest } from "../../bench/kernels/protocol.ts";
import { documentOf, type Report } from "../../bench/kernels/report.ts";
import { goRound, type Timing } from "../../bench/kernels/rounds.ts";
import { geometricMean, median, normalNumbers } from "../../bench/kernels/statistics.ts";
import {
  copiesOf,
  lackingIn,
  sizeText,
  summaryOf,
  whereBehind,
} from "../../bench/kernels/summary.ts";
import { ratioText, ratiosTo, tableOf, timesIn } from "../../bench/kernels/table.ts";
import { timeOf } from "../../bench/kernels/timing.ts";

describe("statistics", () => {
  test("median and geometric mean", () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 3, 2]), 2.5);
    assert.ok(Number.isNaN(median([])));
    assert.ok(Math.abs(geometricMean([1, 4, 16]) - 4) < 1e-12);
  });

  test("inputs are normally distributed and always the same", () => {
    const numbers = normalNumbers(100_000);
    const mean = numbers.reduce((a, b) => a + b, 0) / numbers.length;
    const variance = numbers.reduce((a, b) => a + (b - mean) ** 2, 0) / numbers.length;
    assert.ok(Math.abs(mean) < 0.05 && Math.abs(Math.sqrt(variance) - 3) < 0.05);
    assert.deepEqual(numbers.subarray(0, 9), normalNumbers(9));
  });
});

const names = { ours: "ours", peer: "Peer", set: "set" };
const [ours, peer, set] = Object.entries(names).map(([key, name]) => ({ key, name }));
assert.ok(ours && peer && set);

const timing = (key: string, mode: Mode, fn: string, nanoseconds: number): Timing => {
  return { key, mode, fn, n: 1000, nanoseconds };
};

const timings = [
  timing("ours", "array", "relu", 400),
  timing("ours", "resident", "relu", 200),
  timing("ours", "array", "gelu", 3000),
  timing("ours", "resident", "gelu", 2000),
  timing("peer", "array", "relu", 800),
  timing("peer", "out", "relu", 100),
  timing("peer", "array", "gelu", 8000),
  timing("peer", "array", "mish", 5000),
  timing("set", "out", "relu", 160),
];
const functions = ["relu", "gelu", "mish"];

describe("ratios", () => {
  test("are taken in the mode that is wanted, or the nearest one", () => {
    const inPlace = ratiosTo("ours", peer, functions, timesIn(timings, "resident", 1000));
    assert.deepEqual([...inPlace.of], Object.entries({ relu: 0.5, gelu: 4 }));
    assert.ok(Math.abs(inPlace.mean - Math.SQRT2) < 1e-12);
    const arrays = ratiosTo("ours", peer, functions, timesIn(timings, "array", 1000));
    assert.deepEqual([...arrays.of], Object.entries({ relu: 2, gelu: 8 / 3 }));
  });

  test("stand in a table, with a mark where a library allocates", () => {
    const table = tableOf({
      timings,
      view: "resident",
      n: 1000,
      base: ours,
      peers: [peer, set],
      functions,
    });
    assert.deepEqual(table, [
      "|  | ours, ns per number | Peer | set |",
      "| --- | --: | --: | --: |",
      "| `relu` | 0.200 | 0.50× | 0.80× |",
      "| `gelu` | 2.000 | 4.00× ᵃ | – |",
      "| geometric mean |  | **1.41×** | **0.80×** |",
    ]);
    const other = { timings, view: "array", n: 5, base: ours, peers: [peer], functions } as const;
    assert.deepEqual(tableOf(other), []);
  });

  test("have three digits", () => {
    assert.deepEqual([0.123, 4.2, 12.34, 130.4].map(ratioText), [
      "0.12×",
      "4.20×",
      "12.3×",
      "130×",
    ]);
  });
});

describe("the summary", () => {
  const compared = { timings, base: ours, peers: [peer, set], functions };

  test("tells where a peer is ahead, and how near to a copy we are", () => {
    assert.deepEqual(summaryOf({ ...compared, n: 1000 }), [
      "- Peer takes 1.41× the time (geometric mean of 2, from 0.50× to 4.00×); it is ahead in `relu` (0.50×).",
      "- `target.set(source)` moves 50.0 GB/s, reads and writes together; of that ours reaches `relu` 80 %.",
    ]);
    assert.deepEqual(whereBehind(compared, [1000]), ["- **Peer** — 1e3: `relu` (0.50×)."]);
  });

  test("tells what copies cost, and what we lack", () => {
    assert.deepEqual(copiesOf({ ...compared, n: 1000 }), [
      "| ns per number | into a new array | in place |",
      "| --- | --: | --: |",
      "| `relu` | 0.400 | 0.200 |",
      "| `gelu` | 3.000 | 2.000 |",
    ]);
    assert.deepEqual(lackingIn(compared), ["mish"]);
  });

  test("writes sizes as powers of ten", () => {
    assert.deepEqual([1000, 1e7, 1500].map(sizeText), ["1e3", "1e7", "1500"]);
  });

  test("becomes a document with a section for each engine", () => {
    const report: Report = {
      engine: "Node 24.0.0",
      contenders: [ours, peer].map((each) => ({ ...each, info: "1.0" })),
      missing: [{ key: "torch", reason: "No module named 'torch'" }],
      functions,
      sizes: [1000],
      timings,
      rounds: 3,
      measurements: 8,
      disturbed: 1,
      failures: [],
    };
    const text = documentOf([report], {
      machine: "2 cores, x64",
      date: "2026-01-31",
      command: "npm run bench -- kernels --write",
    });
    for (const part of [
      "## Node 24.0.0",
      "- Peer: 1.0",
      "- torch is left out: No module named 'torch'",
      "### 1e3 numbers, in place",
      "### 1e3 numbers, array to array",
      "- ours does not have mish.",
      "2026-01-31",
    ]) {
      assert.ok(text.includes(part), part);
    }
    assert.match(documentOf([{ ...report, contenders: [] }], circumstances), /Nothing could be/);
  });
});

const circumstances = { machine: "", date: "", command: "" };

test("every contender is asked in every mode, each round beginning with another one", async () => {
  const asked: string[] = [];
  const running = (key: string, times: Partial<Record<Mode, number>>): Running => ({
    key,
    name: key,
    modes: ["array", "out"],
    info: "",
    ask({ mode }) {
      asked.push(`${key} ${mode}`);
      if (key === "broken") return Promise.resolve({ failure: "It broke." });
      return Promise.resolve({ nanoseconds: times[mode] });
    },
    close: () => undefined,
  });
  const outcome = await goRound(
    [running("a", { array: 3, out: 2 }), running("b", { array: 5 }), running("broken", {})],
    {
      functions: ["relu"],
      n: 10,
      row: 10,
      file: "",
      rounds: 2,
      milliseconds: 1,
      calm: { measure: async (work) => ({ value: await work(), disturbed: true }) },
    },
  );
  assert.deepEqual(
    outcome.timings.map(({ key, mode, nanoseconds }) => [key, mode, nanoseconds]),
    [
      ["a", "array", 3],
      ["a", "out", 2],
      ["b", "array", 5],
    ],
  );
  assert.deepEqual([outcome.measurements, outcome.disturbed], [6, 6]);
  assert.deepEqual(outcome.failures, [
    "broken, relu, array: It broke.",
    "broken, relu, out: It broke.",
  ]);
  // What is not offered is asked for once.
  assert.deepEqual(asked.slice(6), ["a array", "a out", "b array"]);
});

describe("an adapter", () => {
  const doubling = {
    name: "doubling",
    modes: ["out", "elsewhere"],
    info: () => "1.0",
    prepare({ fn, input }: { fn: string; input: Float32Array }) {
      if (fn !== "hardswish_grad") return null;
      const y = new Float32Array(input.length);
      return { run: () => y.set(input.map((x) => 2 * x)), result: () => y };
    },
  };
  const question = { dtype: "f32", n: 1, row: 1, input: Float32Array.of(4), mode: "out" } as const;

  test("is read, and asked by the names that it may know", async () => {
    const adapter = await readAdapter(doubling);
    assert.deepEqual([adapter.name, adapter.modes, adapter.info()], ["doubling", ["out"], "1.0"]);
    assert.equal(await adapter.prepare({ ...question, fn: "relu" }), undefined);
    const prepared = await adapter.prepare({ ...question, fn: "hard_swish_grad" });
    await prepared?.run();
    assert.deepEqual(prepared?.result(), Float32Array.of(8));
  });

  test("is refused with a sentence where it is none", async () => {
    await assert.rejects(readAdapter({ name: "x" }), /exports its name/);
    const adapter = await readAdapter({ name: "x", prepare: () => ({}) });
    await assert.rejects(
      async () => adapter.prepare({ ...question, fn: "relu" }),
      /run and result/,
    );
  });

  test("made of plain loops gives what it should", async () => {
    const loops: Contender = loadLoops();
    const input = Float32Array.of(-2, 0, 1, 3);
    const prepared = await loops.prepare({ ...question, fn: "softmax", n: 4, row: 4, input });
    await prepared?.run();
    const result = prepared?.result();
    assert.ok(result instanceof Float32Array);
    assert.ok(Math.abs(result.reduce((a, b) => a + b) - 1) < 1e-6);
    assert.ok((await timeOf({ run: () => prepared?.run(), result: () => undefined }, 1)) > 0);
    assert.equal(await loops.prepare({ ...question, fn: "no_such_function" }), undefined);
  });
});

test("lines between driver and contender are read back", () => {
  const request = { fn: "relu", n: 3, row: 1, mode: "out", file: "f", milliseconds: 5 } as const;
  assert.deepEqual(readRequest(JSON.stringify(request)), request);
  assert.deepEqual(readReply('@{"nanoseconds":5}'), { nanoseconds: 5 });
  assert.deepEqual(readReply("@{}"), {});
  assert.deepEqual(readReply('@{"failure":"no"}'), { failure: "no" });
  assert.deepEqual(readGreeting('@{"name":"n","modes":["out","x"],"info":"i"}'), {
    name: "n",
    modes: ["out"],
    info: "i",
  });
});

test("what is measured on a busy machine is measured in the end", async () => {
  const { value } = await new CalmMoments(200).measure(() => Promise.resolve(7));
  assert.equal(value, 7);
});
