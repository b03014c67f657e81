import assert from "node:assert/strict";
import { test } from "node:test";
import type { Activation } from "../../src/activations/definition.ts";
import { leakyRelu } from "../../src/activations/leakyRelu.ts";
import { relu } from "../../src/activations/relu.ts";
import { softmax } from "../../src/activations/softmax.ts";
import {
  digest,
  evaluateText,
  evaluationExcerpt,
  type EvaluationRequest,
  histogramsOf,
  resultText,
} from "../../src/features/evaluation.ts";
import type { Evaluation, Source } from "../../src/protocol/messages.ts";
import { histogramsFor, statisticsFor } from "../support/told.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

const unhurried = { pause: () => Promise.resolve(), isCancelled: () => false };

async function evaluated(
  text: string,
  activation: Activation = relu,
  more: Partial<EvaluationRequest> = {},
) {
  const origin = { line: 1, column: 1 };
  const request = { text, origin, activation, parameters: {}, ...unhurried, ...more };
  const result = await evaluateText(request);
  assert.ok(result.ok, result.ok ? "" : result.problem);
  return result.value;
}

async function valueText(text: string, activation: Activation = relu): Promise<string> {
  const result = await resultText(await evaluated(text, activation), "value", "text", unhurried);
  assert.ok(result.ok);
  return result.value;
}

/** The arrays of the articles that the examples are made from, and what ReLU makes of them. */
const articles: readonly (readonly [text: string, result: string])[] = [
  ["np.array([-3, -0.5, 0, 1, 2])", "np.array([0.0, 0.0, 0.0, 1.0, 2.0])"],
  ["torch.tensor([[-1.0, 0.5, 2.0, -0.3, 4.0]])", "torch.tensor([[0.0, 0.5, 2.0, 0.0, 4.0]])"],
  ["[x for x in range(-5, 10)]", "[0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]"],
  ["-3, -0.7, 0, 1.2, 5", "0.0, 0.0, 0.0, 1.2, 5.0"],
  [
    "[x for x in range(-10, 11)]",
    "[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]",
  ],
];

for (const [text, result] of articles) {
  test(`ReLU of ${text} is ${result}`, async () => {
    assert.equal(await valueText(text), result);
  });
}

test("a row stays a row", async () => {
  const { read } = await evaluated("torch.tensor([[-1.0, 0.5, 2.0, -0.3, 4.0]])");
  assert.deepEqual(read.tensor.shape, [1, 5]);
});

test("the derivative can be written as well, and the array alone", async () => {
  const result = await evaluated("x = np.array([-3, 0, 2])", leakyRelu, {
    parameters: { negative_slope: 0.25 },
  });
  assert.deepEqual(await resultText(result, "derivative", "array", unhurried), {
    ok: true,
    value: "np.array([0.25, 0.25, 1.0])",
  });
});

test("parameters that are left out have their usual value, and unknown ones are refused", async () => {
  assert.equal(await valueText("[-1]", leakyRelu), "[-0.01]");
  const request = { text: "[-1]", origin: { line: 1, column: 1 }, activation: relu, ...unhurried };
  assert.deepEqual(await evaluateText({ ...request, parameters: { alpha: 1 } }), {
    ok: false,
    problem: "ReLU has no parameter alpha.",
  });
});

test("a problem of the text and one of the axis are told", async () => {
  const request = { origin: { line: 7, column: 3 }, parameters: {}, ...unhurried };
  const text = await evaluateText({ ...request, text: "[1, 'a']", activation: relu });
  assert.ok(!text.ok && text.problem.startsWith("'a' at line 7, column 7 is not a number;"));
  const axis = await evaluateText({ ...request, text: "[1]", activation: softmax, axis: 1 });
  assert.ok(!axis.ok && axis.problem.startsWith("The array has no axis 1;"));
});

test("names are looked up where the text stands", async () => {
  const lookUp = (name: string) => (name === "inputs" ? "[-1, 2]" : undefined);
  const { value } = await evaluated("[x for x in inputs]", relu, { lookUp });
  assert.deepEqual(Array.from(value), [0, 2]);
});

test("softmax runs along the axis that is asked for", async () => {
  const { axis, value } = await evaluated("[[0, 0], [0, 0], [0, 0], [0, 0]]", softmax, { axis: 0 });
  assert.equal(axis, 0);
  assert.deepEqual(Array.from(value), Array<number>(8).fill(0.25));
});

/** An evaluation with its histograms. */
async function toldOf(text: string, activation?: Activation) {
  const evaluation = await evaluated(text, activation);
  const { data } = evaluation.read.tensor;
  const histograms = await histogramsOf(data, evaluation, unhurried);
  assert.ok(histograms.ok);
  return { ...evaluation, histograms: histograms.value };
}

const source: Source = {
  uri: "file:///relu.py",
  startLine: 0,
  startCharacter: 0,
  endLine: 0,
  endCharacter: 9,
  digest: "",
  label: "relu.py:1",
};

test("an excerpt is an evaluation of the protocol", async () => {
  const evaluation: Evaluation = evaluationExcerpt(await toldOf("[[-1], [2]]"), source);
  assert.deepEqual(evaluation, {
    source,
    shape: [2, 1],
    input: [-1, 2],
    value: [0, 2],
    derivative: [0, 1],
    statistics: statisticsFor([0, 2], [0, 1]),
    histograms: histogramsFor([-1, 2], [0, 2], [0, 1]),
  });
});

test("an excerpt holds a thousand rows, its statistics are those of all numbers", async () => {
  const excerpt = evaluationExcerpt(await toldOf("range(-1000, 1000)"), source);
  assert.deepEqual(
    [excerpt.input, excerpt.value, excerpt.derivative].map(({ length }) => length),
    [1_000, 1_000, 1_000],
  );
  assert.equal(excerpt.input.at(-1), -1);
  assert.equal(excerpt.statistics.count, 2_000);
  assert.deepEqual(excerpt.shape, [2_000]);
});

test("the points of an excerpt are spread over all numbers, from the first to the last", async () => {
  const { points } = evaluationExcerpt(await toldOf("range(-10_000, 10_001)"), "here");
  assert.ok(points);
  assert.equal(points.input.length, 1_000);
  assert.equal(points.input[0], -10_000);
  assert.equal(points.input.at(-1), 10_000);
  assert.deepEqual(
    points.value,
    points.input.map((x) => Math.max(x, 0)),
  );
  assert.equal(evaluationExcerpt(await toldOf("range(1000)"), "here").points, undefined);
});

test("an excerpt tells the axis", async () => {
  assert.equal(evaluationExcerpt(await toldOf("[[1, 2]]", softmax), source).axis, 1);
});

test("a digest tells texts apart, also those that differ in one character or in their length", () => {
  const texts = ["", "\0", "[1]", "[2]", "[1] ", " [1]", "[1, 2]", "[2, 1]", "é", "e\u0301", "😀"];
  assert.equal(new Set(texts.map(digest)).size, texts.length);
  assert.equal(runAtOnce(digest("[1, 2]")), runAtOnce(digest(["[1,", " 2]"].join(""))));
  assert.match(runAtOnce(digest("x".repeat(100))), /^2s-[0-9a-z]{1,7}$/);
});

test("writing stops when cancelled", async (context) => {
  const result = await evaluated("range(100000)");
  let now = 0;
  context.mock.method(Date, "now", () => (now += 1_000));
  const isCancelled = () => true;
  assert.deepEqual(await resultText(result, "value", "text", { ...unhurried, isCancelled }), {
    ok: false,
    problem: "The evaluation was cancelled.",
  });
});
