import assert from "node:assert/strict";
import { test } from "node:test";
import { optionsWith, problemOf, read } from "./reading.ts";

/** Text and the beginning of what is said about it. */
const problems: readonly (readonly [text: string, sentence: string])[] = [
  ["", "The selection is empty;"],
  [" \n\t", "The selection is empty;"],
  ["# nothing", "The selection holds no numbers;"],
  ["x = ", "The selection breaks off at line 1, column 5;"],
  ["x = y +", "The selection breaks off at line 1, column 8;"],
  ["[]", "The array is empty;"],
  ["[[], []]", "The array is empty;"],

  ['[1,\n 2,\n  3, "abc"]', '"abc" at line 3, column 6 is not a number; select'],
  ["[1, None]", "None at line 1, column 5 is not a number;"],
  ["[1, True]", "True at line 1, column 5 is a truth value;"],
  ["[x > 0 for x in range(2)]", "x > 0 at line 1, column 2 is a truth value;"],
  ["[1, 2j]", "2j at line 1, column 5 is a complex number;"],
  ["[1, {2: 3}]", "{ at line 1, column 5 is not a number;"],
  ["'1, 2'", "'1, 2' at line 1, column 1 is not a number;"],
  ["1 2 abc", "abc at line 1, column 5 is not a number;"],
  ["12 apples", "apples at line 1, column 4 is not a number;"],
  ["[1.5.2]", "1.5.2 at line 1, column 2 is not a number;"],
  ["[1__0]", "1__0 at line 1, column 2 is not a number;"],
  ["[0x1G]", "0x1G at line 1, column 2 is not a number;"],
  ["[010]", "010 at line 1, column 2 starts with 0,"],
  ["[1/3, 010]", "010 at line 1, column 7 starts with 0,"],
  ["[*a, 1]", "*a at line 1, column 2 is not a number;"],
  ["lambda: 1", "lambda: at line 1, column 1 is not a number;"],

  ["[[1, 2],\n [3]]", "The row at line 2, column 2, [3]], has 1 entry, but the first one has 2;"],
  [
    "[[1], [2, 3]]",
    "The row at line 1, column 7, [2, 3]], has 2 entries, but the first one has 1;",
  ],
  ["1 2\n3 4 5", "The row at line 2, column 1, 3 4 5, has 3 entries, but the first one has 2;"],
  ["[[1, 2/2], [3]]", "The row at line 1, column 12, [3]], has 1 entry,"],
  ["[[x for x in range(y)] for y in (1, 2)]", "The row at line 1, column 2, "],
  ["[1, [2]]", "The list at line 1, column 5 stands where the entries before it have a number;"],
  ["[[], 1]", "1 at line 1, column 6 stands where the entries before it have a list;"],
  ["[[1], 2]", "2 at line 1, column 7 stands where the entries before it have a list;"],

  ["[1, 2", "The [ at line 1, column 1 is not closed"],
  ["np.array([1, 2], dtype='f", "The ( at line 1, column 9 is not closed"],
  ["1, 2]", "The ] at line 1, column 5 closes nothing"],
  ["[1, 2)", "The ) at line 1, column 6 closes nothing"],
  ["[1,, 2]", "A number is missing before the , at line 1, column 4."],
  ["1,,2", "A number is missing before the , at line 1, column 3."],
  ["x = [1 2]", "A comma is missing before line 1, column 8;"],
  ["[1 2, 3]", "Before line 1, column 5 numbers are separated in another way"],
  ["1,5 2,5", "Before line 1, column 5 numbers are separated in another way"],
  ["[0 1 ... 9]", "The ... at line 1, column 6 stands for numbers that were left out;"],
  ["[0, ..., 9]", "The ... at line 1, column 5 stands for numbers that were left out;"],

  ["x = [1]\ny = [2]", "Something else starts at line 2, column 1, after the array;"],
  ["x = 1; y = 2", "Something else starts at line 1, column 8, after the array;"],
  ["[1, 2].reshape(2, 1)", ".reshape(2, 1) at line 1, column 7 is not read;"],
  ["[1, 2][0]", "[0] at line 1, column 7 is not read;"],
  ["x += [1]", "x += [1] at line 1, column 1 is not read;"],
  ["relu([1])", "relu([1]) at line 1, column 1 is not read;"],
  ["print([1], [2])", "print([1], [2]) at line 1, column 1 is not read;"],
  [
    "np.array([1, 2], ndmin=2)",
    "The call at line 1, column 1 has an argument that changes the shape,",
  ],
  ["tf.constant([1/2], shape=[1])", "The call at line 1, column 1 has an argument that changes"],
  ["torch.Tensor(3)", "torch.Tensor at line 1, column 1 takes a list of numbers,"],
  ["tuple(3)", "tuple at line 1, column 1 takes a list of numbers,"],

  [
    "missing",
    "missing at line 1, column 1 is not known here; select an array of numbers or a name that",
  ],
  ["[x for x in a]", "a at line 1, column 13 is not known here;"],
  ["text", "text at line 1, column 1 is bound to something that is not an array of numbers;"],
  ["loop", "loop at line 1, column 1 is bound to something that is not an array of numbers;"],

  ["[1/0]", "1/0 at line 1, column 2 divides by zero;"],
  ["[1 // 0.0]", "1 // 0.0 at line 1, column 2 divides by zero;"],
  ["[(-8) ** 0.5]", "(-8) ** 0.5 at line 1, column 2 is not a real number;"],
  ["9**9**9**9", "9**9**9 at line 1, column 4 is too large a number;"],
  ["[10**310]", "10**310 at line 1, column 2 is too large a number;"],
  ["range(1, 2, 0)", "range(1, 2, 0) at line 1, column 1 has a step of 0;"],
  ["range(1.5)", "range(1.5) at line 1, column 1 takes integers only;"],
  ["np.arange(0, np.inf)", "np.arange(0, np.inf) at line 1, column 1 has no finite bounds;"],

  ["range(10**12)", "With what stands at line 1, column 1 there are more than 10,000,000 numbers;"],
  ["[x for x in range(10**12) if x < 5]", "With what stands at line 1, column 13 there are more"],
  ["[range(6000000), range(6000000)]", "With what stands at line 1, column 18 there are more"],
  ["np.linspace(0, 1, 10**9)", "With what stands at line 1, column 1 there are more than"],
  [`${"[".repeat(40)}1${"]".repeat(40)}`, "What stands at line 1, column 33 is nested too deeply"],
];

