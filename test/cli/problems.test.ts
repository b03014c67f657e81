import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { activations } from "../../src/activations/index.ts";
import { runWith } from "./fakeWorld.ts";

const files = {
  "-": "[1, 2, 3]",
  "empty.txt": " \n",
  "x.txt": "[1, two]",
  "x.json": '{"shape": [2], "data": [1]}',
  "python.json": "[1, 2,]",
  "complex.json": '{"dtype": "complex64", "data": [1]}',
  "one.txt": "3",
  "x.bin": Buffer.from([0x80, 0xff, 0xfe]),
  "x.npy": readFileSync("test/fixtures/tensors/npy/f4_big.npy").subarray(0, 150),
  "long.txt": "1\n".repeat(20_001),
};

const commands = "there are eval, list and scan.";

/** Command lines that are not understood: exit code 2. */
const misuses: readonly (readonly [string, string])[] = [
  ["", "A command is missing: eval, list or scan; see --help."],
  ["evil", "There is no command evil; did you mean eval?"],
  ["frobnicate", `There is no command frobnicate; ${commands}`],
  ["--wrong", "Unknown option --wrong; see --help."],
  ["eval -", "--activation is missing; `list` names all of them."],
  ["eval --activation relu", "A file is missing; - reads standard input."],
  ["eval --activation relu - a b", "One file is read at a time; a b is too much."],
  ["eval --activation relu --wrong -", "Unknown option --wrong; see --help."],
  ["eval - --activation", "Option --activation <value> argument missing; see --help."],
  ["eval --activation lekyrelu -", "There is no activation lekyrelu; did you mean leaky_relu?"],
  ["eval --activation LeakyReLU -", "There is no activation LeakyReLU; did you mean leaky_relu?"],
  [
    "eval --activation swish -",
    "There is no activation swish; did you mean silu (SiLU, also called Swish)?",
  ],
  ["eval --activation quux -", "There is no activation quux; `list` names all of them."],
  ["eval --activation relu --param a -", "--param a is not of the form name=value."],
  ["eval --activation elu --param alpha=1 --param alpha=2 -", "--param alpha is given twice."],
  ["eval --activation relu --dtype int8 -", "--dtype is float32 or float64, not int8."],
  ["eval --activation relu --format xml -", "--format is json or text or npy, not xml."],
  ["eval --activation relu --axis 0.5 -", "--axis is a whole number from -64 to 63, not 0.5."],
  ["eval --activation rrelu --seed -1 -", "--seed is a whole number from 0 to 4294967295, not -1."],
  [
    "eval --activation relu --upstream - -",
    "Standard input is either the array or the upstream gradient, not both.",
  ],
  [
    "eval --activation relu --format npy --gradient -",
    "Value and gradient are two .npy files; name the first one with --out.",
  ],
  [
    "eval --activation relu --out y.npy --stats -",
    "--stats has no place in .npy; choose --format json or text.",
  ],
  ["list x", "list takes no file; x is one."],
  ["list --format npy", "--format of list is text or json, not npy."],
];

for (const [line, sentence] of misuses) {
  test(`“${line}” is not understood`, async () => {
    const { code, err, out, saved } = await runWith(line.split(" ").filter(Boolean), files);
    assert.deepEqual({ code, err }, { code: 2, err: sentence });
    assert.equal(out.length + Object.keys(saved).length, 0);
  });
}

