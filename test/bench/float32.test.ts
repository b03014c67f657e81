import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";
import { documentOf, floatText, maxText } from "../../bench/float32/document.ts";
import { Counter, emptyTally, sumOf, unitOf } from "../../bench/float32/errors.ts";
import { checkAll, type Checker } from "../../bench/float32/exhaustive.ts";
import { countOf, piecesLeft, withRange } from "../../bench/float32/ranges.ts";
import { referenceFor } from "../../bench/float32/reference.ts";
import { stratifiedSample } from "../../bench/float32/sample.ts";
import { type Kernel, scan, scanList } from "../../bench/float32/scan.ts";
import { State } from "../../bench/float32/state.ts";
import { buildBundle } from "../../scripts/lib/bundles.mjs";
import { temporaryFolder } from "../../scripts/lib/temporaryFolder.mjs";
import { checkSample, sampledIds } from "../../bench/float32/sampled.ts";
import { loadAdapter } from "../../bench/kernels/adapter.ts";

const numberOf = (bits: number) => new Float32Array(Uint32Array.of(bits).buffer)[0] ?? NaN;
const bitsOf = (x: number) => new Uint32Array(Float32Array.of(x).buffer)[0] ?? 0;

/** A kernel that computes number by number. */
function kernelWith(of: (x: number) => number, length = 1024): Kernel {
  const input = new Float32Array(length);
  return { input, run: () => input.map(of) };
}

function reference(id: string, part: "value" | "gradient") {
  const found = referenceFor(id, part);
  assert.ok(found);
  return found;
}

/** The tally of single numbers, each beside its reference. */
function tallyOf(...pairs: readonly (readonly [found: number, reference: number])[]) {
  const counter = new Counter([]);
  pairs.forEach(([found, expected], i) => counter.add(i, 1, found, expected));
  return counter.tally();
}

const unit = 2 ** -23;

describe("errors of float32 are counted against doubles", () => {
  test("in units in the last place", () => {
    const tally = tallyOf([1, 1], [1 + unit, 1 + unit / 4], [-2, -2 - 3 * unit]);
    assert.deepEqual(tally, {
      ...emptyTally,
      count: 3,
      max: 1.5,
      worst: 2,
      aboveHalf: 2,
      aboveOne: 1,
    });
  });

  test("a number beside the true one is within one unit, half a unit is correctly rounded", () => {
    assert.equal(tallyOf([1, 1 + unit / 2]).aboveHalf, 0);
    assert.equal(tallyOf([1, 1 + 0.6 * unit]).aboveHalf, 1);
    assert.equal(tallyOf([1, 1 + 0.6 * unit]).aboveOne, 0);
    assert.equal(tallyOf([1, 1 + unit]).aboveOne, 1);
  });

  test("subnormal results have the smallest unit, and a flushed one is wrong", () => {
    assert.equal(unitOf(1), unit);
    assert.equal(unitOf(1e-40), 2 ** -149);
    assert.equal(unitOf(0), 2 ** -149);
    assert.equal(tallyOf([0, 3 * 2 ** -149]).max, 3);
  });

  test("NaN, infinities and signs of zeros are counted apart", () => {
    const wrong = [
      [NaN, 1],
      [1, NaN],
      [Infinity, 1],
      [Infinity, -Infinity],
      [3e38, 1e39],
      [0, -0],
      [0, -1e-60],
    ] as const;
    assert.deepEqual(tallyOf([1, 1], ...wrong), {
      ...emptyTally,
      count: 8,
      special: 7,
      firstSpecial: 1,
    });
    assert.deepEqual(tallyOf([NaN, NaN], [Infinity, 1e39], [-0, -1e-60]).special, 0);
  });

  test("near a zero of a derivative the unit is that of the terms", () => {
    const counter = new Counter([{ at: 2, terms: 1 }]);
    assert.equal(counter.unitAt(2.1, 1e-9), unit);
    assert.equal(counter.unitAt(2.2, 2 ** -30), 2 ** -53);
  });

  test("tallies of ranges add up in any order", () => {
    const a = { ...emptyTally, count: 2, max: 0.7, worst: 9, aboveHalf: 1 };
    const b = { ...emptyTally, count: 3, max: 0.7, worst: 4, special: 1, firstSpecial: 6 };
    const sum = {
      count: 5,
      max: 0.7,
      worst: 4,
      aboveHalf: 1,
      aboveOne: 0,
      special: 1,
      firstSpecial: 6,
    };
    assert.deepEqual([sumOf(a, b), sumOf(b, a)], [sum, sum]);
    assert.deepEqual(sumOf(emptyTally, a), a);
  });
});