const names = { text: "'abc'", loop: "[x for x in loop]" };

for (const [text, sentence] of problems) {
  test(`${JSON.stringify(text)}: ${sentence}`, async () => {
    const problem = await problemOf(text, optionsWith(names));
    assert.equal(problem.slice(0, sentence.length), sentence);
  });
}

test("lines and columns are those of the document", async () => {
  const at = (line: number, column: number) => optionsWith({}, { line, column });
  assert.match(await problemOf("[1, a]", at(12, 5)), /^a at line 12, column 9 /);
  assert.match(await problemOf("[1,\r\n a]", at(12, 5)), /^a at line 13, column 2 /);
});

test("a column is a character, as in the status bar, and a tab reaches the next stop", async () => {
  const tabbed = optionsWith({}, { line: 1, column: 1, tabSize: 4 });
  assert.match(await problemOf("# 😀\n['a', '😀'"), /^'a' at line 2, column 2 /);
  assert.match(await problemOf("[np.array([1], '😀'), [a]]"), /^a at line 1, column 23 /);
  assert.match(await problemOf("['😀'"), /^'😀' at line 1, column 2 /);
  assert.match(await problemOf("# 😀\n1 2\n3 😀"), /^😀 at line 3, column 3 /);
  assert.match(await problemOf("[1,\n\t\ta]"), /^a at line 2, column 3 /);
  assert.match(await problemOf("[1,\n \ta]", tabbed), /^a at line 2, column 5 /);
});

test("what is quoted is short, on one line, and never a link", async () => {
  const long = await problemOf(`["${"a".repeat(100)}"]`);
  assert.match(long, /^"a{28}… at /);
  assert.match(await problemOf('["[x](command:y)"]'), /^"\[x\] \(command:y\)" at /);
});

test("texts with a million brackets, signs or digits get a sentence", async () => {
  const pieces = ["[", "(", "[(", "np.array(", "-", "1", "{", "f(", "]", "'", "\\", "..."];
  for (const piece of pieces) {
    assert.match(await problemOf(piece.repeat(1_000_000)), /line 1, column \d+/);
  }
});

test("expressions that nest deeply get a sentence", async () => {
  const texts = [
    `${"-".repeat(40_000)}1`,
    `1${"+1".repeat(20_000)}`,
    `${"not ".repeat(10_000)}1`,
    "f(".repeat(20_000),
    `${"1 if 1 else ".repeat(3_000)}1`,
    `2${"**2".repeat(15_000)}`,
    `x[${"{".repeat(20_000)}`,
  ];
  for (const text of texts) assert.match(await problemOf(text), /line 1, column \d+/);
});

test("a loop that gives nothing ends as well", async () => {
  const source = "[1 for a in range(10000) for b in range(10000) if a < 0]";
  assert.match(
    await problemOf(source),
    /^The loop at line 1, column 35 runs more than 20,000,000 times;/,
  );
});

test("a second array after a long one is told", async () => {
  const text = `[${"1, ".repeat(50_000)}1]\n[2]`;
  assert.match(
    await problemOf(text),
    /^Something else starts at line 2, column 1, after the array;/,
  );
});

test("a name is looked up once, however often names refer to it", async () => {
  const looked: string[] = [];
  const lookUp = (name: string) => {
    looked.push(name);
    const i = Number(name.slice(1));
    return i < 30 ? `n${i + 1} + n${i + 2}` : "1";
  };
  await read("n0", { ...optionsWith(), lookUp });
  assert.equal(looked.length, 32);
});

test("a long text that is not numbers alone says where", async () => {
  const text = `[${"1, ".repeat(50_000)}a]`;
  assert.match(await problemOf(text), /^a at line 1, column 150002 is not a number;/);
});
