import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { readJson } from "../../src/tensors/jsonTensor.ts";
import { readNpy } from "../../src/tensors/npyRead.ts";
import { npyPieces } from "../../src/tensors/npyWrite.ts";
import { bitsOf, read } from "../tensors/reading.ts";
import { runWith } from "./fakeWorld.ts";

/** Counts of bins, all 0 but for some. */
function binsOf(length: number, held: Readonly<Record<number, number>>): number[] {
  return Array.from({ length }, (_, i) => held[i] ?? 0);
}

const npy = (shape: number[], data: number[], dtype: "float32" | "float64" = "float64") =>
  Buffer.concat([...npyPieces({ shape, data: Float64Array.from(data) }, dtype)]);

interface Row {
  readonly args: string;
  readonly input: string | Uint8Array;
  readonly upstream?: string;
  readonly output: object;
}

const rows: readonly Row[] = [
  {
    args: "--activation relu",
    input: "[[-1, 2], [0, 3]]",
    output: { shape: [2, 2], dtype: "float64", value: [0, 2, 0, 3] },
  },
  {
    args: "--activation leaky_relu --param negative_slope=0.5 --gradient",
    input: "-2 4",
    output: {
      shape: [2],
      dtype: "float64",
      value: [-1, 4],
      gradientShape: [2],
      gradient: [0.5, 1],
    },
  },
  {
    args: "--activation linear",
    input: '{"shape": [1, 3], "dtype": "float32", "data": ["NaN", "-Infinity", 0.1]}',
    output: { shape: [1, 3], dtype: "float32", value: ["NaN", "-Infinity", Math.fround(0.1)] },
  },
  {
    args: "--activation linear --dtype float64",
    input: npy([1], [0.1], "float32"),
    output: { shape: [1], dtype: "float64", value: [Math.fround(0.1)] },
  },
  {
    args: "--activation linear --dtype float32",
    input: "[1e-50, 1e50]",
    output: { shape: [2], dtype: "float32", value: [0, "Infinity"] },
  },
  {
    args: "--activation relu --stats --dtype float32",
    input: "[1e-50, 2, -3, nan]",
    output: {
      shape: [4],
      dtype: "float32",
      value: [0, 2, 0, "NaN"],
      statistics: {
        count: 4,
        zeros: 2,
        nan: 1,
        positiveInfinities: 0,
        negativeInfinities: 0,
        min: 0,
        mean: 2 / 3,
        max: 2,
        variance: 0.888888888888889,
        quantiles: { p5: 0, p25: 0, p50: 0, p75: 2, p95: 2 },
        zeroGradients: 2,
        zeroGradientShare: 2 / 3,
        saturated: 2,
        histograms: {
          input: { from: -3, to: 2, counts: binsOf(32, { 0: 1, 19: 1, 31: 1 }) },
          value: { from: 0, to: 2, counts: binsOf(32, { 0: 2, 31: 1 }) },
          gradient: { from: 0, to: 1, counts: binsOf(32, { 0: 2, 31: 1 }) },
        },
      },
    },
  },
  {
    args: "--activation glu --axis 0 --upstream up.json",
    input: "[[1, 2], [0, 0]]",
    upstream: "[[1, 2]]",
    output: {
      shape: [1, 2],
      dtype: "float64",
      value: [0.5, 1],
      gradientShape: [2, 2],
      gradient: [0.5, 1, 0.25, 1],
    },
  },
  {
    args: "--activation softmax --axis -2",
    input: "[[0, 5, 1], [0, 5, 1]]",
    output: { shape: [2, 3], dtype: "float64", value: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5] },
  },
  {
    args: "--activation softmax --param dim=0",
    input: "[[0, 5, 1], [0, 5, 1]]",
    output: { shape: [2, 3], dtype: "float64", value: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5] },
  },
  {
    args: "--activation maxout --gradient",
    input: "[1, 3, 2, 0]",
    output: {
      shape: [2],
      dtype: "float64",
      value: [3, 2],
      gradientShape: [4],
      gradient: [0, 1, 1, 0],
    },
  },
  {
    args: "--activation relu",
    input: readFileSync("test/fixtures/tensors/npy/fortran_order.npy").subarray(),
    output: {
      shape: [2, 3, 4],
      dtype: "float32",
      value: Array.from({ length: 24 }, (_, i) => i / 8),
    },
  },
  {
    args: "--activation relu",
    input: readFileSync("test/fixtures/tensors/npy/i2_big.npy"),
    output: { shape: [4], dtype: "float64", value: [0, 0, 1, 32_767] },
  },
  {
    args: "--activation relu --gradient",
    input: readFileSync("test/fixtures/tensors/npy/empty.npy"),
    output: { shape: [0, 3], dtype: "float64", value: [], gradientShape: [0, 3], gradient: [] },
  },
  {
    args: "--activation relu",
    input: Buffer.from("\ufeff[1, 2]", "utf16le"),
    output: { shape: [2], dtype: "float64", value: [1, 2] },
  },
];

for (const { args, input, upstream = "", output } of rows) {
  const shown = typeof input === "string" ? input : `${input.length} bytes`;
  test(`eval ${args} of ${shown}`, async () => {
    const words = ["eval", ...args.split(" "), "-"];
    const { code, out, err } = await runWith(words, { "-": input, "up.json": upstream });
    assert.equal(err, "");
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out.toString()), output);
  });
}

const finite = fc.double({ noNaN: false });
const someNumbers = fc.array(finite, { minLength: 1, maxLength: 40 });

