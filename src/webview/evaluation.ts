import { formatNumber } from "../features/formatNumber.ts";
import type { Evaluation, ResultAction, Statistics } from "../protocol/messages.ts";
import { element, setText } from "./element.ts";
import { titleOf } from "./readout.ts";
import { tableNumber } from "./tableNumber.ts";
import { integer, text } from "./text.ts";
import type { View } from "./view.ts";

/** What the user can ask for in this part of the page. */
export interface EvaluationRequests {
  readonly take: (action: ResultAction, of: "value" | "derivative") => void;
  readonly evaluateAlong: (axis: number) => void;
}

/** Evaluated numbers: statistics, a table of them, and ways to take them into the editor. */
export function createEvaluation(requests: EvaluationRequests): View {
  const origin = element("p");
  const statistics = element("dl", { class: "statistics" });
  const axis = createAxisSelect(requests.evaluateAlong);
  const caption = element("caption");
  const rows = element("tbody");
  let shown: Evaluation | undefined;
  return {
    root: element(
      "div",
      { class: "evaluation" },
      origin,
      statistics,
      axis.root,
      createTakeForm(requests.take),
      element(
        "div",
        { class: "scroll tall", tabindex: 0, role: "region", "aria-label": text.tableCaption },
        element("table", { class: "numbers" }, caption, tableHead(), rows),
      ),
    ),
    update: ({ curves, evaluation }) => {
      if (!evaluation) return;
      setText(origin, text.evaluatedFrom(titleOf(curves[0]), evaluation.source.label));
      if (evaluation === shown) return;
      shown = evaluation;
      statistics.replaceChildren(...statisticsParts(evaluation));
      axis.update(evaluation);
      setText(caption, captionOf(evaluation));
      rows.replaceChildren(...tableRows(evaluation));
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

function tableHead(): HTMLElement {
  const columns = [text.index, text.input, text.value, text.derivative];
  return element(
    "thead",
    {},
    element(
      "tr",
      {},
      ...columns.map((name) => element("th", { scope: "col", class: "number" }, name)),
    ),
  );
}

function tableRows({ input, value, derivative, shape }: Evaluation): readonly HTMLElement[] {
  return input.map((x, row) => {
    const place = placeOf(row, shape);
    const index = place.length === 1 ? String(row) : `[${place.join(", ")}]`;
    return element(
      "tr",
      {},
      element("th", { scope: "row", class: "number" }, index),
      ...[x, value[row] ?? NaN, derivative[row] ?? NaN].map((cell) =>
        element("td", { class: "number" }, tableNumber(cell)),
      ),
    );
  });
}

function captionOf({ input, statistics }: Evaluation): string {
  return input.length < statistics.count
    ? text.tableCaptionCapped(input.length, statistics.count)
    : text.tableCaption;
}

function statisticsParts({ statistics, shape }: Evaluation): readonly Node[] {
  const shown: readonly (readonly [name: string, content: string])[] = [
    [text.count, integer(statistics.count)],
    ...(shape.length === 1 ? [] : [[text.shape, `[${shape.join(", ")}]`] as const]),
    [text.zeros, integer(statistics.zeros)],
    [text.zeroGradient, percent(statistics)],
    ...(statistics.nan > 0 ? [[text.nan, integer(statistics.nan)] as const] : []),
    [text.min, number(statistics.min)],
    [text.mean, number(statistics.mean)],
    [text.max, number(statistics.max)],
  ];
  return shown.map(([name, content]) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, content)),
  );
}

function percent({ zeroGradientShare }: Statistics): string {
  if (Number.isNaN(zeroGradientShare)) return text.none;
  return `${formatNumber(Number((zeroGradientShare * 100).toPrecision(4)))} %`;
}

/** NaN stands for "there are no numbers" here. */
function number(x: number): string {
  return Number.isNaN(x) ? text.none : formatNumber(x);
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
