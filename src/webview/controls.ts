import type { Origin, ParameterValues } from "../activations/definition.ts";
import { completeParameters, contains, intervalText } from "../activations/parameters.ts";
import { asCurve } from "../features/curve.ts";
import { costText, initialisationText, rangeText, trendOf } from "../features/properties.ts";
import { formatNumber } from "../features/formatNumber.ts";
import { jumpsText, visibleKinks } from "../features/visibleKinks.ts";
import { element, phrase } from "./element.ts";
import { typesetFormulas } from "./typesetFormulas.ts";
import { createParameterField } from "./parameterField.ts";
import type { PageState, ShownCurve } from "./state.ts";
import { curveClass, swatch } from "./swatch.ts";
import { text } from "./text.ts";
import type { View } from "./view.ts";

/** A card for each curve: its formula, its parameters to play with, and what matters about it. */
export function createControls(
  { curves }: PageState,
  setParameters: (index: number, parameters: ParameterValues) => void,
): View {
  const cards = curves.map((curve) =>
    createCard(curve, curves.length === 1, (parameters) => {
      setParameters(curve.index, parameters);
    }),
  );
  let shown: PageState["curves"] | undefined;
  return {
    root: element("div", { class: "cards" }, ...cards.map(({ root }) => root)),
    update: (state) => {
      for (const [index, card] of cards.entries()) {
        const curve = state.curves[index];
        if (curve && curve !== shown?.[index]) card.update(curve);
      }
      shown = state.curves;
    },
  };
}

function createCard(
  opened: ShownCurve,
  unfolded: boolean,
  setParameters: (parameters: ParameterValues) => void,
) {
  const { activation, index, call } = opened;
  const formulas = element("div", { class: "formulas" });
  const properties = element("dl", { class: "properties" });
  let inForce = opened.parameters;
  const fields = activation.parameters
    .filter(({ integer }) => integer !== true)
    .map((parameter) =>
      createParameterField(
        parameter,
        opened.opened[parameter.name] ?? parameter.usual,
        `curve-${index}`,
        (number) => {
          if (!contains(parameter.valid, number)) {
            return text.parameterProblem(intervalText(parameter.valid));
          }
          const together = completeParameters(activation, { ...inForce, [parameter.name]: number });
          return together.ok ? undefined : together.problem;
        },
        (number) => {
          setParameters({ [parameter.name]: number });
        },
      ),
    );
  const reset = element("button", { type: "button", class: "secondary" }, text.resetParameters);
  reset.addEventListener("click", () => {
    setParameters(opened.opened);
  });
  const isChangeable = activation.parameters.some(({ slider }) => slider);

  const titleId = `curve-${index}-title`;
  const root = element(
    "article",
    { class: `card ${curveClass(index)}`, "aria-labelledby": titleId },
    element("h3", { id: titleId }, swatch(index, "value"), activation.title),
    ...(call === undefined ? [] : [element("code", { class: "call" }, call)]),
    element("p", {}, ...phrase(activation.essence)),
    formulas,
    ...fields.map((field) => field.root),
    ...(isChangeable ? [reset] : []),
    properties,
    createDetails(opened, unfolded),
  );
  return {
    root,
    update: (curve: ShownCurve) => {
      inForce = curve.parameters;
      formulas.replaceChildren(...typesetFormulas(activation, curve.parameters, `curve-${index}`));
      for (const field of fields) field.update(curve.parameters[field.name] ?? NaN);
      properties.replaceChildren(...propertyParts(curve));
    },
  };
}

function propertyParts({ activation, parameters }: ShownCurve): readonly Node[] {
  const curve = asCurve(activation, parameters);
  const kinks = visibleKinks(activation, parameters);
  const vanishing = activation.vanishing?.(parameters);
  const kinkRows = kinks.map((kink) => {
    const label = kink.jump ? text.jumpLabel : text.kinkLabel;
    return [
      label(formatNumber(kink.at)),
      text.kink(jumpsText(kink), formatNumber(kink.derivative)),
    ];
  });
  const rows = [
    ...(curve.caption === undefined ? [] : [[text.drawn, curve.caption]]),
    [text.range, rangeText(activation, parameters)],
    [
      text.atZero,
      text.valueAndSlope(formatNumber(curve.value(0)), formatNumber(curve.derivative(0))),
    ],
    ...(kinks.length === 0 ? [[text.kinks, text.none]] : kinkRows),
    ...(vanishing === undefined ? [] : [[text.vanishing, vanishing]]),
    [text.trend, trendOf(activation, parameters)],
    [text.cost, costText(activation.cost)],
  ];
  return rows.flatMap(([name = "", content = ""]) => [
    element("dt", {}, name),
    element("dd", {}, ...phrase(content)),
  ]);
}

function createDetails({ activation }: ShownCurve, unfolded: boolean): HTMLElement {
  const { facts, traps, initialisation, relatives, origin, usedFor } = activation;
  return element(
    "details",
    { open: unfolded },
    element("summary", {}, text.details),
    element(
      "ul",
      { class: "facts" },
      ...facts.map((fact) =>
        element("li", {}, ...phrase(fact.text), element("cite", {}, text.source(fact.source))),
      ),
    ),
    labelled(text.usedFor, usedFor),
    labelled(text.initialisation, initialisationText(initialisation)),
    ...(traps.length === 0
      ? []
      : [
          element("p", { class: "label" }, text.traps),
          element(
            "ul",
            { class: "facts" },
            ...traps.map((trap) => element("li", {}, ...phrase(`${trap.text} ${trap.instead}`))),
          ),
        ]),
    labelled(text.relatives, relatives.map((relative) => relative.text).join(" ")),
    ...(origin ? [createOrigin(origin)] : []),
  );
}

function labelled(label: string, content: string): HTMLElement {
  return element("p", {}, element("span", { class: "label" }, `${label}: `), ...phrase(content));
}

function createOrigin({ authors, year, title, url }: Origin): HTMLElement {
  return element(
    "p",
    {},
    `${text.origin(authors, year)}: `,
    // VS Code opens the link in a browser, after asking.
    url === undefined ? title : element("a", { href: url }, title),
  );
}
