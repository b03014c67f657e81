import { formatNumber } from "../features/formatNumber.ts";
import type { EqualBins, Evaluation } from "../protocol/messages.ts";
import { element } from "./element.ts";
import { HistogramChart } from "./histogramChart.ts";
import { integer, text } from "./text.ts";
import type { Theme } from "./theme.ts";

/** Fewer numbers are read faster in the table. */
const fewest = 20;

/** How inputs, values and derivatives are spread, side by side. */
export interface HistogramsView {
  readonly root: HTMLElement;
  update(evaluation: Evaluation, slopeName: string): void;
  setTheme(theme: Theme): void;
  dispose(): void;
}

/** Makes the histograms; they are empty for a few numbers. */
export function createHistograms(initialTheme: Theme): HistogramsView {
  const root = element("div", { class: "histograms" });
  let theme = initialTheme;
  let drawn: readonly { chart: HistogramChart; bins: EqualBins }[] = [];
  const dispose = () => {
    for (const { chart } of drawn) chart.dispose();
  };
  const draw = () => {
    for (const { chart, bins } of drawn) chart.draw(bins, theme);
  };
  return {
    root,
    update: ({ histograms, statistics, outputShape }, slopeName) => {
      dispose();
      const named: readonly (readonly [name: string, bins: EqualBins])[] = [
        [text.input, histograms.input],
        [outputShape ? text.output : text.value, histograms.value],
        [slopeName, histograms.derivative],
      ];
      const shown = statistics.count < fewest ? [] : named;
      const made = shown.map(([name, bins]) => {
        const canvas = element("canvas", { role: "img", "aria-label": summaryOf(name, bins) });
        const frame = element("div", { class: "histogram" }, canvas);
        return {
          bins,
          canvas,
          figure: element("figure", {}, element("figcaption", {}, name), frame),
        };
      });
      root.replaceChildren(...made.map(({ figure }) => figure));
      // A chart takes its size from the page, so it has to be in there.
      drawn = made.map(({ canvas, bins }) => ({ chart: new HistogramChart(canvas), bins }));
      draw();
    },
    setTheme: (next) => {
      theme = next;
      draw();
    },
    dispose,
  };
}

/** The text alternative of a histogram. */
function summaryOf(name: string, { from, to, counts }: EqualBins): string {
  if (counts.length === 0) return text.histogramOfNothing(name);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const highest = counts.reduce((best, count, i) => (count > (counts[best] ?? 0) ? i : best), 0);
  const edge = (i: number) => formatNumber(rounded(from + (to - from) * (i / counts.length)));
  return text.histogramSummary({
    name,
    total: integer(total),
    from: formatNumber(rounded(from)),
    to: formatNumber(rounded(to)),
    most: integer(counts[highest] ?? 0),
    mostFrom: edge(highest),
    mostTo: edge(highest + 1),
  });
}

const rounded = (x: number) => Number(x.toPrecision(3));
