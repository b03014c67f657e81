import type { ParameterValues } from "../activations/definition.ts";
import type { EqualBins } from "../kernels/equalBins.ts";
import type { Statistics } from "../kernels/statistics.ts";

export type { EqualBins, Statistics };

/** One curve of the panel. */
export interface Curve {
  readonly activation: string;
  /** Complete: one number for each parameter of the activation. */
  readonly parameters: ParameterValues;
  /** The call that the curve was opened from, as the code has it: `nn.LeakyReLU(0.2)`. */
  readonly call?: string;
}

/** Where evaluated numbers stand. Lines and characters count from 0, in UTF-16 units. */
export interface Source {
  readonly uri: string;
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
  /** Tells whether the text there is still the one that was read. */
  readonly digest: string;
  /** File name and line for the user: `numpy_relu.py:12`. */
  readonly label: string;
}

/** How the finite ones of all numbers are spread. */
export interface Histograms {
  readonly input: EqualBins;
  readonly value: EqualBins;
  readonly derivative: EqualBins;
}

/** Numbers and what an activation makes of them: lists of one length. */
export interface Results {
  readonly input: readonly number[];
  /** Of another length where the output has a shape of its own. */
  readonly value: readonly number[];
  /** f′(x); along an axis ∂yᵢ/∂xᵢ, or the gradient of the outputs' sum. */
  readonly derivative: readonly number[];
}

/** Numbers put through the first curve's activation; the first of them, as many as a table shows. */
export interface Evaluation extends Results {
  readonly source: Source;
  readonly shape: readonly number[];
  /** Where it is another one than that of the input. */
  readonly outputShape?: readonly number[];
  /** The seed that a stochastic activation was sampled with; absent for its evaluation form. */
  readonly seed?: number;
  /** The axis that a softmax-like activation ran along, from 0; absent for elementwise ones. */
  readonly axis?: number;
  /** Numbers spread over all of them, to be drawn; absent where the table shows all. */
  readonly points?: Results;
  readonly statistics: Statistics;
  readonly histograms: Histograms;
}

/** How the panel shows its curves. The page makes it; the host only keeps it. */
export interface PanelView {
  /** The part of the x axis that is drawn; finite, `min < max`. */
  readonly range: { readonly min: number; readonly max: number };
  /** Indices of the curves that are switched off. */
  readonly hidden: readonly number[];
  /** The parameters that each curve was opened with, which its reset button returns to. */
  readonly opened: readonly ParameterValues[];
}

/** All that the panel shows, and all that is kept over a reload. At least one curve. */
export interface PanelState {
  readonly curves: readonly [Curve, ...Curve[]];
  readonly evaluation?: Evaluation;
  /** Absent where the host opens a panel: then the page begins with its own defaults. */
  readonly view?: PanelView;
}

/** From the host to the page. */
export type ToPage =
  /** Show this instead of what is shown. */
  | { readonly type: "show"; readonly state: PanelState }
  /** The same numbers, evaluated anew after an `evaluate`. */
  | { readonly type: "evaluated"; readonly curve: Curve; readonly evaluation: Evaluation }
  /** A sentence on what became of a request, for the page's status line. */
  | { readonly type: "notice"; readonly text: string };

/** What the panel can do with evaluated numbers. */
export type ResultAction = "copy" | "insertBelow" | "replaceSelection";

/** From the page to the host. */
export type FromPage =
  /** The page listens. `restored`: it already shows the state kept from before a reload. */
  | { readonly type: "ready"; readonly restored: boolean }
  /** The evaluated numbers are wanted for other parameters or along another axis. */
  | {
      readonly type: "evaluate";
      readonly curve: Curve;
      readonly source: Source;
      readonly axis?: number;
      readonly seed?: number;
    }
  /** Copy, insert or replace: the value or the derivative of the numbers at `source`. */
  | {
      readonly type: "result";
      readonly action: ResultAction;
      readonly of: "value" | "derivative";
      readonly curve: Curve;
      readonly source: Source;
      readonly axis?: number;
      readonly seed?: number;
    }
  /** Something in the page went wrong; for the log. */
  | { readonly type: "failed"; readonly message: string };
