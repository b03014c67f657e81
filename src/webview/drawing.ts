import { asCurve } from "../features/curve.ts";
import { type Point, type Range, sampleCurve, type Segment } from "../features/sampleCurve.ts";
import { type VisibleKink, visibleKinks } from "../features/visibleKinks.ts";
import { drawnOf, type PageState, type ShownCurve } from "./state.ts";

/** What is drawn of one curve. */
export interface Series {
  /** The curve's place in the list. */
  readonly index: number;
  readonly value: readonly Segment[];
  readonly derivative: readonly Segment[];
  readonly kinks: readonly KinkMark[];
  /** Where marks tell lines apart; empty for a lone curve. */
  readonly markers: readonly Point[];
}

/** A point beside a kink, where a line is broken. */
export interface KinkMark extends Point {
  /** The line has this very value at the kink; else it only comes near it. */
  readonly closed: boolean;
}

/** All that a chart draws, in the units of its axes. */
export interface Drawing {
  readonly x: Range;
  readonly y: Range;
  readonly series: readonly Series[];
  /** Evaluated numbers on the first curve; empty without an evaluation. */
  readonly values: readonly Point[];
  readonly derivatives: readonly Point[];
}

/** Markers on each line. */
const markerCount = 6;

/** What a chart of this state draws. */
export function drawingOf(state: PageState): Drawing {
  const shown = state.curves.filter(({ hidden }) => !hidden);
  const series = shown.map((curve) => seriesOf(curve, state.range, shown.length));

  const drawn = drawnOf(state.evaluation);
  const [first] = state.curves;
  // Where an output depends on several inputs, its points do not lie on the example's curve.
  const showsFirst = !first.hidden && first.activation.kind === "elementwise";
  const pointsOf = (heights: readonly number[]): readonly Point[] =>
    showsFirst
      ? heights
          .map((y, row) => ({ x: drawn?.input[row] ?? NaN, y }))
          .filter(({ x, y }) => Number.isFinite(y) && x >= state.range.min && x <= state.range.max)
      : [];
  const values = pointsOf(drawn?.value ?? []);
  const derivatives = pointsOf(drawn?.derivative ?? []);

  const heights = [
    ...series.flatMap(({ value, derivative }) => [...value, ...derivative]),
    values,
    derivatives,
  ];
  return { x: state.range, y: heightOf(heights), series, values, derivatives };
}

/**
 * The marks of a kink: the one-sided limits of the derivative, and what PyTorch returns where that is
 * neither; where f jumps, the same of f.
 */
export function kinkMarks({ at, left, right, derivative, jump }: VisibleKink): readonly KinkMark[] {
  const marks = (heights: readonly number[], taken: number) =>
    Array.from(new Set(heights), (y) => ({ x: at, y, closed: y === taken }));
  return [
    ...(left === right && jump ? [] : marks([left, right, derivative], derivative)),
    ...(jump ? marks([jump.left, jump.right, jump.value], jump.value) : []),
  ];
}

function seriesOf(
  { index, activation, parameters }: ShownCurve,
  range: Range,
  shownCurves: number,
): Series {
  const curve = asCurve(activation, parameters);
  const markedKinks = visibleKinks(activation, parameters).filter(
    ({ at }) => at >= range.min && at <= range.max,
  );

  // Each curve has its own places, so that marks of curves that coincide do not hide each other.
  const share = (index + 0.5) / Math.max(shownCurves, index + 1);
  const places = Array.from(
    { length: shownCurves > 1 ? markerCount : 0 },
    (_, mark) => range.min + ((range.max - range.min) * (mark + share)) / markerCount,
  );
  const markers = places
    .flatMap((x) => [
      { x, y: curve.value(x) },
      { x, y: curve.derivative(x) },
    ])
    .filter(({ y }) => Number.isFinite(y));
  return {
    index,
    ...sampleCurve(curve, activation.kinks(parameters), range),
    kinks: markedKinks.flatMap(kinkMarks),
    markers,
  };
}

/** From the lowest to the highest point, 0 included, with a little room. */
function heightOf(segments: readonly Segment[]): Range {
  let min = 0;
  let max = 0;
  for (const segment of segments) {
    for (const { y } of segment) {
      min = Math.min(min, y);
      max = Math.max(max, y);
    }
  }
  if (min === max) return { min: -1, max: 1 };
  const room = (max - min) * 0.06;
  return { min: min - room, max: max + room };
}
