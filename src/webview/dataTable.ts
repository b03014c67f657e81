import { asCurve } from "../features/curve.ts";
import { element } from "./element.ts";
import { titleOf } from "./readout.ts";
import { roundInputs } from "./roundStep.ts";
import type { PageState } from "./state.ts";
import { tableNumber } from "./tableNumber.ts";
import { text } from "./text.ts";
import type { View } from "./view.ts";

/** Rows at most. */
const rowCount = 13;

/** The chart as numbers, folded up at first: f and f′ of every curve at round x. */
export function createDataTable(): View {
  const table = element("table", { class: "numbers" });
  const root = element(
    "details",
    { class: "data-table" },
    element("summary", {}, text.dataTable),
    element(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": text.dataTable },
      table,
    ),
  );
  let state: PageState | undefined;
  let filled: PageState | undefined;
  const fill = () => {
    if (!state || !root.open) return;
    if (filled?.curves === state.curves && filled.range === state.range) return;
    filled = state;
    table.replaceChildren(...tableParts(state));
  };
  root.addEventListener("toggle", fill);
  return {
    root,
    update: (next) => {
      state = next;
      fill();
    },
  };
}

function tableParts(state: PageState): readonly Node[] {
  const shown = state.curves.filter(({ hidden }) => !hidden);
  const curves = shown.map(({ activation, parameters }) => asCurve(activation, parameters));
  const number = (content: string) => element("td", { class: "number" }, content);

  const groups = shown.map((curve) =>
    element("th", { scope: "colgroup", colspan: 2 }, titleOf(curve)),
  );
  const columns = shown.flatMap(() =>
    [text.value, text.derivative].map((name) =>
      element("th", { scope: "col", class: "number" }, name),
    ),
  );
  const rows = roundInputs(state.range, rowCount).map((x) =>
    element(
      "tr",
      {},
      element("th", { scope: "row", class: "number" }, tableNumber(x)),
      ...curves.flatMap((curve) => [
        number(tableNumber(curve.value(x))),
        number(tableNumber(curve.derivative(x))),
      ]),
    ),
  );
  return [
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        element("th", { scope: "col", rowspan: 2, class: "number" }, "x"),
        ...groups,
      ),
      element("tr", {}, ...columns),
    ),
    element("tbody", {}, ...rows),
  ];
}
