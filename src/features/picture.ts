import type {
  Activation,
  AlongAxis,
  Gated,
  Elementwise,
  ParameterValues,
} from "../activations/definition.ts";
import { asCurve } from "./curve.ts";
import { formatNumber } from "./formatNumber.ts";
import { type Point, type Range, sampleCurve, type Segment } from "./sampleCurve.ts";
import { visibleKinks } from "./visibleKinks.ts";
import { type PicturePalette, picturePalettes, type ThemeKind } from "./themeKind.ts";

const width = 270;
const height = 150;
/** Room around the plot: the y axis' numbers at the left, the x axis' below, the key above. */
const margin = { left: 34, right: 8, top: 22, bottom: 18 };

/**
 * A small picture of an activation for a hover, as SVG: f solid, f′ dashed, for these parameters.
 *
 * An activation along an axis is drawn as bars over an example slice, a gated one for a first half of
 * 1. Width and height are in pixels of the hover; the ground is transparent.
 */
export function drawPicture(
  activation: Activation,
  parameters: ParameterValues,
  theme: ThemeKind,
): string {
  const palette = picturePalettes[theme];
  const content =
    activation.kind === "alongAxis"
      ? drawBars(activation, parameters, palette)
      : drawCurves(activation, parameters, palette);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="11">` +
    `${content}</svg>`
  );
}

/** Places numbers in the picture. */
interface Frame {
  readonly x: Range;
  readonly y: Range;
  toX(x: number): number;
  toY(y: number): number;
}

function frameOf(x: Range, y: Range): Frame {
  const plotWidth = width - margin.left - margin.right;
  const plotHeight = height - margin.top - margin.bottom;
  return {
    x,
    y,
    toX: (value) => margin.left + ((value - x.min) / (x.max - x.min)) * plotWidth,
    toY: (value) => height - margin.bottom - ((value - y.min) / (y.max - y.min)) * plotHeight,
  };
}

function drawCurves(
  activation: Elementwise | Gated,
  parameters: ParameterValues,
  palette: PicturePalette,
): string {
  const kinks = visibleKinks(activation, parameters);
  const x = rangeOfInterest(kinks.map(({ at }) => at));
  const { value, derivative } = sampleCurve(
    asCurve(activation, parameters),
    activation.kinks(parameters),
    x,
  );
  const frame = frameOf(x, heightOf([...value, ...derivative].flat()));
  const marks = kinks
    .filter(({ at }) => at > x.min && at < x.max)
    .flatMap(({ at, left, right, derivative: chosen, jump }) => [
      ...(left === right
        ? []
        : [
            circle(frame, { x: at, y: left }, palette, "derivative", left === chosen),
            circle(frame, { x: at, y: right }, palette, "derivative", right === chosen),
          ]),
      ...(jump
        ? [...new Set(Object.values(jump))].map((y) =>
            circle(frame, { x: at, y }, palette, "value", y === jump.value),
          )
        : []),
    ]);
  return [
    drawAxes(frame, palette),
    ...derivative.map((segment) =>
      polyline(frame, segment, `stroke="${palette.derivative}" stroke-dasharray="6 4"`),
    ),
    ...value.map((segment) => polyline(frame, segment, `stroke="${palette.value}"`)),
    ...marks,
    activation.kind === "gated"
      ? drawKey("f(1, x)", "∂f/∂x", palette)
      : drawKey("f", "f′", palette),
  ].join("");
}

/** From −5 to 5, and wide enough to show each kink that lies not too far out. */
function rangeOfInterest(kinks: readonly number[]): Range {
  const near = kinks.filter((at) => Math.abs(at) <= 30);
  return {
    min: Math.min(-5, ...near.map((at) => at - 2)),
    max: Math.max(5, ...near.map((at) => at + 2)),
  };
}

/** The values drawn with a little air around them. */
function heightOf(points: readonly Point[]): Range {
  const values = points.map(({ y }) => y);
  const min = Math.min(0, ...values);
  const max = Math.max(0, ...values);
  const air = (max - min || 1) * 0.06;
  return { min: min - air, max: max + air };
}

function drawAxes(frame: Frame, palette: PicturePalette): string {
  const vertical = roundTicks(frame.x, 5).map((tick) => {
    const at = coordinate(frame.toX(tick));
    return (
      line(at, coordinate(margin.top), at, coordinate(height - margin.bottom), gridColour(tick)) +
      label(at, String(height - 5), "middle", formatNumber(tick))
    );
  });
  const horizontal = roundTicks(frame.y, 4).map((tick) => {
    const at = coordinate(frame.toY(tick));
    return (
      line(coordinate(margin.left), at, coordinate(width - margin.right), at, gridColour(tick)) +
      label(String(margin.left - 5), coordinate(frame.toY(tick) + 4), "end", formatNumber(tick))
    );
  });
  return [...vertical, ...horizontal].join("");

  function gridColour(tick: number): string {
    return tick === 0 ? palette.axis : palette.grid;
  }

  function label(x: string, y: string, anchor: string, text: string): string {
    return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${palette.text}">${text}</text>`;
  }
}

