import assert from "node:assert/strict";
import { test } from "node:test";
import { optionsWith, read } from "./reading.ts";

interface Row {
  readonly text: string;
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

const literals: readonly Row[] = [
  { text: "np.array([-3, -0.5, 0, 1, 2])", shape: [5], data: [-3, -0.5, 0, 1, 2] },
  {
    text: "torch.tensor([[-1.0, 0.5, 2.0, -0.3, 4.0]])",
    shape: [1, 5],
    data: [-1, 0.5, 2, -0.3, 4],
  },
  { text: "[1, 2, 3]", shape: [3], data: [1, 2, 3] },
  { text: "(1, 2)", shape: [2], data: [1, 2] },
  { text: "(1,)", shape: [1], data: [1] },
  { text: "(1)", shape: [], data: [1] },
  { text: "[(1), (2)]", shape: [2], data: [1, 2] },
  { text: "((1, 2), (3, 4))", shape: [2, 2], data: [1, 2, 3, 4] },
  { text: "[[[1], [2]], [[3], [4]]]", shape: [2, 2, 1], data: [1, 2, 3, 4] },
  { text: "[1], [2],", shape: [2, 1], data: [1, 2] },
  { text: "torch.tensor(3.)", shape: [], data: [3] },
  { text: "[1, 2,], ", shape: [2], data: [1, 2] },
  { text: "numpy.asarray([1, 2], dtype=np.float32)", shape: [2], data: [1, 2] },
  { text: "np.array([1, 2], float)", shape: [2], data: [1, 2] },
  { text: "tf.constant([1., 2.], name='a, (b')", shape: [2], data: [1, 2] },
  { text: "jnp.array((1, 2))", shape: [2], data: [1, 2] },
  { text: "torch.FloatTensor([1, 2])", shape: [2], data: [1, 2] },
  { text: "[torch.tensor([1.]), torch.tensor([2.])]", shape: [2, 1], data: [1, 2] },
  { text: "list((1, 2))", shape: [2], data: [1, 2] },
  { text: "inputs = [1, 2]", shape: [2], data: [1, 2] },
  { text: "self.x: list[float] = [1, 2]  # two\n", shape: [2], data: [1, 2] },
  { text: "# two\na = b = [\n    1,  # one\n    2,\n]", shape: [2], data: [1, 2] },
  { text: "return [1, 2]", shape: [2], data: [1, 2] },
  { text: "x = \\\n  [1, \\\r\n2];", shape: [2], data: [1, 2] },
  { text: "print(np.array([1, 2]))", shape: [2], data: [1, 2] },
  {
    text: "[1_000, 0x1f, 1e-3, .5, 5., +2, -0x10, 0b11, 0o17, 1E5]",
    shape: [10],
    data: [1000, 31, 0.001, 0.5, 5, 2, -16, 3, 15, 1e5],
  },
  {
    text: "[float('inf'), float(\"-inf\"), float('nan'), np.nan, -np.inf, math.pi, torch.inf, inf]",
    shape: [8],
    data: [Infinity, -Infinity, NaN, NaN, -Infinity, Math.PI, Infinity, Infinity],
  },
  { text: "[np.float64(0.5), np.int64(3)]", shape: [2], data: [0.5, 3] },
];

const printed: readonly Row[] = [
  { text: "[-3.  -0.5  0. 1. 2.]", shape: [5], data: [-3, -0.5, 0, 1, 2] },
  { text: "[[1. 2.]\n [3. 4.]]", shape: [2, 2], data: [1, 2, 3, 4] },
  { text: "[ 1 -2 nan inf]", shape: [4], data: [1, -2, NaN, Infinity] },
  { text: "array([ 0.5, -2. ], dtype=float32)", shape: [2], data: [0.5, -2] },
  { text: "tensor([[1., nan]], device='cuda:0')", shape: [1, 2], data: [1, NaN] },
];

const plain: readonly Row[] = [
  { text: "-3, -0.7, 0, 1.2, 5", shape: [5], data: [-3, -0.7, 0, 1.2, 5] },
  { text: "−3\t−0.7\t0\t1.2\t5", shape: [5], data: [-3, -0.7, 0, 1.2, 5] },
  { text: "-2.5", shape: [], data: [-2.5] },
  { text: "1,", shape: [], data: [1] },
  { text: "1 2\n3 4\n", shape: [2, 2], data: [1, 2, 3, 4] },
  { text: "1\r\n\r\n2\r\n3", shape: [3], data: [1, 2, 3] },
  { text: "1,2\n3,4", shape: [2, 2], data: [1, 2, 3, 4] },
  { text: "1, 2,\n3, 4,\n5", shape: [5], data: [1, 2, 3, 4, 5] },
  { text: "1; 2; 3;", shape: [3], data: [1, 2, 3] },
  { text: "# header\n1 2\n3 4 # last", shape: [2, 2], data: [1, 2, 3, 4] },
  { text: "NaN -Infinity 007", shape: [3], data: [NaN, -Infinity, 7] },
  { text: "1 -2", shape: [2], data: [1, -2] },
];

const generated: readonly Row[] = [
  { text: "range(3)", shape: [3], data: [0, 1, 2] },
  { text: "list(range(5, 0, -2))", shape: [3], data: [5, 3, 1] },
  { text: "tuple(range(2))", shape: [2], data: [0, 1] },
  {
    text: "[x for x in range(-5, 10)]",
    shape: [15],
    data: [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  },
  { text: "[x / 2 for x in range(-2, 3)]", shape: [5], data: [-1, -0.5, 0, 0.5, 1] },
  { text: "[x * 0.1 for x in range(5) if x % 2 == 0]", shape: [3], data: [0, 0.2, 0.4] },
  {
    text: "[[i * j for j in range(3)] for i in range(2)]",
    shape: [2, 3],
    data: [0, 0, 0, 0, 1, 2],
  },
  { text: "(i - j for i in [1, 5] for j in range(2))", shape: [4], data: [1, 0, 5, 4] },
  { text: "np.array([x // 2 for x in (-3, 3)])", shape: [2], data: [-2, 1] },
  { text: "np.arange(-1, 1, 0.5)", shape: [4], data: [-1, -0.5, 0, 0.5] },
  { text: "np.linspace(-1, 1, num=3)", shape: [3], data: [-1, 0, 1] },
  { text: "torch.arange(start=1, end=4)", shape: [3], data: [1, 2, 3] },
  { text: "torch.linspace(0, 1, steps=3)", shape: [3], data: [0, 0.5, 1] },
  { text: "xs = np.linspace(0, 1, 2, dtype=np.float32)", shape: [2], data: [0, 1] },
  { text: "print([x for x in range(2)])", shape: [2], data: [0, 1] },
  { text: "[1/3, 2**-4, -(2), 5 - 3]", shape: [4], data: [1 / 3, 0.0625, -2, 2] },
  { text: "[5 - 3]", shape: [1], data: [2] },
  { text: "np.array([5 -3])", shape: [1], data: [2] },
  { text: "1/2, 3", shape: [2], data: [0.5, 3] },
  { text: "# half\n    [1/2]", shape: [1], data: [0.5] },
  { text: "[max(0.0, x) for x in range(-1, 2)]", shape: [3], data: [0, 0, 1] },
  { text: "[x if x > 0 else 0 for x in range(-1, 2)]", shape: [3], data: [0, 0, 1] },
  { text: "[x * (x > 0) for x in range(-1, 2)]", shape: [3], data: [0, 0, 1] },
  { text: "[x for x in range(3) if (0 < x) == (x > 0)]", shape: [3], data: [0, 1, 2] },
  { text: "[x for x in range(9) if 2 < x <= 4]", shape: [2], data: [3, 4] },
  { text: "[x for x in range(4) if not x == 1 and x != 2]", shape: [2], data: [0, 3] },
];

for (const { text, shape, data } of [...literals, ...printed, ...plain, ...generated]) {
  test(`${JSON.stringify(text)} has shape [${shape.join(", ")}]`, async () => {
    const { tensor } = await read(text);
    assert.deepEqual(tensor.shape, shape);
    assert.deepEqual(Array.from(tensor.data), data);
  });
}

const names = {
  inputs: "np.array([-1, 0.5])",
  matrix: "[[1, 2], [3, 4]]",
  scale: "0.5",
  made: "[x * scale for x in range(3)]",
  x: "[7]",
};

const bound: readonly Row[] = [
  { text: "inputs", shape: [2], data: [-1, 0.5] },
  { text: "[2 * x for x in inputs]", shape: [2], data: [-2, 1] },
  { text: "[x * scale for x in range(3)]", shape: [3], data: [0, 0.5, 1] },
  { text: "[[-x for x in row] for row in matrix]", shape: [2, 2], data: [-1, -2, -3, -4] },
  { text: "[row for row in matrix if 1]", shape: [2, 2], data: [1, 2, 3, 4] },
  { text: "made", shape: [3], data: [0, 0.5, 1] },
  { text: "[scale, 2 * scale]", shape: [2], data: [0.5, 1] },
  { text: "[x for x in x]", shape: [1], data: [7] },
];

for (const { text, shape, data } of bound) {
  test(`${text} reads what its names are bound to`, async () => {
    const { tensor } = await read(text, optionsWith(names));
    assert.deepEqual(tensor.shape, shape);
    assert.deepEqual(Array.from(tensor.data), data);
  });
}

test("an integer of a list stays one beside floats, so that its negative is no -0", async () => {
  const { tensor } = await read("[-x for x in xs]", optionsWith({ xs: "[0, 0.0]" }));
  assert.deepEqual(Array.from(tensor.data), [0, -0]);
});

test("a loop's name does not hide what the file binds elsewhere in the expression", async () => {
  const { tensor } = await read("[[x for x in range(2)], x]", optionsWith({ x: "[5, 6]" }));
  assert.deepEqual(Array.from(tensor.data), [0, 1, 5, 6]);
});
