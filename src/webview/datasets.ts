import type { ChartDataset } from "chart.js";
import type { Point, Segment } from "../features/sampleCurve.ts";
import type { Drawing, Series } from "./drawing.ts";
import { lineStyle } from "./lineStyle.ts";
import type { Theme } from "./theme.ts";

type Dataset = ChartDataset<"line", Point[]>;

/** What Chart.js draws, in the order in which it has it: the first dataset comes out on top. */
export function datasetsOf(drawing: Drawing, theme: Theme): Dataset[] {
  return [
    pointSet(drawing.values, theme, true),
    pointSet(drawing.derivatives, theme, false),
    ...drawing.series.flatMap((series) => [kinkSet(series, theme), markerSet(series, theme)]),
    ...drawing.series.flatMap((series) => [
      lineSet(series.value, curveColour(theme, series.index), []),
      lineSet(
        series.derivative,
        curveColour(theme, series.index),
        lineStyle(series.index).dash.slice(),
      ),
    ]),
  ];
}

function lineSet(segments: readonly Segment[], colour: string, dash: number[]): Dataset {
  // A point without a height breaks the line.
  const data = segments.flatMap((segment) => [...segment, { x: segment[0]?.x ?? 0, y: NaN }]);
  return {
    data,
    borderColor: colour,
    borderWidth: 2,
    borderDash: dash,
    borderJoinStyle: "round",
    pointRadius: 0,
    tension: 0,
  };
}

function kinkSet({ kinks, index }: Series, theme: Theme): Dataset {
  const colour = curveColour(theme, index);
  return {
    ...marks(kinks, colour),
    pointRadius: 4,
    pointBorderWidth: 1.5,
    pointBackgroundColor: kinks.map(({ closed }) => (closed ? colour : theme.background)),
  };
}

function markerSet({ markers, index }: Series, theme: Theme): Dataset {
  const { marker } = lineStyle(index);
  const colour = curveColour(theme, index);
  return {
    ...marks(marker ? markers : [], colour),
    pointStyle: marker?.shape ?? false,
    pointRotation: marker?.rotation ?? 0,
    pointRadius: 5,
    pointBorderWidth: 2,
    pointBackgroundColor: marker?.hollow ? theme.background : colour,
  };
}

function pointSet(points: readonly Point[], theme: Theme, filled: boolean): Dataset {
  const colour = curveColour(theme, 0);
  // Hundreds of large points would hide each other, and the curve.
  const isDense = points.length > 200;
  return {
    ...marks(points, filled && !isDense ? theme.text : colour),
    // Where f and f′ coincide the ring stands around the dot.
    pointRadius: isDense ? 2.5 : filled ? 4 : 6,
    pointBorderWidth: filled || isDense ? 1 : 2,
    pointBackgroundColor: filled ? colour : theme.background,
  };
}

function marks(points: readonly Point[], colour: string): Dataset {
  return { data: points.slice(), showLine: false, pointBorderColor: colour };
}

/** The colour of the curve at this place in the list. */
export function curveColour(theme: Theme, index: number): string {
  return theme.curves[lineStyle(index).colour] ?? theme.text;
}
