import type { Activation, ParameterValues } from "../activations/definition.ts";
import { activationById } from "../activations/index.ts";
import { completeParameters } from "../activations/parameters.ts";
import type { Range } from "../features/sampleCurve.ts";
import type { Curve, Evaluation, PanelState, Results } from "../protocol/messages.ts";
import { failure, type Result, success } from "../result.ts";
import { text } from "./text.ts";

/** One curve as the page shows it. */
export interface ShownCurve {
  /** Place in the list, which decides colour and line style. */
  readonly index: number;
  readonly activation: Activation;
  readonly parameters: ParameterValues;
  /** The parameters that the curve was opened with. */
  readonly opened: ParameterValues;
  /** The call that the curve was opened from, as the code has it. */
  readonly call?: string;
  readonly hidden: boolean;
}

/** All that the page shows. */
export interface PageState {
  readonly curves: readonly [ShownCurve, ...ShownCurve[]];
  readonly evaluation?: Evaluation;
  readonly range: Range;
  /** Where the curves are read out. */
  readonly at: number;
}

const usualRange: Range = { min: -6, max: 6 };

/** What a panel's state looks like; a sentence where it names what this version does not know. */
export function pageStateOf(panel: PanelState): Result<PageState> {
  const curves: ShownCurve[] = [];
  for (const [index, curve] of panel.curves.entries()) {
    const shown = shownCurve(curve, index, panel);
    if (!shown.ok) return shown;
    curves.push(shown.value);
  }
  const [first, ...others] = curves;
  if (!first) return failure(text.nothingKept);

  const range = panel.view?.range ?? rangeFor(panel.evaluation);
  return success({
    curves: [first, ...others],
    ...(panel.evaluation && { evaluation: panel.evaluation }),
    range,
    at: clamp(0, range),
  });
}

/** What is kept over a reload; `pageStateOf` gives the same page again. */
export function panelStateOf({ curves, evaluation, range }: PageState): PanelState {
  const [first, ...others] = curves;
  return {
    curves: [curveOf(first), ...others.map(curveOf)],
    ...(evaluation && { evaluation }),
    view: {
      range,
      hidden: curves.filter(({ hidden }) => hidden).map(({ index }) => index),
      opened: curves.map(({ opened }) => opened),
    },
  };
}

/** Whether two states differ in nothing that is drawn or kept: in the read-out at most. */
export function differsInReadOutOnly(a: PageState, b: PageState): boolean {
  return a.curves === b.curves && a.range === b.range && a.evaluation === b.evaluation;
}

/** A curve as messages carry it. */
export function curveOf({ activation, parameters, call }: ShownCurve): Curve {
  return { activation: activation.id, parameters, ...(call !== undefined && { call }) };
}

export function withParameters(
  state: PageState,
  index: number,
  parameters: ParameterValues,
): PageState {
  return changeCurve(state, index, (curve) => ({
    ...curve,
    parameters: { ...curve.parameters, ...parameters },
  }));
}

export function withHidden(state: PageState, index: number, hidden: boolean): PageState {
  return changeCurve(state, index, (curve) => ({ ...curve, hidden }));
}

/** Shows another part of the x axis; the read-out stays within it. */
export function withRange(state: PageState, range: Range): PageState {
  return { ...state, range, at: clamp(state.at, range) };
}

export function withEvaluation(state: PageState, evaluation: Evaluation): PageState {
  return { ...state, evaluation };
}

/** Reads the curves out at another place, within the range. */
export function withReadOutAt(state: PageState, x: number): PageState {
  return { ...state, at: clamp(x, state.range) };
}

/** The numbers of an evaluation that are drawn: spread over all of them. */
export function drawnOf(evaluation: Evaluation | undefined): Results | undefined {
  return evaluation?.points ?? evaluation;
}

/** From −6 to 6, and as far beyond in whole numbers as the evaluated inputs reach. */
export function rangeFor(evaluation: Evaluation | undefined): Range {
  const inputs = (drawnOf(evaluation)?.input ?? []).filter(Number.isFinite);
  const bounds = inputs.reduce(
    ({ min, max }, x) => ({ min: Math.min(min, x), max: Math.max(max, x) }),
    usualRange,
  );
  return { min: Math.floor(bounds.min), max: Math.ceil(bounds.max) };
}

/** A range that can be drawn: finite, and wide enough that float64 tells its points apart. */
export function isDrawable({ min, max }: Range): boolean {
  const width = max - min;
  return Number.isFinite(width) && width > Math.max(Math.abs(min), Math.abs(max), 1e-300) * 1e-9;
}

function shownCurve(curve: Curve, index: number, { view }: PanelState): Result<ShownCurve> {
  const activation = activationById(curve.activation);
  if (!activation) return failure(text.unknownActivation(curve.activation));
  const parameters = completeParameters(activation, curve.parameters);
  if (!parameters.ok) return parameters;
  const opened = completeParameters(activation, view?.opened[index] ?? parameters.value);
  if (!opened.ok) return opened;
  return success({
    index,
    activation,
    parameters: parameters.value,
    opened: opened.value,
    ...(curve.call !== undefined && { call: curve.call }),
    hidden: view?.hidden.includes(index) ?? false,
  });
}

function changeCurve(
  state: PageState,
  index: number,
  change: (curve: ShownCurve) => ShownCurve,
): PageState {
  const changeIf = (curve: ShownCurve) => (curve.index === index ? change(curve) : curve);
  const [first, ...others] = state.curves;
  return { ...state, curves: [changeIf(first), ...others.map(changeIf)] };
}

function clamp(x: number, { min, max }: Range): number {
  return Math.min(Math.max(x, min), max);
}