/** Wrong data and parameters: exit code 1. */
const problems: readonly (readonly [string, string])[] = [
  ["relu nothing.npy", "nothing.npy does not exist."],
  ["relu empty.txt", "empty.txt: There is nothing in it."],
  ["relu x.txt", "x.txt: two at line 1, column 5 is not known here."],
  ["relu x.json", "x.json: The shape of the JSON object is (2), its data has 1 numbers."],
  ["relu python.json", "python.json: This is no JSON: Unexpected token ']'."],
  [
    "relu complex.json",
    "complex.json: The dtype complex64 of the JSON object is not read; float32 and float64 are.",
  ],
  ["relu x.bin", "x.bin: This is neither a .npy file nor text in UTF-8."],
  [
    "relu x.npy",
    "x.npy: The header tells of 32 bytes of numbers and 22 are there: the file ends too early.",
  ],
  ["glu -", "standard input: GLU needs two halves along axis 0, which has 3 numbers."],
  ["softmax --axis 1 -", "standard input: The array has no axis 1; choose one from -1 to 0."],
  ["softmax one.txt", "one.txt: Softmax needs numbers along an axis."],
  [
    "relu --upstream one.txt -",
    "standard input: The upstream gradient has shape (), the output (3,).",
  ],
  ["relu --upstream x.txt -", "x.txt: two at line 1, column 5 is not known here."],
  ["relu --param alpha=1 -", "ReLU has no parameter alpha; it has none."],
  [
    "leaky_relu --param alpha=1 -",
    "Leaky ReLU has no parameter alpha; what Keras, TensorFlow and MindSpore call alpha is negative_slope here.",
  ],
  [
    "leaky_relu --param negativ_slope=1 -",
    "Leaky ReLU has no parameter negativ_slope; did you mean negative_slope?",
  ],
  ["leaky_relu --param x=1 -", "Leaky ReLU has no parameter x; it has negative_slope."],
  ["leaky_relu --param negative_slope=x -", "negative_slope is x, which is no number."],
  ["leaky_relu --param negative_slope= -", "negative_slope is , which is no number."],
  ["softmax --param dim=0.5 -", "dim of Softmax is 0.5; it must be a whole number."],
  ["elu --param alpha=nan -", "alpha of ELU is NaN; it must lie in (−∞, ∞)."],
];

for (const [line, sentence] of problems) {
  test(`“eval --activation ${line}” ends with a sentence`, async () => {
    const args = ["eval", "--activation", ...line.split(" ")];
    const { code, err, out, saved } = await runWith(args, files);
    assert.deepEqual({ code, err }, { code: 1, err: sentence });
    assert.equal(out.length + Object.keys(saved).length, 0);
  });
}

test("bytes are not written to a terminal", async () => {
  const args = ["eval", "--activation", "relu", "--format", "npy", "-"];
  const { code, err } = await runWith(args, files, { printsToTerminal: true });
  assert.equal(code, 1);
  assert.match(err, /^A terminal cannot show a \.npy file; .*\.$/);
});

test("no sentence speaks of a selection, which a file has not", async () => {
  const inputs = [
    "()",
    "[1, 2",
    "1 2)",
    "[1] [2]",
    "x",
    "[1j]",
    "print()",
    "[1, [2]]",
    "hello you",
  ];
  for (const input of inputs) {
    const { code, err } = await runWith(["eval", "--activation=relu", "-"], { "-": input });
    assert.equal(code, 1, input);
    assert.doesNotMatch(err, /select/, input);
  }
});

test("list names every activation, as text and as JSON with parameters and their aliases", async () => {
  const text = (await runWith(["list"])).out.toString();
  const lines = text.trimEnd().split("\n");
  assert.equal(lines.length, activations.length);
  assert.match(text, /^leaky_relu +Leaky ReLU$/m);

  const { out } = await runWith(["list", "--format", "json"]);
  const entries: unknown = JSON.parse(out.toString());
  assert.ok(Array.isArray(entries));
  const leaky: unknown = entries.find(
    (entry: unknown) =>
      typeof entry === "object" && entry !== null && Reflect.get(entry, "id") === "leaky_relu",
  );
  assert.deepEqual(leaky, {
    id: "leaky_relu",
    title: "Leaky ReLU",
    kind: "elementwise",
    aliases: ["LReLU"],
    essence: activations.find(({ id }) => id === "leaky_relu")?.essence,
    parameters: [
      {
        name: "negative_slope",
        default: 0.01,
        meaning: "slope for negative inputs",
        aliases: ["alpha", "neg_slope"],
      },
    ],
  });
});

test("help and version are printed, for commands too", async () => {
  for (const args of [["--help"], ["-h"], ["help"], ["eval", "--help"], ["list", "-h"]]) {
    const { code, out } = await runWith(args);
    assert.equal(code, 0);
    assert.match(out.toString(), /--activation ID/);
  }
  assert.equal((await runWith(["--version"])).out.toString(), "1.2.3\n");
});

test("help names every option and no line is wider than 100 columns", async () => {
  const help = (await runWith(["--help"])).out.toString();
  const source = readFileSync("src/cli/evalOptions.ts", "utf8");
  const names = Array.from(source.matchAll(/^ {2}(\w+): \{ type:/gm), ([, name]) => name);
  assert.ok(names.length >= 10);
  for (const name of names) assert.match(help, new RegExp(`^ {2}--${name ?? ""}\\b`, "m"));
  for (const line of help.split("\n")) assert.ok(line.length <= 100, line);
});
