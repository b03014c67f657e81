import { svgElement } from "./element.ts";
import { lineStyle, type Marker } from "./lineStyle.ts";

/** A short piece of a curve's line as the chart draws it, for a legend; decoration only. */
export function swatch(index: number, line: "value" | "derivative"): SVGSVGElement {
  const { marker, dash } = lineStyle(index);
  return svgElement(
    "svg",
    {
      class: `swatch ${curveClass(index)}`,
      width: 34,
      height: 14,
      viewBox: "0 0 34 14",
      "aria-hidden": "true",
      focusable: "false",
    },
    svgElement("line", {
      x1: 1,
      y1: 7,
      x2: 33,
      y2: 7,
      stroke: "currentColor",
      "stroke-width": 2,
      "stroke-dasharray": line === "derivative" ? dash.join(" ") : undefined,
    }),
    ...(marker ? [markerShape(marker)] : []),
  );
}

/** The class that gives an element `--curve`, the colour of the curve at this place. */
export function curveClass(index: number): string {
  return `curve-${lineStyle(index).colour}`;
}

const outlines: Readonly<Record<Marker["shape"], string>> = {
  triangle: "M0 -5 L4.5 3 L-4.5 3 Z",
  rect: "M-3.6 -3.6 H3.6 V3.6 H-3.6 Z",
  rectRot: "M0 -5 L5 0 L0 5 L-5 0 Z",
  cross: "M0 -5 V5 M-5 0 H5",
  crossRot: "M-3.6 -3.6 L3.6 3.6 M-3.6 3.6 L3.6 -3.6",
  star: "M0 -5 V5 M-5 0 H5 M-3.6 -3.6 L3.6 3.6 M-3.6 3.6 L3.6 -3.6",
  circle: "M-4.5 0 A4.5 4.5 0 0 0 4.5 0 A4.5 4.5 0 0 0 -4.5 0 Z",
};

function markerShape({ shape, rotation, hollow }: Marker): SVGPathElement {
  return svgElement("path", {
    class: hollow ? "hollow" : "filled",
    d: outlines[shape],
    transform: `translate(17 7) rotate(${rotation ?? 0})`,
    stroke: "currentColor",
    "stroke-width": 2,
  });
}
