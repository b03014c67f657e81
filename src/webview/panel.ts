import type { ParameterValues } from "../activations/definition.ts";
import type { Range } from "../features/sampleCurve.ts";
import { createComparison } from "./comparison.ts";
import { createControls } from "./controls.ts";
import { createDataTable } from "./dataTable.ts";
import { element } from "./element.ts";
import { createEvaluation, type EvaluationRequests } from "./evaluation.ts";
import { createPlot } from "./plot.ts";
import { createRangeFields } from "./rangeFields.ts";
import { createReadOut } from "./readout.ts";
import type { PageState } from "./state.ts";
import { text } from "./text.ts";
import type { Theme } from "./theme.ts";
import type { View } from "./view.ts";

/** What the user does on the page. */
export interface PanelActions extends EvaluationRequests {
  readonly setParameters: (index: number, parameters: ParameterValues) => void;
  readonly setHidden: (index: number, hidden: boolean) => void;
  readonly setRange: (range: Range) => void;
  readonly readAt: (x: number) => void;
}

/** The whole page for one set of curves, with or without an evaluation. */
export interface Panel {
  readonly parts: readonly HTMLElement[];
  update(state: PageState): void;
  setTheme(theme: Theme): void;
  dispose(): void;
}

/** Builds the page. `update` follows changes of anything but the number of curves. */
export function createPanel(state: PageState, theme: Theme, actions: PanelActions): Panel {
  const plot = createPlot(state, theme, actions.readAt);
  const readOut = createReadOut(state, actions.setHidden);
  const range = createRangeFields(actions.setRange);
  const dataTable = createDataTable();
  const controls = createControls(state, actions.setParameters);
  const evaluation = state.evaluation ? createEvaluation(actions, theme) : undefined;
  const comparison = state.curves.length > 1 ? createComparison() : undefined;
  const heading = element(
    "h1",
    { class: "visually-hidden" },
    text.pageTitle(state.curves.map(({ activation }) => activation.title)),
  );

  const views = [plot, readOut, range, dataTable, controls, evaluation, comparison];
  return {
    parts: [
      heading,
      section("chart", text.chartHeading, [plot]),
      // Who evaluates numbers looks for these first.
      ...(evaluation ? [section("evaluated", text.evaluationHeading, [evaluation])] : []),
      section("curves", text.curvesHeading, [readOut, range, dataTable]),
      section("functions", text.functionsHeading, [controls]),
      ...(comparison ? [section("compared", text.comparisonHeading, [comparison])] : []),
    ],
    update: (next) => {
      for (const view of views) view?.update(next);
    },
    setTheme: (next) => {
      plot.setTheme(next);
      evaluation?.setTheme(next);
    },
    dispose: () => {
      plot.dispose();
      evaluation?.dispose();
    },
  };
}

function section(name: string, title: string, views: readonly View[]): HTMLElement {
  const headingId = `${name}-heading`;
  return element(
    "section",
    { class: name, "aria-labelledby": headingId },
    element("h2", { id: headingId }, title),
    ...views.map(({ root }) => root),
  );
}
