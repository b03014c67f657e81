import * as vscode from "vscode";
import { usualParameters } from "../activations/parameters.ts";
import { type ActivationUse, isFullyKnown, parameterValues } from "../code/use.ts";
import { limits } from "../protocol/limits.ts";
import type { Curve } from "../protocol/messages.ts";
import type { Result } from "../result.ts";
import { implicitAxis } from "../features/appliedActivation.ts";
import type { Asking, Evaluations, Selected } from "./evaluations.ts";
import type { Panel } from "./panel.ts";
import { pickActivation } from "./pickActivation.ts";

/** Work shorter than this, in milliseconds, shows no progress. */
const progressDelay = 500;

/** The command: reads the selection, asks for an activation, shows the result in the panel. */
export async function evaluateSelection(parts: {
  readonly panel: Panel;
  readonly evaluations: Evaluations;
}): Promise<void> {
  const { panel, evaluations } = parts;
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.selection.isEmpty) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("Select an array of numbers first, for instance [-1, 0, 2.5]."),
    );
    return;
  }
  if (editor.selections.length > 1) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("Evaluate one selection at a time; there are {0}.", editor.selections.length),
    );
    return;
  }
  const selected = await evaluations.select(editor.document, editor.selection);
  const shape = await withProgress((asking) => evaluations.readShape(selected, asking));
  if (!shape.ok) {
    void vscode.window.showErrorMessage(shape.problem);
    return;
  }
  const curve = await pickCurve(selected);
  if (!curve) return;
  const { applied } = selected;
  const isAsWritten = applied?.activation.id === curve.activation;
  const axis = isAsWritten ? implicitAxis(applied, shape.value.length) : undefined;
  const evaluation = await withProgress((asking) =>
    evaluations.evaluate(selected, { curve, axis }, asking),
  );
  if (evaluation.ok) panel.show({ curves: [curve], evaluation: evaluation.value });
  else void vscode.window.showErrorMessage(evaluation.problem);
}

async function pickCurve({ applied, document, range }: Selected): Promise<Curve | undefined> {
  const placeHolder = vscode.l10n.t("Choose the activation to put the numbers through");
  const activation = await pickActivation(
    placeHolder,
    applied && { activation: applied.activation, reason: reasonOf(applied) },
  );
  if (!activation) return undefined;
  if (applied?.activation.id !== activation.id) {
    return { activation: activation.id, parameters: usualParameters(activation) };
  }
  const curve = { activation: activation.id, parameters: parameterValues(applied) };
  // Named after the call only where it is what the call computes.
  if (!isFullyKnown(applied)) return curve;
  return { ...curve, call: document.getText(range).replace(/\s+/g, " ").slice(0, limits.call) };
}

/** Why an activation is offered first, and what in it is assumed. */
function reasonOf(applied: ActivationUse): string {
  if (isFullyKnown(applied)) return vscode.l10n.t("as in the selection");
  const values = Object.entries(parameterValues(applied)).map(([name, x]) => `${name} = ${x}`);
  return vscode.l10n.t(
    "as in the selection, which does not tell all of it; assumed: {0}",
    values.join(", "),
  );
}

/** Shows progress that can be cancelled, but only for work that turns out to be long. */
async function withProgress<Value>(
  work: (asking: Asking) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const cancelling = new vscode.CancellationTokenSource();
  let done = 0;
  let show: ((share: number) => void) | undefined;
  const result = work({
    cancellation: cancelling.token,
    onProgress(share) {
      done = share;
      show?.(share);
    },
  }).finally(() => cancelling.dispose());
  const isLong = await Promise.race([
    result.then(() => false),
    new Promise<boolean>((resolve) => void setTimeout(() => resolve(true), progressDelay)),
  ]);
  if (!isLong) return result;
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Activation Lens: evaluating the selection"),
      cancellable: true,
    },
    (progress, token) => {
      let shown = 0;
      show = (share) => {
        progress.report({ increment: 100 * (share - shown) });
        shown = share;
      };
      if (done > 0) show(done);
      token.onCancellationRequested(() => cancelling.cancel());
      return result;
    },
  );
}
