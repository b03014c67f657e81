import { asCurve } from "../features/curve.ts";
import { formatNumber } from "../features/formatNumber.ts";
import { placesText, visibleKinks } from "../features/visibleKinks.ts";
import { titleOf } from "./readout.ts";
import type { PageState, ShownCurve } from "./state.ts";
import { text } from "./text.ts";

/** What the chart shows, in sentences: its text alternative. */
export function summaryOf({ curves, range, evaluation }: PageState): string {
  const shown = curves.filter(({ hidden }) => !hidden);
  if (shown.length === 0) return text.allHidden;

  const sentences = shown.map((curve) => curveSummary(curve, range));
  const points =
    evaluation && shown.includes(curves[0]) && curves[0].activation.kind === "elementwise"
      ? ` ${text.points}`
      : "";
  return (
    text.chartSummary(
      shown.map(titleOf),
      formatNumber(range.min),
      formatNumber(range.max),
      sentences,
    ) + points
  );
}

function curveSummary(shown: ShownCurve, { min, max }: PageState["range"]): string {
  const { activation, parameters } = shown;
  const curve = asCurve(activation, parameters);
  const kinks = visibleKinks(activation, parameters).filter(({ at }) => at >= min && at <= max);
  const showsZero = min <= 0 && max >= 0;
  return text.curveSummary(
    titleOf(shown),
    formatNumber(curve.value(min)),
    formatNumber(curve.value(max)),
    showsZero
      ? text.summaryAtZero(formatNumber(curve.value(0)), formatNumber(curve.derivative(0)))
      : "",
    kinks.length > 0 ? text.summaryKinks(placesText(kinks)) : "",
  );
}
