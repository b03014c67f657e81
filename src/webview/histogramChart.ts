import { BarController, BarElement, Chart, LinearScale } from "chart.js";
import { formatNumber } from "../features/formatNumber.ts";
import type { EqualBins } from "../protocol/messages.ts";
import type { Theme } from "./theme.ts";

Chart.register(BarController, BarElement, LinearScale);

interface Bar {
  readonly x: number;
  readonly y: number;
}

/** Bars on a canvas, from the first drawing until the page drops it. */
export class HistogramChart {
  readonly #chart: Chart<"bar", Bar[]>;

  constructor(canvas: HTMLCanvasElement) {
    this.#chart = new Chart<"bar", Bar[]>(canvas, {
      type: "bar",
      data: { datasets: [] },
      options: {
        animation: false,
        parsing: false,
        maintainAspectRatio: false,
        // What there is to read out is in the text alternative.
        events: [],
      },
    });
  }

  draw({ from, to, counts }: EqualBins, theme: Theme): void {
    const width = (to - from) / counts.length;
    const room = width === 0 ? Math.max(Math.abs(from), 1) / 2 : 0;
    const font = { family: theme.fontFamily, size: theme.fontSize * 0.85 };
    this.#chart.data.datasets = [
      {
        data: counts.map((count, i) => ({ x: from + width * (i + 0.5), y: count })),
        backgroundColor: theme.curves[0] ?? theme.text,
        barPercentage: 1,
        categoryPercentage: 1,
      },
    ];
    this.#chart.options.scales = {
      x: {
        type: "linear",
        offset: false,
        min: from - room,
        max: to + room,
        border: { color: theme.zeroLine },
        grid: { display: false },
        ticks: {
          color: theme.text,
          font,
          maxRotation: 0,
          maxTicksLimit: 5,
          includeBounds: false,
          callback: (value) => formatNumber(Number(value)),
        },
      },
      y: {
        type: "linear",
        beginAtZero: true,
        border: { display: false },
        grid: { color: theme.grid },
        ticks: { color: theme.text, font, maxTicksLimit: 3, precision: 0 },
      },
    };
    this.#chart.update("none");
  }

  dispose(): void {
    this.#chart.destroy();
  }
}