describe("a scan that asks the reference only where it must finds what asking everywhere finds", () => {
  const places = {
    "around a kink": bitsOf(0),
    "in subnormal numbers": 2 ** 20,
    "where it bends": bitsOf(-1.5),
    "across a power of two": bitsOf(2) - 2048,
    "far out": bitsOf(-90),
    "near the zero of a gradient": bitsOf(-0.751),
    "up to infinity and NaN": bitsOf(Infinity) - 2048,
    "negative NaN": 0xffff_f000,
  };
  for (const [id, part] of [
    ["gelu", "value"],
    ["gelu", "gradient"],
    ["elu", "value"],
    ["softplus", "gradient"],
    ["hard_swish", "gradient"],
    ["tanh", "gradient"],
  ] as const) {
    test(`${id} ${part}`, () => {
      const asked = reference(id, part);
      // Rounded twice on a coarse grid: wrong by up to two units, here and there.
      const sloppy = kernelWith((x) => asked.of(x) * (1 + unit * Math.sin(1e9 * x)));
      for (const [place, at] of Object.entries(places)) {
        const from = at - (at % 256);
        const range = { from, to: Math.min(from + 4096, 2 ** 32) };
        const list = Uint32Array.from({ length: range.to - from }, (_, i) => from + i);
        const quick = scan(sloppy, asked, range);
        const slow = scanList(sloppy, asked, list);
        assert.deepEqual(
          { ...quick, max: maxText(quick), worst: 0 },
          { ...slow, max: maxText(slow), worst: 0 },
          place,
        );
        if (slow.max > 0.5) assert.equal(quick.worst, slow.worst, place);
      }
    });
  }

  test("one wrong number among many is found", () => {
    const asked = reference("silu", "value");
    const from = bitsOf(3) - (bitsOf(3) % 256);
    const wrongAt = numberOf(from + 300);
    const kernel = kernelWith((x) => asked.of(x) * (x === wrongAt ? 1 + 2 * unit : 1));
    const { worst, aboveOne } = scan(kernel, asked, { from, to: from + 1024 });
    assert.deepEqual([worst, aboveOne], [from + 300, 1]);
  });
});

test("the sample has both ends of every exponent, and no number twice", () => {
  const sample = stratifiedSample(128);
  const all = new Set(sample);
  assert.equal(all.size, 2 ** 16);
  for (const x of [0, -0, 2 ** -149, -(2 ** -126), 1, 3.4028234663852886e38, -Infinity]) {
    assert.ok(all.has(bitsOf(x)), String(x));
  }
  assert.ok(Array.from(all, numberOf).some(Number.isNaN));
});

describe("ranges that are done", () => {
  test("become one where they touch", () => {
    const ranges = [{ from: 8, to: 16 }].reduce(withRange, [{ from: 0, to: 4 }]);
    assert.deepEqual(ranges, [
      { from: 0, to: 4 },
      { from: 8, to: 16 },
    ]);
    assert.deepEqual(withRange(ranges, { from: 4, to: 8 }), [{ from: 0, to: 16 }]);
    assert.equal(countOf(ranges), 12);
  });

  test("leave pieces", () => {
    const left = [...piecesLeft({ from: 0, to: 20 }, [{ from: 8, to: 16 }], 5)];
    assert.deepEqual(left, [
      { from: 0, to: 5 },
      { from: 5, to: 8 },
      { from: 16, to: 20 },
    ]);
    assert.deepEqual([...piecesLeft({ from: 0, to: 4 }, [{ from: 0, to: 4 }], 5)], []);
  });
});