test("JSON, text and .npy hold the same bits, and results are read as inputs", async () => {
  await fc.assert(
    fc.asyncProperty(someNumbers, fc.constantFrom("float32", "float64"), async (numbers, dtype) => {
      const of = dtype === "float32" ? Math.fround : (x: number) => x;
      const expected = numbers.map((x) => bitsOf(of(x)));
      const evaluate = async (input: Uint8Array, format: string) => {
        const args = ["eval", "--activation=linear", "--dtype", dtype, "--format", format, "-"];
        const { code, out, err } = await runWith(args, { "-": input });
        assert.equal(code, 0, err);
        return out;
      };
      const original = npy([numbers.length], numbers);
      const json = await evaluate(original, "json");
      const text = await evaluate(original, "text");
      const fromJson = readJson(json.toString());
      const fromNpy = readNpy(await evaluate(original, "npy"), 100);
      const fromText = await read(text.toString());
      assert.ok(fromJson.ok && fromNpy.ok);
      for (const { data } of [fromJson.value, fromNpy.value, fromText.tensor]) {
        assert.deepEqual(Array.from(data, bitsOf), expected);
      }
      assert.deepEqual(await evaluate(json, "json"), json);
    }),
  );
});

const texts: readonly (readonly [string, string, string])[] = [
  ["relu", "x = np.array([-1, 2.5])  # two\n", "x = np.array([0.0, 2.5])  # two\n"],
  ["relu", "-1 2\n3 4\n", "0 2\n3 4\n"],
  ["relu", '{"shape": [2, 1], "data": [-1, 2]}', "[[0.0], [2.0]]\n"],
  ["relu", "[[], []]", "[]\n"],
  // The README's example.
  ["glu", "[[1, 2, 0, 3]]", "[[0.5, 1.9051482536448665]]\n"],
  ["glu", "np.array([[1, 2, 0, 0]])", "np.array([[0.5, 1.0]])\n"],
];

for (const [id, input, output] of texts) {
  test(`as text, ${id} of ${input.trim()} is ${output.trim()}`, async () => {
    const args = ["eval", "--activation", id, "--format", "text", "-"];
    const { out } = await runWith(args, { "-": input });
    assert.equal(out.toString(), output);
  });
}

test("as text, value, gradient and statistics have comments above them", async () => {
  const args = ["eval", "--activation=relu", "--format=text", "--gradient", "--stats", "-"];
  const { out } = await runWith(args, { "-": "x = [-1, 4]" });
  assert.equal(
    out.toString(),
    [
      "# value\n[0, 4]\n# gradient\n[0, 1]\n# statistics\n# count: 2\n# zeros: 1\n# nan: 0",
      "# positiveInfinities: 0\n# negativeInfinities: 0\n# min: 0\n# mean: 2\n# max: 4",
      "# variance: 4\n# zeroGradients: 1\n# zeroGradientShare: 0.5\n# saturated: 1",
      "# p5: 0\n# p25: 0\n# p50: 0\n# p75: 4\n# p95: 4",
      "# histogram of the input\n# -1 … -0.84375: 1\n# 3.84375 … 4: 1",
      "# histogram of the value\n# 0 … 0.125: 1\n# 3.875 … 4: 1",
      "# histogram of the gradient\n# 0 … 0.03125: 1\n# 0.96875 … 1: 1\n",
    ].join("\n"),
  );
});

test("the extension of --out decides on the format; --format has the last word", async () => {
  const args = ["eval", "--activation", "relu", "-", "--out"];
  const files = { "-": "[-1, 2]" };
  const formats = [
    { out: "y.npy", start: "\x93NUMPY" },
    { out: "y.json", start: '{"shape"' },
    { out: "y.txt", start: "[0, 2]\n" },
    { out: "y", start: '{"shape"' },
  ];
  for (const { out, start } of formats) {
    const { saved, out: printed } = await runWith([...args, out], files);
    assert.ok(saved[out]?.toString("latin1").startsWith(start), out);
    assert.equal(printed.length, 0);
  }
  const { saved } = await runWith([...args, "y.npy", "--format", "json"], files);
  assert.ok(saved["y.npy"]?.toString().startsWith('{"shape"'));
});

test("in .npy the gradient is a file beside the value, in the input's shape", async () => {
  const args = ["eval", "--activation", "glu", "--gradient", "--out", "out/y.npy", "x.npy"];
  const { code, saved, progress } = await runWith(args, {
    "x.npy": npy([1, 2], [3, 0], "float32"),
  });
  assert.equal(code, 0);
  assert.deepEqual(Object.keys(saved), ["out/y.npy", "out/y.gradient.npy"]);
  const shapes = Object.values(saved).map((file) => {
    const result = readNpy(file, 10);
    assert.ok(result.ok);
    return { shape: result.value.shape, dtype: result.value.dtype, data: [...result.value.data] };
  });
  assert.deepEqual(shapes, [
    { shape: [1, 1], dtype: "float32", data: [1.5] },
    { shape: [1, 2], dtype: "float32", data: [0.5, 0.75] },
  ]);
  assert.deepEqual(progress, ["Reading x.npy", "Evaluating 2 numbers", "Writing", ""]);
});

test("a seed samples as in training, the same each time", async () => {
  const sample = async (...seed: string[]) => {
    const args = ["eval", "--activation", "rrelu", ...seed, "-"];
    return (await runWith(args, { "-": "[-1, -1, -1]" })).out.toString();
  };
  assert.equal(await sample("--seed", "7"), await sample("--seed", "7"));
  assert.notEqual(await sample("--seed", "7"), await sample("--seed", "8"));
  assert.notEqual(await sample("--seed", "7"), await sample());
});
