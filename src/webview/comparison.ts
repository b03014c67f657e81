import { comparisonRow } from "../features/comparison.ts";
import { element, phrase } from "./element.ts";
import type { PageState, ShownCurve } from "./state.ts";
import { curveClass, swatch } from "./swatch.ts";
import { text } from "./text.ts";
import type { View } from "./view.ts";

/** The functions side by side in words; switched-off curves stay in. */
export function createComparison(): View {
  const columns = Object.values(text.comparisonColumns);
  // Roles are spelt out: in a narrow panel the style sheet stacks the cells, which takes a table's
  // own roles away.
  const rows = element("tbody", { role: "rowgroup" });
  let shown: PageState["curves"] | undefined;
  return {
    root: element(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": text.comparisonHeading },
      element(
        "table",
        { class: "comparison", role: "table" },
        element(
          "thead",
          { role: "rowgroup" },
          element(
            "tr",
            { role: "row" },
            ...columns.map((name) => element("th", { scope: "col", role: "columnheader" }, name)),
          ),
        ),
        rows,
      ),
    ),
    update: ({ curves }) => {
      if (curves === shown) return;
      shown = curves;
      rows.replaceChildren(...curves.map(tableRow));
    },
  };
}

function tableRow({ index, activation, parameters }: ShownCurve): HTMLElement {
  const row = comparisonRow(activation, parameters);
  const { comparisonColumns: columns } = text;
  const cell = (column: string, style: string, ...content: readonly (Node | string)[]) =>
    element("td", { class: style, role: "cell", "data-column": column }, ...content);
  return element(
    "tr",
    { class: curveClass(index), role: "row" },
    element("th", { scope: "row", role: "rowheader" }, swatch(index, "value"), row.title),
    cell(columns.formula, "formula", row.formula),
    cell(columns.range, "interval", row.range),
    cell(columns.pros, "", list(row.pros)),
    cell(columns.cons, "", list(row.cons)),
    cell(columns.usedFor, "", ...phrase(row.usedFor)),
  );
}

function list(items: readonly string[]): HTMLElement {
  return element("ul", {}, ...items.map((item) => element("li", {}, ...phrase(item))));
}
