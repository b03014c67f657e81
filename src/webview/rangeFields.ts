import type { Range } from "../features/sampleCurve.ts";
import { element, setText } from "./element.ts";
import { isDrawable, rangeFor, type PageState } from "./state.ts";
import { text } from "./text.ts";
import type { View } from "./view.ts";

/** Two number fields for the part of the x axis that is drawn, and a way back. */
export function createRangeFields(setRange: (range: Range) => void): View {
  const problem = element("p", { class: "problem", id: "range-problem", role: "alert" });
  const from = numberField("range-from");
  const to = numberField("range-to");
  const reset = element("button", { type: "button", class: "secondary" }, text.rangeReset);
  let state: PageState | undefined;

  const read = () => {
    const range = { min: from.valueAsNumber, max: to.valueAsNumber };
    const fits = isDrawable(range);
    showProblem(fits ? "" : text.rangeProblem);
    if (fits) setRange(range);
  };
  const showProblem = (sentence: string) => {
    setText(problem, sentence);
    for (const field of [from, to]) field.setAttribute("aria-invalid", String(sentence !== ""));
  };
  from.addEventListener("change", read);
  to.addEventListener("change", read);
  reset.addEventListener("click", () => {
    showProblem("");
    setRange(rangeFor(state?.evaluation));
  });

  return {
    root: element(
      "div",
      { class: "range", role: "group", "aria-label": text.rangeHeading },
      element("label", { for: "range-from" }, text.rangeFrom),
      from,
      element("label", { for: "range-to" }, text.rangeTo),
      to,
      reset,
      problem,
    ),
    update: (next) => {
      if (state?.range !== next.range) {
        from.value = String(next.range.min);
        to.value = String(next.range.max);
      }
      state = next;
    },
  };
}

function numberField(id: string): HTMLInputElement {
  return element("input", {
    id,
    type: "number",
    step: "any",
    "aria-describedby": "range-problem",
    "aria-invalid": "false",
  });
}
