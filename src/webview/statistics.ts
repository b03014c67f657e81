import { formatNumber } from "../features/formatNumber.ts";
import type { Evaluation, Statistics } from "../protocol/messages.ts";
import { element } from "./element.ts";
import { integer, text } from "./text.ts";

/** Numbers from here on are told by their quantiles too. */
const fewestForQuantiles = 20;

/** What is told about an evaluation as a whole, as terms and descriptions. */
export function statisticsParts({ statistics, shape }: Evaluation): readonly Node[] {
  const { nan, positiveInfinities, negativeInfinities, saturated, zeroGradients } = statistics;
  const infinite = positiveInfinities + negativeInfinities;
  const shown: readonly (readonly [name: string, content: string])[] = [
    [text.count, integer(statistics.count)],
    ...(shape.length === 1 ? [] : [[text.shape, `[${shape.join(", ")}]`] as const]),
    [text.zeros, integer(statistics.zeros)],
    [text.zeroGradient, percent(statistics)],
    ...(saturated > zeroGradients ? [[text.saturated, integer(saturated)] as const] : []),
    ...(nan > 0 ? [[text.nan, integer(nan)] as const] : []),
    ...(infinite > 0 ? [[text.infinite, integer(infinite)] as const] : []),
    [text.min, number(statistics.min)],
    [text.mean, number(statistics.mean)],
    [text.max, number(statistics.max)],
    ...(statistics.count < fewestForQuantiles ? [] : spreadOf(statistics)),
  ];
  return shown.map(([name, content]) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, content)),
  );
}

function percent({ zeroGradientShare }: Statistics): string {
  if (Number.isNaN(zeroGradientShare)) return text.none;
  return `${formatNumber(Number((zeroGradientShare * 100).toPrecision(4)))} %`;
}

function spreadOf({ variance, quantiles }: Statistics) {
  const { p5, p50, p95 } = quantiles;
  // Quantiles are known to a few per cent only.
  const about = (x: number) => number(Number(x.toPrecision(2)));
  return [
    [text.deviation, number(Number(Math.sqrt(variance).toPrecision(4)))],
    [text.median, about(p50)],
    [text.quantiles, text.quantileRange(about(p5), about(p95))],
  ] as const;
}

/** NaN stands for "there are no numbers" here. */
function number(x: number): string {
  return Number.isNaN(x) ? text.none : formatNumber(x);
}
