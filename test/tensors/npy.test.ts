import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { npyHeader } from "../../src/tensors/npyHeader.ts";
import { readNpy } from "../../src/tensors/npyRead.ts";
import { npyPieces } from "../../src/tensors/npyWrite.ts";
import { countOf, type Tensor } from "../../src/tensors/tensor.ts";
import { bitsOf } from "./reading.ts";

const folder = "test/fixtures/tensors/npy";
const table: unknown = JSON.parse(readFileSync("test/fixtures/tensors/npy.json", "utf8"));
assert.ok(typeof table === "object" && table !== null);

/** NaN has many bit patterns; which one survives is the machine's choice. */
const shown = (x: number) => (Number.isNaN(x) ? "nan" : bitsOf(x));

for (const [name, expected] of Object.entries(table)) {
  test(`NumPy's ${name}.npy is read`, () => {
    const result = readNpy(readFileSync(`${folder}/${name}.npy`), 100);
    assert.ok(result.ok, result.ok ? "" : result.problem);
    const { shape, dtype, data } = result.value;
    assert.deepEqual({ shape, dtype, bits: Array.from(data, shown).join(" ") }, expected);
  });
}

const refused = {
  refused_complex: "The array holds complex numbers (dtype <c16); save it as float32 or float64.",
  refused_dates: "The array holds dates (dtype <M8[D]); save it as float32 or float64.",
  refused_fields: "The array has fields (a structured dtype); save one field of it.",
  refused_text: "The array holds text (dtype <U1); save it as float32 or float64.",
};

test("every array that NumPy saved is read or refused", () => {
  const named = [...Object.keys(table), ...Object.keys(refused)].map((name) => `${name}.npy`);
  assert.deepEqual(readdirSync(folder).sort(), named.sort());
});

for (const [name, problem] of Object.entries(refused)) {
  test(`${name}.npy is refused with a sentence`, () => {
    const result = readNpy(readFileSync(`${folder}/${name}.npy`), 100);
    assert.deepEqual(result, { ok: false, problem });
  });
}

function written(tensor: Tensor, dtype: "float32" | "float64"): Uint8Array {
  return Buffer.concat([...npyPieces(tensor, dtype)]);
}

const shape = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 5 });
const tensor = shape.chain((lengths) =>
  fc
    .array(fc.double(), { minLength: countOf(lengths), maxLength: countOf(lengths) })
    .map((numbers) => ({ shape: lengths, data: Float64Array.from(numbers) })),
);

test("what is written reads back bit-equal, in the same shape", () => {
  fc.assert(
    fc.property(tensor, fc.constantFrom("float32", "float64"), (original, dtype) => {
      const result = readNpy(written(original, dtype), 10_000);
      assert.ok(result.ok);
      assert.deepEqual(result.value.shape, original.shape);
      assert.equal(result.value.dtype, dtype);
      const expected = Array.from(original.data, dtype === "float32" ? Math.fround : (x) => x);
      assert.deepEqual(Array.from(result.value.data, shown), expected.map(shown));
    }),
  );
});

test("an array of several pieces reads back", () => {
  const data = Float64Array.from({ length: 200_000 }, (_, i) => i / 7);
  const result = readNpy(written({ shape: [200_000], data }, "float64"), 1e6);
  assert.ok(result.ok);
  assert.deepEqual(result.value.data, data);
});

test("numbers start at a multiple of 64, whatever the shape", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 64 }), (lengths) => {
      const header = npyHeader("<f8", lengths);
      assert.equal(header.length % 64, 0);
      assert.equal(header.at(-1), 10);
    }),
  );
});

/** Reads column-major as NumPy's `order="F"` defines it: number (i, j, …) stands at Σ indexₖ·strideₖ. */
test("Fortran order is undone for every shape", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 5 }), (lengths) => {
      const count = countOf(lengths);
      const places = Float64Array.from({ length: count }, (_, place) => place);
      const inFile = written({ shape: lengths, data: places }, "float64");
      const result = readNpy(edited(inFile, "False", "True "), count);
      assert.ok(result.ok);
      for (let i = 0; i < count; i++) {
        let rest = i;
        let place = 0;
        for (let axis = lengths.length - 1; axis >= 0; axis--) {
          const length = lengths[axis] ?? 1;
          place += (rest % length) * countOf(lengths.slice(0, axis));
          rest = Math.floor(rest / length);
        }
        assert.equal(result.value.data[i], place);
      }
    }),
  );
});

