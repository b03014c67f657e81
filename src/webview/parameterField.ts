import type { Parameter } from "../activations/definition.ts";
import { formatNumber } from "../features/formatNumber.ts";
import { element, phrase, setText } from "./element.ts";
import { text } from "./text.ts";

/** A control for one parameter of one curve. */
export interface ParameterField {
  readonly root: HTMLElement;
  readonly name: string;
  update(value: number): void;
}

/**
 * A slider with a number field beside it; for a parameter that offers no slider, its value only.
 *
 * The slider reaches as far as the opened value where that lies outside of its usual bounds. The
 * field takes every number with which `problemOf` finds no fault.
 */
export function createParameterField(
  parameter: Parameter,
  opened: number,
  idPrefix: string,
  problemOf: (value: number) => string | undefined,
  change: (value: number) => void,
): ParameterField {
  return parameter.slider
    ? createSlider(
        parameter,
        parameter.slider,
        opened,
        `${idPrefix}-${parameter.name}`,
        problemOf,
        change,
      )
    : createFixed(parameter);
}

function createSlider(
  parameter: Parameter,
  bounds: { readonly min: number; readonly max: number; readonly step: number },
  opened: number,
  id: string,
  problemOf: (value: number) => string | undefined,
  change: (value: number) => void,
): ParameterField {
  const label = text.parameterLabel(parameter.name, parameter.symbol);
  const reach = Number.isFinite(opened) ? opened : bounds.min;
  const slider = element("input", {
    id,
    type: "range",
    min: Math.min(bounds.min, reach),
    max: Math.max(bounds.max, reach),
    step: bounds.step,
    "aria-describedby": `${id}-meaning`,
  });
  const field = element("input", {
    type: "number",
    step: bounds.step,
    "aria-label": label,
    "aria-describedby": `${id}-meaning ${id}-problem`,
    "aria-invalid": "false",
  });
  const problem = element("p", { id: `${id}-problem`, class: "problem", role: "alert" });

  const accept = (value: number) => {
    const found = problemOf(value);
    const fits = found === undefined;
    setText(problem, found ?? "");
    field.setAttribute("aria-invalid", String(!fits));
    if (fits) change(value);
  };
  slider.addEventListener("input", () => {
    accept(slider.valueAsNumber);
  });
  field.addEventListener("input", () => {
    accept(field.valueAsNumber);
  });
  let shown = NaN;
  // What was typed and refused gives way to the number in force.
  field.addEventListener("change", () => {
    field.value = fieldText(shown);
    setText(problem, "");
    field.setAttribute("aria-invalid", "false");
  });

  return {
    name: parameter.name,
    root: element(
      "div",
      { class: "parameter" },
      element("label", { for: id }, label),
      element("div", { class: "parameter-inputs" }, slider, field),
      meaning(parameter, `${id}-meaning`),
      problem,
    ),
    update: (value) => {
      shown = value;
      slider.value = String(Math.min(Math.max(value, Number(slider.min)), Number(slider.max)));
      slider.setAttribute("aria-valuetext", formatNumber(value));
      // Not while it says the same in other digits: "0.50" stays as the user types it.
      if (field.valueAsNumber !== value) field.value = fieldText(value);
      field.placeholder = formatNumber(value);
    },
  };
}

function createFixed(parameter: Parameter): ParameterField {
  const value = element("span", { class: "number" });
  const label = text.parameterLabel(parameter.name, parameter.symbol);
  return {
    name: parameter.name,
    root: element(
      "div",
      { class: "parameter" },
      element("p", {}, `${label} `, value),
      meaning(parameter, undefined),
    ),
    update: (next) => {
      setText(value, text.parameterFixed(formatNumber(next)));
    },
  };
}

function meaning(parameter: Parameter, id: string | undefined): HTMLElement {
  return element("p", { id, class: "meaning" }, ...phrase(parameter.meaning));
}

/** A number field has no text for infinities; its placeholder shows them. */
function fieldText(value: number): string {
  return Number.isFinite(value) ? String(value) : "";
}
