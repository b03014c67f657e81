import type { Activation } from "../activations/definition.ts";
import type { Evaluation, ResultAction } from "../protocol/messages.ts";
import { element, setText } from "./element.ts";
import { createHistograms } from "./histograms.ts";
import { titleOf } from "./readout.ts";
import { statisticsParts } from "./statistics.ts";
import { tableNumber } from "./tableNumber.ts";
import { text } from "./text.ts";
import type { Theme } from "./theme.ts";
import type { View } from "./view.ts";

/** What the user can ask for in this part of the page. */
export interface EvaluationRequests {
  readonly take: (action: ResultAction, of: "value" | "derivative") => void;
  readonly evaluateAlong: (axis: number) => void;
  /** As in training with this seed; without one as in evaluation. */
  readonly sample: (seed: number | undefined) => void;
}

/** The view of evaluated numbers, which has charts. */
export interface EvaluationView extends View {
  setTheme(theme: Theme): void;
  dispose(): void;
}

/** Evaluated numbers: statistics, a table of them, and ways to take them into the editor. */
export function createEvaluation(requests: EvaluationRequests, theme: Theme): EvaluationView {
  const origin = element("p");
  const statistics = element("dl", { class: "statistics" });
  const histograms = createHistograms(theme);
  const axis = createAxisSelect(requests.evaluateAlong);
  const seed = createSeedField(requests.sample);
  const tables = element("div", {
    class: "scroll tall",
    tabindex: 0,
    role: "region",
    "aria-label": text.tableCaption,
  });
  let shown: Evaluation | undefined;
  return {
    root: element(
      "div",
      { class: "evaluation" },
      origin,
      statistics,
      histograms.root,
      axis.root,
      seed.root,
      createTakeForm(requests.take),
      tables,
    ),
    update: ({ curves, evaluation }) => {
      if (!evaluation) return;
      setText(origin, text.evaluatedFrom(titleOf(curves[0]), evaluation.source.label));
      if (evaluation === shown) return;
      const { activation } = curves[0];
      shown = evaluation;
      statistics.replaceChildren(...statisticsParts(evaluation));
      histograms.update(evaluation, slopeName(activation));
      axis.update(evaluation);
      seed.update(evaluation, activation);
      tables.replaceChildren(...tablesOf(evaluation, activation));
    },
    setTheme: (next) => {
      histograms.setTheme(next);
    },
    dispose: () => {
      histograms.dispose();
    },
  };
}

/** The place of a number in row-major order, for each axis: number 5 of a 2×3 tensor is [1, 2]. */
export function placeOf(row: number, shape: readonly number[]): readonly number[] {
  return shape.map((length, axis) => {
    const stride = shape.slice(axis + 1).reduce((product, next) => product * next, 1);
    return Math.floor(row / stride) % length;
  });
}

/** One table where every number has its result; two where the output has a shape of its own. */
function tablesOf(evaluation: Evaluation, activation: Activation): readonly HTMLElement[] {
  const { input, value, derivative, shape, outputShape } = evaluation;
  const slope = slopeName(activation);
  if (!outputShape) {
    const columns = [
      [text.input, input],
      [text.value, value],
      [slope, derivative],
    ] as const;
    return [numberTable(captionOf(evaluation), shape, columns)];
  }
  return [
    numberTable(text.outputCaption(outputShape), outputShape, [[text.output, value]]),
    numberTable(captionOf(evaluation), shape, [
      [text.input, input],
      [slope, derivative],
    ]),
  ];
}

/** What the derivative of an activation's kind is called. */
function slopeName(activation: Activation): string {
  switch (activation.kind) {
    case "elementwise":
      return text.derivative;
    case "alongAxis":
      return activation.ownDerivative ? text.ownDerivative : text.gradientOfSum;
    case "gated":
      return text.gradientOfSum;
  }
}

type Column = readonly [name: string, numbers: readonly number[]];

function numberTable(
  caption: string,
  shape: readonly number[],
  columns: readonly Column[],
): HTMLElement {
  const head = [text.index, ...columns.map(([name]) => name)];
  const [, first = []] = columns[0] ?? [];
  return element(
    "table",
    { class: "numbers" },
    element("caption", {}, caption),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        ...head.map((name) => element("th", { scope: "col", class: "number" }, name)),
      ),
    ),
    element(
      "tbody",
      {},
      ...first.map((_, row) => {
        const place = placeOf(row, shape);
        const index = place.length === 1 ? String(row) : `[${place.join(", ")}]`;
        return element(
          "tr",
          {},
          element("th", { scope: "row", class: "number" }, index),
          ...columns.map(([, numbers]) =>
            element("td", { class: "number" }, tableNumber(numbers[row] ?? NaN)),
          ),
        );
      }),
    ),
  );
}

function captionOf({ input, shape }: Evaluation): string {
  const count = shape.reduce((product, length) => product * length, 1);
  return input.length < count ? text.tableCaptionCapped(input.length, count) : text.tableCaption;
}

function createAxisSelect(choose: (axis: number) => void) {
  const select = element("select", { id: "axis" });
  const root = element(
    "div",
    { class: "axis", hidden: true },
    element("label", { for: "axis" }, text.axis),
    select,
  );
  select.addEventListener("change", () => {
    choose(Number(select.value));
  });
  return {
    root,
    update: ({ axis, shape }: Evaluation) => {
      root.hidden = axis === undefined || shape.length < 2;
      select.replaceChildren(
        ...shape.map((length, index) =>
          element("option", { value: index }, text.axisOption(index, length)),
        ),
      );
      select.value = String(axis ?? 0);
    },
  };
}

function createSeedField(sample: EvaluationRequests["sample"]) {
  const field = element("input", {
    id: "seed",
    type: "number",
    min: 0,
    step: 1,
    placeholder: text.noSeed,
    "aria-describedby": "seed-meaning",
  });
  const root = element(
    "div",
    { class: "axis", hidden: true },
    element("label", { for: "seed" }, text.seed),
    field,
    element("p", { id: "seed-meaning", class: "meaning" }, text.seedMeaning),
  );
  field.addEventListener("change", () => {
    const seed = field.valueAsNumber;
    sample(Number.isInteger(seed) && seed >= 0 ? seed : undefined);
  });
  return {
    root,
    update: ({ seed }: Evaluation, activation: Activation) => {
      root.hidden = activation.kind === "gated" || activation.draw === undefined;
      field.value = seed === undefined ? "" : String(seed);
    },
  };
}

function createTakeForm(
  take: (action: ResultAction, of: "value" | "derivative") => void,
): HTMLElement {
  const value = element("input", { type: "radio", name: "take", id: "take-value", checked: true });
  const derivative = element("input", { type: "radio", name: "take", id: "take-derivative" });
  const button = (action: ResultAction, label: string, kind: "primary" | "secondary") => {
    const made = element("button", { type: "button", class: kind }, label);
    made.addEventListener("click", () => {
      take(action, derivative.checked ? "derivative" : "value");
    });
    return made;
  };
  return element(
    "fieldset",
    { class: "take" },
    element("legend", {}, text.take),
    element("label", {}, value, text.takeValue),
    element("label", {}, derivative, text.takeDerivative),
    element(
      "div",
      { class: "buttons" },
      button("copy", text.copy, "primary"),
      button("insertBelow", text.insertBelow, "secondary"),
      button("replaceSelection", text.replaceSelection, "secondary"),
    ),
  );
}