/** A file with a piece of its header replaced by one of the same length. */
function edited(file: Uint8Array, from: string, to: string): Uint8Array {
  assert.equal(from.length, to.length);
  return Buffer.from(Buffer.from(file).toString("latin1").replace(from, to), "latin1");
}

const good = written({ shape: [3], data: Float64Array.of(1, 2, 3) }, "float64");
const notNumpy = "The header is not one that NumPy writes.";
const corrupt: readonly (readonly [string, Uint8Array, string])[] = [
  ["nothing", new Uint8Array(), "This is no .npy file: it does not begin with \\x93NUMPY."],
  ["no version", good.subarray(0, 6), "The file ends within its header."],
  ["half a header", good.subarray(0, 60), "The file ends within its header."],
  [
    "a number missing",
    good.subarray(0, good.length - 8),
    "The header tells of 24 bytes of numbers and 16 are there: the file ends too early.",
  ],
  [
    "two arrays in one file",
    Buffer.concat([good, good]),
    "The header tells of 24 bytes of numbers and 176 are there: something else follows the array.",
  ],
  [
    "version 4",
    Buffer.from([...good.subarray(0, 6), 4, 0, ...good.subarray(8)]),
    "Version 4 of the .npy format is not read; 1, 2 and 3 are.",
  ],
  [
    "a header of 4 GB",
    Buffer.from([...good.subarray(0, 6), 2, 0, 255, 255, 255, 255, ...good.subarray(12)]),
    "The header claims 4294967295 bytes; no array needs more than 65535.",
  ],
  ["no dictionary", edited(good, "{", "x"), notNumpy],
  ["a negative length", edited(good, "(3,)", "(-3)"), notNumpy],
  ["a shape that is a number", edited(good, "(3,)", "(3 )"), notNumpy],
  ["an order that is a number", edited(good, "False", "(1,2)"), notNumpy],
  ["a key too many", edited(good, "}    ", "'a':1"), notNumpy],
  ["a key missing", edited(good, "'descr': '<f8', ", " ".repeat(16)), "The header lacks descr."],
  [
    "a long double",
    edited(good, "<f8", "f16"),
    "The array holds numbers of a type that is not read (dtype f16); save it as float32 or float64.",
  ],
  [
    "Python objects",
    edited(good, "<f8", "|O "),
    "The array holds Python objects (dtype |O ); save it as float32 or float64.",
  ],
];

for (const [what, file, problem] of corrupt) {
  test(`a file with ${what} is refused with a sentence`, () => {
    assert.deepEqual(readNpy(file, 100), { ok: false, problem });
  });
}

test("no memory is taken for what a header only claims", () => {
  const claims = [
    { shape: [99, 99], has: "9,801" },
    { shape: [2 ** 40, 2 ** 40], has: "1.2089258196146292e+24" },
  ];
  for (const { shape: claimed, has } of claims) {
    const file = Buffer.concat([npyHeader("<f8", claimed), new Uint8Array(8)]);
    const problem = `The array has ${has} numbers; at most 100 are read.`;
    assert.deepEqual(readNpy(file, 100), { ok: false, problem });
  }
});

test("Python 2's long integers are read", () => {
  const result = readNpy(edited(good, "(3,), ", "(3L,),"), 100);
  assert.ok(result.ok);
  assert.deepEqual(result.value.shape, [3]);
});

test("no bytes of any kind throw, and a problem is one sentence", () => {
  const changes = fc.array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 })), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(changes, fc.nat({ max: good.length }), (bytes, length) => {
      const file = Buffer.from(good);
      for (const [at, byte] of bytes) file[at] = byte;
      const result = readNpy(file.subarray(0, length), 100);
      if (result.ok) assert.equal(result.value.data.length, countOf(result.value.shape));
      else assert.match(result.problem, /^[A-Z].*\.$/su);
    }),
    { numRuns: 2_000 },
  );
});