describe("an exhaustive check", () => {
  const subject = { digest: "d", engine: "Node 1", kernels: "k" };
  const whole = { from: bitsOf(1), to: bitsOf(1) + 4096 };
  const plan = { ids: ["tanh"], whole, pieceLength: 512 };
  const kernel = kernelWith(Math.tanh);
  const own: Checker = {
    width: 2,
    check({ id, part, range }) {
      if (part === "gradient") return Promise.resolve(undefined);
      return Promise.resolve(scan(kernel, reference(id, part), range));
    },
  };

  test("is taken up where it was interrupted", async () => {
    const file = path.join(temporaryFolder("state"), "deep", "state.json");
    const before = await State.open(file, subject);
    let pieces = 0;
    const interrupt = async () => {
      await before.save();
      if (++pieces === 3) throw new Error("interrupted");
    };
    await assert.rejects(checkAll({ ...plan, onPiece: interrupt }, before, own), /interrupted/);

    const after = await State.open(file, subject);
    const done = countOf(after.of("tanh", "value").done);
    assert.ok(done >= 3 * 512 && done < 4096);
    const asked: number[] = [];
    const missing = await checkAll(
      { ...plan, onPiece: ({ range }) => void asked.push(range.to - range.from) },
      after,
      own,
    );
    assert.equal(
      asked.reduce((a, b) => a + b, 0),
      4096 - done,
    );
    assert.deepEqual(missing, [{ id: "tanh", part: "gradient" }]);
    const { done: all, tally } = after.of("tanh", "value");
    assert.deepEqual(all, [whole]);
    assert.deepEqual(tally, scan(kernel, reference("tanh", "value"), whole));

    await checkAll({ ...plan, onPiece: () => assert.fail() }, after, own);
  });

  test("begins anew with other kernels, and stands beside another engine", async () => {
    const file = path.join(temporaryFolder("state"), "state.json");
    const first = await State.open(file, subject);
    await checkAll(plan, first, own);
    await first.save();

    const otherKernels = await State.open(file, { ...subject, digest: "e" });
    assert.deepEqual(otherKernels.of("tanh", "value").done, []);
    const otherEngine = await State.open(file, { ...subject, engine: "Node 2" });
    assert.deepEqual(otherEngine.of("tanh", "value").done, []);
    assert.deepEqual(
      otherEngine.entries.map((entry) => entry.subject.engine),
      ["Node 1"],
    );
  });

  test("starts from nothing where its file cannot be read", async () => {
    const file = path.join(temporaryFolder("state"), "state.json");
    for (const text of ["{", "[{}]", '[{"subject":{},"progress":[]}]']) {
      await writeFile(file, text);
      assert.deepEqual((await State.open(file, subject)).entries, []);
    }
  });

  test("ends in a table", () => {
    const progress = {
      id: "gelu",
      part: "value" as const,
      done: [],
      date: "2026-01-31",
      tally: { ...emptyTally, count: 9, max: 0.61101, worst: bitsOf(-0.1), aboveHalf: 7 },
    };
    const text = documentOf([{ subject, progress: [progress] }], {
      machine: "2 cores, x64",
      command: "npm run exactness",
    });
    assert.match(text, /\| `gelu` \| f \| 0\.6111 \| 7 \| 0 \| 0 \| -0\.1 \| 2026-01-31 \|/);
    assert.match(text, /## Node 1/);
    assert.equal(maxText(emptyTally), "½");
    assert.equal(floatText(bitsOf(-0)), "-0");
    assert.equal(floatText(bitsOf(16777216)), "16777216");
    assert.equal(floatText(0x7fc0_0001), "NaN 0x7fc00001");
  });
});

// Where nothing in the table of bundles makes kernels, there is nothing to check.
const kernels = await buildBundle("dist/kernels.mjs", temporaryFolder("kernels"));
if (kernels !== undefined) {
  describe("every function that the built kernels offer is within 1 ulp of float32", async () => {
    const adapter = await loadAdapter(kernels);
    let offered = 0;
    for (const id of sampledIds) {
      for (const { part, tally } of await checkSample(adapter, [id])) {
        offered++;
        test(`${id} ${part}`, () => {
          const { aboveOne, special, max, worst, firstSpecial } = tally;
          const at = floatText(worst ?? firstSpecial ?? 0);
          assert.deepEqual({ aboveOne, special }, { aboveOne: 0, special: 0 }, `${max} at ${at}`);
        });
      }
    }
    test("they offer some", () => assert.ok(offered > 0));
  });
}