/** About `count` multiples of 1, 2 or 5 times a power of ten inside a range. */
function roundTicks({ min, max }: Range, count: number): number[] {
  const rough = (max - min) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(min / step);
  const last = Math.floor(max / step);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

function drawBars(
  activation: AlongAxis,
  parameters: ParameterValues,
  palette: PicturePalette,
): string {
  const slice = Float64Array.from(activation.example.slice);
  const values = activation.value(slice, parameters);
  const derivatives = activation.ownDerivative?.(slice, parameters);
  const heights = [0, ...values, ...(derivatives ?? [])];
  const frame = frameOf({ min: 0, max: values.length }, airy(heights));
  const ground = coordinate(frame.toY(0));
  const bars = Array.from(values, (value, i) => {
    const derivative = derivatives?.[i];
    const isPair = values.length === slice.length;
    return (
      bar(
        frame,
        i + 0.16,
        derivative === undefined ? i + 0.84 : i + 0.5,
        value,
        `fill="${palette.value}"`,
      ) +
      (derivative === undefined
        ? ""
        : bar(
            frame,
            i + 0.5,
            i + 0.84,
            derivative,
            `fill="none" stroke="${palette.derivative}" stroke-width="1.5" stroke-dasharray="4 3"`,
          )) +
      text(
        i + (derivative === undefined ? 0.5 : 0.33),
        value < 0 ? frame.toY(value) + 12 : frame.toY(value) - 4,
        value.toFixed(values.length > 4 ? 1 : 3).replace("-", "−"),
      ) +
      text(
        i + 0.5,
        height - 5,
        isPair ? `x = ${formatNumber(slice[i] ?? NaN)}` : `y${subscript(i)}`,
      )
    );
  });
  const axis = line(
    coordinate(margin.left),
    ground,
    coordinate(width - margin.right),
    ground,
    palette.axis,
  );
  const key = derivatives ? drawKey("yᵢ", "∂yᵢ/∂xᵢ", palette) : drawKey("yᵢ", undefined, palette);
  return [...bars, axis, key].join("");

  function text(x: number, y: number, content: string): string {
    return (
      `<text x="${coordinate(frame.toX(x))}" y="${coordinate(y)}" text-anchor="middle" ` +
      `fill="${palette.text}">${content}</text>`
    );
  }
}

/** Room above the bars for their numbers, and below those that hang down. */
function airy(heights: readonly number[]): Range {
  const min = Math.min(...heights);
  const max = Math.max(...heights);
  const air = (max - min || 1) * 0.15;
  return { min: min < 0 ? min - air : 0, max: max > 0 ? max + air : 0 };
}

function subscript(index: number): string {
  return String(index).replace(/\d/g, (digit) => String.fromCharCode(0x2080 + Number(digit)));
}

/** Which line is which, above the plot. */
function drawKey(value: string, derivative: string | undefined, palette: PicturePalette): string {
  const sample = (x: number, style: string) =>
    `<path d="M${x} 10h24" fill="none" stroke-width="2" ${style}/>`;
  const name = (x: number, text: string, colour: string) =>
    `<text x="${x}" y="14" font-size="13" fill="${colour}">${text}</text>`;
  const second = margin.left + 42 + 8 * value.length;
  return (
    sample(margin.left, `stroke="${palette.value}"`) +
    name(margin.left + 30, value, palette.value) +
    (derivative === undefined
      ? ""
      : sample(second, `stroke="${palette.derivative}" stroke-dasharray="6 4"`) +
        name(second + 30, derivative, palette.derivative))
  );
}

function polyline(frame: Frame, segment: Segment, style: string): string {
  const points = segment.map(
    ({ x, y }) => `${coordinate(frame.toX(x))},${coordinate(frame.toY(y))}`,
  );
  return `<polyline points="${points.join(" ")}" fill="none" stroke-width="2" stroke-linejoin="round" ${style}/>`;
}

/** A mark on a line where it is broken: filled at the value that it has there. */
function circle(
  frame: Frame,
  { x, y }: Point,
  palette: PicturePalette,
  line: "value" | "derivative",
  isTaken: boolean,
): string {
  const fill = isTaken ? palette[line] : palette.ground;
  return (
    `<circle cx="${coordinate(frame.toX(x))}" cy="${coordinate(frame.toY(y))}" r="3" ` +
    `fill="${fill}" stroke="${palette[line]}" stroke-width="1.5"/>`
  );
}

function bar(frame: Frame, from: number, to: number, value: number, style: string): string {
  const x = coordinate(frame.toX(from));
  const top = frame.toY(Math.max(value, 0));
  const barWidth = coordinate(frame.toX(to) - frame.toX(from));
  const barHeight = coordinate(frame.toY(Math.min(value, 0)) - top);
  return `<rect x="${x}" y="${coordinate(top)}" width="${barWidth}" height="${barHeight}" ${style}/>`;
}

function line(x1: string, y1: string, x2: string, y2: string, colour: string): string {
  return `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${colour}"/>`;
}

/** A tenth of a pixel is as fine as a picture of this size shows. */
function coordinate(pixels: number): string {
  return String(Math.round(pixels * 10) / 10);
}
