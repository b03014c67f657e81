import { type Crosshair, PlotChart } from "./chart.ts";
import { drawingOf } from "./drawing.ts";
import { element, setText } from "./element.ts";
import { readingsOf, spokenReadOut } from "./readout.ts";
import { roundStep, toMultiple } from "./roundStep.ts";
import { differsInReadOutOnly, type PageState, withReadOutAt } from "./state.ts";
import { summaryOf } from "./summary.ts";
import { text } from "./text.ts";
import type { Theme } from "./theme.ts";
import type { View } from "./view.ts";

/** The chart with its crosshair, for mouse, keyboard and screen reader. */
export interface PlotView extends View {
  setTheme(theme: Theme): void;
  dispose(): void;
}

/** Key steps over the whole width. */
const keySteps = 120;

/** Makes the chart. `readAt` is called with the x that the user points at. */
export function createPlot(
  initial: PageState,
  initialTheme: Theme,
  readAt: (x: number) => void,
): PlotView {
  let state = initial;
  let theme = initialTheme;
  let drawn: PageState | undefined;
  let speaks = false;
  // A crosshair that nobody asked for would only hide what lies at 0.
  let isReading = false;

  const canvas = element("canvas", { role: "img" });
  const spoken = element("p", { class: "visually-hidden", "aria-live": "polite" });
  const region = element(
    "div",
    {
      class: "plot",
      role: "application",
      tabindex: 0,
      "aria-roledescription": text.chartRole,
      "aria-label": text.chartHeading,
      "aria-describedby": "chart-keys",
    },
    canvas,
  );
  const chart = new PlotChart(canvas, theme);
  const draw = () => {
    drawn = state;
    chart.draw(drawingOf(state), theme, crosshair());
  };
  const crosshair = () => (isReading ? crosshairOf(state) : undefined);
  const read = (x: number) => {
    isReading = true;
    // At once: the next key may come before the next frame.
    state = withReadOutAt(state, x);
    readAt(state.at);
  };

  const follow = (event: PointerEvent) => {
    const x = chart.xAt(event.clientX - canvas.getBoundingClientRect().left);
    const fineness = chart.unitsPerPixel();
    if (x !== undefined && fineness !== undefined) read(toMultiple(x, roundStep(fineness)));
  };
  canvas.addEventListener("pointermove", follow);
  canvas.addEventListener("pointerdown", follow);
  region.addEventListener("keydown", (event) => {
    const x = placeAfterKey(event, state);
    if (x === undefined) return;
    event.preventDefault();
    speaks = true;
    read(x);
  });
  region.addEventListener("focus", () => {
    read(state.at);
  });

  return {
    root: element(
      "div",
      { class: "plot-frame" },
      region,
      element("p", { id: "chart-keys", class: "hint" }, text.chartKeys),
      spoken,
    ),
    update: (next) => {
      state = next;
      if (drawn && differsInReadOutOnly(drawn, next)) chart.showCrosshair(crosshair());
      else {
        draw();
        canvas.setAttribute("aria-label", summaryOf(state));
      }
      if (speaks) setText(spoken, spokenReadOut(state));
      speaks = false;
    },
    setTheme: (next) => {
      theme = next;
      draw();
    },
    dispose: () => {
      chart.dispose();
    },
  };
}

function crosshairOf(state: PageState): Crosshair {
  return {
    x: state.at,
    points: readingsOf(state).flatMap(({ curve, value, derivative }) =>
      [value, derivative].map((y) => ({ x: state.at, y, index: curve.index })),
    ),
  };
}

/** Where a key leads; undefined for a key that leads nowhere, or does with Ctrl or Alt. */
function placeAfterKey(event: KeyboardEvent, { at, range }: PageState): number | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  const step = roundStep((range.max - range.min) / keySteps);
  const move = (steps: number) => toMultiple(at, step) + steps * step;
  const far = event.shiftKey ? 10 : 1;
  switch (event.key) {
    case "ArrowRight":
      return toMultiple(move(far), step);
    case "ArrowLeft":
      return toMultiple(move(-far), step);
    case "PageUp":
      return toMultiple(move(10), step);
    case "PageDown":
      return toMultiple(move(-10), step);
    case "Home":
      return range.min;
    case "End":
      return range.max;
    default:
      return undefined;
  }
}
