import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { startPace } from "../../src/pace.ts";
import { readTensor } from "../../src/tensors/readTensor.ts";
import { writeLike } from "../../src/tensors/writeLike.ts";
import { bitsOf, optionsWith, read, unhurried } from "./reading.ts";

const float = fc.double();
const shape = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });

/** Numbers in a nested list of a shape, with one of the separators that are read. */
function nested(
  numbers: readonly string[],
  [length, ...rest]: readonly number[],
  gap: string,
): string {
  if (length === undefined) return numbers[0] ?? "";
  const size = numbers.length / length;
  const rows = Array.from({ length }, (_, i) =>
    nested(numbers.slice(i * size, (i + 1) * size), rest, gap),
  );
  return `[${rows.join(gap)}]`;
}

const withValues = shape.chain((lengths) => {
  const count = lengths.reduce((product, length) => product * length, 1);
  return fc.record({
    shape: fc.constant(lengths),
    values: fc.array(float, { minLength: count, maxLength: count }),
    results: fc.array(float, { minLength: count, maxLength: count }),
    wrapper: fc.constantFrom("", "np.array", "torch.tensor", "x = jnp.asarray"),
    gap: fc.constantFrom(", ", ",", ",\n  ", " , # comment\n"),
  });
});

test("what is written in the place of numbers reads back bit-equal, in the same shape", async () => {
  await fc.assert(
    fc.asyncProperty(withValues, async ({ shape: lengths, values, results, wrapper, gap }) => {
      const numbers = values.map((value) =>
        Number.isFinite(value) ? String(value) : `float("${value}")`,
      );
      const list = nested(numbers, lengths, gap);
      const text = wrapper === "" ? list : `${wrapper}(${list})`;
      const first = await read(text);
      assert.deepEqual(first.tensor.shape, lengths);
      // JavaScript writes -0 as 0.
      const expected = values.map((x) => bitsOf(x === 0 ? 0 : x));
      assert.deepEqual(Array.from(first.tensor.data, bitsOf), expected);

      const written = await writeLike(
        first,
        { shape: first.tensor.shape, data: Float64Array.from(results) },
        "text",
        startPace(unhurried),
      );
      const second = await read(written ?? "");
      assert.deepEqual(second.tensor.shape, lengths);
      assert.deepEqual(Array.from(second.tensor.data, bitsOf), results.map(bitsOf));
    }),
  );
});

test("what is written in the place of a generated array reads back bit-equal", async () => {
  const values = fc.array(float, { minLength: 1, maxLength: 200 });
  const source = fc.constantFrom("[0 for x in range(N)]", "np.arange(N)", "y = list(range(N))");
  await fc.assert(
    fc.asyncProperty(values, source, async (results, template) => {
      const first = await read(template.replace("N", String(results.length)));
      const written = await writeLike(
        first,
        { shape: first.tensor.shape, data: Float64Array.from(results) },
        "text",
        startPace(unhurried),
      );
      const second = await read(written ?? "");
      assert.deepEqual(Array.from(second.tensor.data, bitsOf), results.map(bitsOf));
    }),
  );
});

test("printed numbers and plain text are read bit-equal", async () => {
  const row = fc.array(float, { minLength: 3, maxLength: 3 });
  const rows = fc.array(row, { minLength: 2, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(rows, fc.boolean(), async (numbers, isPrinted) => {
      const lines = numbers.map((line) => line.map(String).join(" "));
      const text = isPrinted ? `[[${lines.join("]\n [")}]]` : lines.join("\n");
      const { tensor } = await read(text);
      assert.deepEqual(tensor.shape, [numbers.length, 3]);
      // JavaScript writes -0 as 0.
      const expected = numbers.flat().map((x) => bitsOf(x === 0 ? 0 : x));
      assert.deepEqual(Array.from(tensor.data, bitsOf), expected);
    }),
  );
});

const pieces = [
  ...["[", "]", "(", ")", ",", ";", "=", "+", "-", "*", "/", "%", "<", "{", "}", ":", ".", "#"],
  ...["[", "]", "(", ")", ", ", " ", "\n", "\t", "\\", "'", '"', "_"],
  ...["1", "-2", "0.5", "5.", "1e5", "1_0", "0x1f", "007", "nan", "-inf", "np.inf", "−1", "3j"],
  ...["x", "xs", "é", "😀", "None", "True", "...", "'s'", "# c\n", "\\\n", "\r\n", "**", "//"],
  ...["np.array(", "torch.tensor(", "list(", "print(", "range(", "np.arange(", "np.linspace("],
  ...["abs(", "max(", "float('nan')", " for x in ", " if ", " else ", " not ", " and ", "return "],
];

test("no text of any kind throws, and a problem is one sentence with a place", async () => {
  const text = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary" }),
  );
  const options = optionsWith({ xs: "[1, 2, 3]", x: "x" });
  const sentence = /^(?:.*line \d+, column \d+.*|The (?:selection|array) .*)\.$/u;
  await fc.assert(
    fc.asyncProperty(text, async (written) => {
      const result = await readTensor(written, options);
      if (!result.ok) {
        assert.match(result.problem, sentence);
        return;
      }
      const { shape: lengths, data } = result.value.tensor;
      assert.equal(
        data.length,
        lengths.reduce((product, length) => product * length, 1),
      );
      const again = await writeLike(
        result.value,
        result.value.tensor,
        "text",
        startPace(unhurried),
      );
      const { tensor } = await read(again ?? "", options);
      assert.deepEqual(tensor.shape, lengths);
      // As lists: typed arrays are compared bit by bit, and the NaN of ∞ − ∞ has other bits than nan.
      assert.deepEqual(Array.from(tensor.data), Array.from(data));
    }),
    { numRuns: 3_000 },
  );
});
