import { titleWithParameters } from "../features/comparison.ts";
import { asCurve } from "../features/curve.ts";
import { formatNumber } from "../features/formatNumber.ts";
import { element, setText } from "./element.ts";
import type { PageState, ShownCurve } from "./state.ts";
import { curveClass, swatch } from "./swatch.ts";
import { text } from "./text.ts";
import type { View } from "./view.ts";

/** The value and the derivative of a curve at one x. */
export interface Reading {
  readonly curve: ShownCurve;
  readonly title: string;
  readonly value: number;
  readonly derivative: number;
}

/** The readings of the curves that are shown, in their order. */
export function readingsOf({ curves, at }: PageState): readonly Reading[] {
  return curves
    .filter(({ hidden }) => !hidden)
    .map((curve) => {
      const { value, derivative } = asCurve(curve.activation, curve.parameters);
      return { curve, title: titleOf(curve), value: value(at), derivative: derivative(at) };
    });
}

/** What a curve is called: title and parameters in force. */
export function titleOf({ activation, parameters }: ShownCurve): string {
  return titleWithParameters(activation, parameters);
}

/** The read-out as one sentence for each curve, to be spoken. */
export function spokenReadOut(state: PageState): string {
  const readings = readingsOf(state).map(({ title, value, derivative }) =>
    text.readOutOfCurve(title, formatNumber(value), formatNumber(derivative)),
  );
  return readings.length === 0 ? text.allHidden : text.readOut(formatNumber(state.at), readings);
}

/** Legend and read-out in one table: a switch for each curve, and its numbers at the crosshair. */
export function createReadOut(
  { curves }: PageState,
  setHidden: (index: number, hidden: boolean) => void,
): View {
  const place = element("caption");
  const rows = curves.map((curve) => createRow(curve, setHidden));
  // Roles are spelt out: in a narrow panel the style sheet breaks rows in two, which takes a
  // table's own roles away.
  const column = (name: string, style: string) =>
    element("th", { scope: "col", role: "columnheader", class: style }, name);
  const columns = [
    column(text.functionColumn, ""),
    column(text.value, "number"),
    column(text.derivative, "number"),
  ];
  return {
    root: element(
      "table",
      { class: "read-out", role: "table" },
      place,
      element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...columns)),
      element("tbody", { role: "rowgroup" }, ...rows.map(({ root }) => root)),
    ),
    update: (state) => {
      setText(place, text.readOutAt(formatNumber(state.at)));
      const readings = readingsOf(state);
      for (const [index, row] of rows.entries()) {
        const curve = state.curves[index];
        const reading = readings.find((candidate) => candidate.curve.index === index);
        if (curve) row.update(curve, reading);
      }
    },
  };
}

function createRow(opened: ShownCurve, setHidden: (index: number, hidden: boolean) => void) {
  const title = element("span", { class: "title" });
  const button = element(
    "button",
    { type: "button", class: "legend", "aria-pressed": "true" },
    element(
      "span",
      { class: "swatches" },
      swatch(opened.index, "value"),
      swatch(opened.index, "derivative"),
    ),
    title,
  );
  button.addEventListener("click", () => {
    setHidden(opened.index, button.getAttribute("aria-pressed") === "true");
  });
  const { caption } = asCurve(opened.activation, opened.parameters);
  const name = element("th", { scope: "row", role: "rowheader" }, button);
  if (opened.call !== undefined) name.append(element("code", { class: "call" }, opened.call));
  if (caption !== undefined) name.append(element("p", { class: "caption" }, caption));

  const value = element("td", { class: "number", role: "cell" });
  const derivative = element("td", { class: "number", role: "cell" });
  return {
    root: element("tr", { class: curveClass(opened.index), role: "row" }, name, value, derivative),
    update: (curve: ShownCurve, reading: Reading | undefined) => {
      setText(title, titleOf(curve));
      button.setAttribute("aria-pressed", String(!curve.hidden));
      button.title = curve.hidden ? text.showCurve : text.hideCurve;
      setText(value, reading ? formatNumber(reading.value) : "");
      setText(derivative, reading ? formatNumber(reading.derivative) : "");
    },
  };
}
