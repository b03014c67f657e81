import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
  type ScaleOptionsByType,
} from "chart.js";
import { formatNumber } from "../features/formatNumber.ts";
import type { Point } from "../features/sampleCurve.ts";
import { curveColour, datasetsOf } from "./datasets.ts";
import type { Drawing } from "./drawing.ts";
import type { Theme } from "./theme.ts";

Chart.register(LineController, LineElement, PointElement, LinearScale);

/** Where the curves are read out. */
export interface Crosshair {
  readonly x: number;
  /** The points of the shown curves there. */
  readonly points: readonly (Point & { readonly index: number })[];
}

/** A chart on a canvas, from the first drawing until the page drops it. */
export class PlotChart {
  readonly #chart: Chart<"line", Point[]>;
  #theme: Theme;
  #crosshair: Crosshair | undefined;

  constructor(canvas: HTMLCanvasElement, theme: Theme) {
    this.#theme = theme;
    this.#chart = new Chart<"line", Point[]>(canvas, {
      type: "line",
      data: { datasets: [] },
      options: {
        animation: false,
        parsing: false,
        normalized: true,
        maintainAspectRatio: false,
        // The page's own pointer and key handlers do the reading out.
        events: [],
        layout: { padding: 4 },
      },
      plugins: [this.#crosshairPlugin()],
    });
  }

  draw(drawing: Drawing, theme: Theme, crosshair: Crosshair | undefined): void {
    this.#theme = theme;
    this.#crosshair = crosshair;
    this.#chart.data.datasets = datasetsOf(drawing, theme);
    this.#chart.options.scales = {
      x: axis(drawing.x, theme, "x"),
      y: axis(drawing.y, theme, undefined),
    };
    this.#chart.update("none");
  }

  /** Moves the crosshair only: nothing is laid out anew. */
  showCrosshair(crosshair: Crosshair | undefined): void {
    this.#crosshair = crosshair;
    this.#chart.draw();
  }

  /** The x at a distance from the canvas' left edge, in CSS pixels; undefined before the first drawing. */
  xAt(pixel: number): number | undefined {
    return this.#chart.scales["x"]?.getValueForPixel(pixel);
  }

  /** How many units of x one CSS pixel is wide; undefined before the first drawing. */
  unitsPerPixel(): number | undefined {
    const scale = this.#chart.scales["x"];
    return scale && (scale.max - scale.min) / Math.max(scale.width, 1);
  }

  dispose(): void {
    this.#chart.destroy();
  }

  #crosshairPlugin(): Plugin<"line"> {
    return {
      id: "crosshair",
      afterDatasetsDraw: ({ ctx, chartArea, scales }) => {
        const { x, y } = scales;
        if (!this.#crosshair || !x || !y) return;
        const left = Math.round(x.getPixelForValue(this.#crosshair.x)) + 0.5;
        ctx.save();
        ctx.lineWidth = 1;
        ctx.strokeStyle = this.#theme.crosshair;
        ctx.beginPath();
        ctx.moveTo(left, chartArea.top);
        ctx.lineTo(left, chartArea.bottom);
        ctx.stroke();
        for (const point of this.#crosshair.points) {
          const top = y.getPixelForValue(point.y);
          if (!(top >= chartArea.top && top <= chartArea.bottom)) continue;
          ctx.fillStyle = curveColour(this.#theme, point.index);
          ctx.beginPath();
          ctx.arc(left, top, 3.5, 0, 2 * Math.PI);
          ctx.fill();
          ctx.stroke();
        }
        ctx.restore();
      },
    };
  }
}

function axis(
  { min, max }: { readonly min: number; readonly max: number },
  theme: Theme,
  title: string | undefined,
): DeepPartial<ScaleOptionsByType<"linear">> & { type: "linear" } {
  const font = { family: theme.fontFamily, size: theme.fontSize * 0.9 };
  return {
    type: "linear",
    min,
    max,
    title: {
      display: title !== undefined,
      text: title ?? "",
      align: "end",
      color: theme.text,
      font,
    },
    border: { color: theme.zeroLine },
    grid: {
      color: ({ tick }) => (tick.value === 0 ? theme.zeroLine : theme.grid),
      tickLength: 4,
    },
    ticks: {
      color: theme.text,
      font,
      includeBounds: false,
      maxRotation: 0,
      callback: (value) => formatNumber(Number(value)),
    },
  };
}

type DeepPartial<T> = T extends (...args: never) => unknown
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> }
    : T;
