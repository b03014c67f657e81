import assert from "node:assert/strict";
import { test } from "node:test";
import { optionsWith, rewrite } from "./reading.ts";

interface Row {
  readonly text: string;
  readonly values: readonly number[];
  readonly written: string;
}

const rows: readonly Row[] = [
  {
    text: "np.array([-3, -0.5, 0, 1, 2])",
    values: [0, 0, 0, 1, 2],
    written: "np.array([0.0, 0.0, 0.0, 1.0, 2.0])",
  },
  { text: "[-1, 0, 2]", values: [0, 0, 2], written: "[0, 0, 2]" },
  { text: "[-1, 0, 2]", values: [-0.25, 0, 2], written: "[-0.25, 0.0, 2.0]" },
  { text: "[-1, 0]", values: [-0, 1], written: "[-0.0, 1.0]" },
  {
    text: "x = torch.tensor([  # two rows\n    [1.5, -2],\n    [3, 4],\n], dtype=torch.float32);\n",
    values: [1.5, 0, 3, 1e-7],
    written:
      "x = torch.tensor([  # two rows\n    [1.5, 0.0],\n    [3.0, 1e-07],\n], dtype=torch.float32);\n",
  },
  { text: "(1_000, -0x1f)", values: [1, 2], written: "(1, 2)" },
  { text: "[1/3, -np.inf]", values: [1, 2], written: "[1.0, 2.0]" },
  { text: "[[1. 2.]\n [3. 4.]]", values: [1, NaN, 0, 1], written: "[[1.0 nan]\n [0.0 1.0]]" },
  { text: "-3 −0.7\t5", values: [0, -0.5, Infinity], written: "0.0 -0.5\tinf" },
  { text: "1,2\r\n3,4", values: [1, 2, 3, 4], written: "1,2\r\n3,4" },
  { text: "-2.5", values: [0], written: "0.0" },
  { text: "[1, 2]", values: [NaN, -Infinity], written: "[float('nan'), -float('inf')]" },
  { text: "np.array([1, 2])", values: [NaN, -Infinity], written: "np.array([np.nan, -np.inf])" },
  { text: "[math.pi, 1]", values: [NaN, Infinity], written: "[math.nan, math.inf]" },
  { text: "tensor([nan, 1])", values: [NaN, Infinity], written: "tensor([nan, inf])" },

  { text: "[x for x in range(3)]", values: [0, 1, 2], written: "[0, 1, 2]" },
  { text: "[x / 2 for x in range(3)]", values: [0, 1, 2], written: "[0.0, 1.0, 2.0]" },
  { text: "y = list(range(2))  # two", values: [0, 0.5], written: "y = [0.0, 0.5]  # two" },
  {
    text: "np.array([[x] for x in range(2)])",
    values: [1, NaN],
    written: "np.array([[1.0], [np.nan]])",
  },
  { text: "np.arange(2)", values: [0, 1], written: "np.array([0, 1])" },
  { text: "torch.linspace(0, 1, 2)", values: [0, 1], written: "torch.tensor([0.0, 1.0])" },
  { text: "inputs", values: [0, 1], written: "[0, 1]" },
];

for (const { text, values, written } of rows) {
  test(`${JSON.stringify(text)} becomes ${JSON.stringify(written)}`, async () => {
    const options = optionsWith({ inputs: "[3, 4]" });
    assert.equal(await rewrite(text, values, { options }), written);
  });
}

const arrays: readonly Row[] = [
  { text: "x = np.array([1, 2])  # two", values: [3, 4], written: "np.array([3, 4])" },
  { text: "print([1, 2]);", values: [3, 4], written: "[3, 4]" },
  { text: "y: list = [x for x in range(2)],", values: [3, 4], written: "[3, 4]" },
  { text: "y = [1], [2],", values: [3, 4], written: "[3], [4]" },
  { text: "a, b = 1, 2", values: [3, 4], written: "3, 4" },
  { text: "  1 2 \n", values: [3, 4], written: "3 4" },
];

for (const { text, values, written } of arrays) {
  test(`the array alone of ${JSON.stringify(text)} becomes ${written}`, async () => {
    assert.equal(await rewrite(text, values, { extent: "array" }), written);
  });
}

test("the width counts from the start of the line that the list is on", async () => {
  const values = Array<number>(60).fill(1.5);
  const written = await rewrite("x = np.array(\n    [x for x in range(60)])", values);
  // Nineteen entries of five columns fit behind the indentation and the bracket.
  assert.equal(written.split("\n")[1], `    [${"1.5, ".repeat(19).trimEnd()}`);
});

test("a list that starts beyond the line's width starts there all the same", async () => {
  const options = optionsWith({}, { line: 1, column: 150 });
  assert.equal(await rewrite("range(2)", [0, 1], { options }), "[0,\n    1]");
});

test("a generated list is broken after commas so that no line is wider than 100 columns", async () => {
  const options = optionsWith({}, { line: 1, column: 9 });
  const values = Array.from({ length: 60 }, (_, i) => i + 0.5);
  const written = await rewrite("y = [[x] for x in range(60)]", values, {
    options,
  });
  const lines = written.split("\n");
  const [first = "", ...others] = lines;
  assert.ok(lines.length > 1);
  assert.ok(first.length + 8 <= 100 && first.endsWith(","), first);
  for (const line of others) assert.match(line, /^ {4}\S.{0,94}[,\]]$/);
  assert.equal(
    lines
      .map((line) => line.trim())
      .join(" ")
      .slice(0, 24),
    "y = [[0.5], [1.5], [2.5]",
  );
});

const reshaped: readonly (Row & { readonly shape: readonly number[] })[] = [
  {
    text: "x = np.array([[1.5, 2, 3, 4],\n              [5, 6, 7, 8]])  # two rows",
    values: [1, 2, 3, 4],
    shape: [2, 2],
    written: "x = np.array([[1.0, 2.0], [3.0, 4.0]])  # two rows",
  },
  { text: "[1, 2]", values: [3], shape: [1], written: "[3]" },
  { text: "torch.tensor([1, 2,])", values: [3], shape: [1], written: "torch.tensor([3])" },
  { text: "1 2\n3 4", values: [5, 6], shape: [2, 1], written: "[[5], [6]]" },
  { text: "range(2)", values: [1], shape: [1], written: "[1]" },
];

for (const { text, values, shape, written } of reshaped) {
  test(`${JSON.stringify(text)} in another shape becomes ${JSON.stringify(written)}`, async () => {
    assert.equal(await rewrite(text, values, { shape }), written);
  });
}
