import * as vscode from "vscode";
import { findingUseNear } from "../code/findUses.ts";
import type { SpellingIndex } from "../code/spellingIndex.ts";
import { curveOf } from "../features/hover.ts";
import { limits } from "../protocol/limits.ts";
import type { Curve, PanelState } from "../protocol/messages.ts";
import { readPanelState } from "../protocol/readPanelState.ts";
import { evaluateSelection } from "./evaluateSelection.ts";
import type { Evaluations } from "./evaluations.ts";
import { guard } from "./guard.ts";
import { inSlices, type Modules } from "./modules.ts";
import type { Panel } from "./panel.ts";
import { pickActivation, pickActivations } from "./pickActivation.ts";

/** What commands act on. */
interface Parts {
  readonly panel: Panel;
  readonly modules: Modules;
  readonly index: () => SpellingIndex;
  readonly evaluations: Evaluations;
  readonly log: vscode.LogOutputChannel;
}

/** Every command of the extension. */
export function registerCommands(parts: Parts): vscode.Disposable {
  const { l10n } = vscode;
  const command = (id: string, task: string, action: (argument: unknown) => unknown) =>
    vscode.commands.registerCommand(id, guard(parts.log, task, action));

  return vscode.Disposable.from(
    command("activationLens.plot", l10n.t("plot the activation"), (argument) =>
      plot(argument, parts),
    ),
    command("activationLens.compare", l10n.t("compare the activations"), (argument) =>
      compare(argument, parts),
    ),
    command("activationLens.plotAtCursor", l10n.t("plot the activation at the cursor"), () =>
      plotAtCursor(parts),
    ),
    command("activationLens.evaluateSelection", l10n.t("evaluate the selection"), () =>
      evaluateSelection(parts),
    ),
  );
}

/** `argument` is what a hover's link passes: the panel's state. Without one the user picks. */
async function plot(argument: unknown, { panel }: Parts): Promise<void> {
  const state = readPanelState(argument) ?? (await pickOne());
  if (state) panel.show(state);
}

async function pickOne(): Promise<PanelState | undefined> {
  const activation = await pickActivation(
    vscode.l10n.t("Choose an activation to plot: type a name, an alias or a part of its formula"),
  );
  return activation && { curves: [{ activation: activation.id, parameters: {} }] };
}

async function compare(argument: unknown, { panel }: Parts): Promise<void> {
  const state = readPanelState(argument) ?? (await pickSeveral());
  if (state) panel.show(state);
}

async function pickSeveral(): Promise<PanelState | undefined> {
  const activations = await pickActivations(
    vscode.l10n.t("Tick the activations to compare, then press Enter"),
  );
  const curves = activations?.map(({ id }): Curve => ({ activation: id, parameters: {} })) ?? [];
  if (curves.length > limits.curves) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        "The panel shows up to {0} activations at once; you ticked {1}.",
        limits.curves,
        curves.length,
      ),
    );
    return undefined;
  }
  const [first, ...others] = curves;
  return first && { curves: [first, ...others] };
}

async function plotAtCursor({ panel, modules, index }: Parts): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== "python") {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("Open a Python file or a notebook cell and put the cursor on an activation."),
    );
    return;
  }
  // Before the module is awaited: the cursor may move meanwhile, and the document change.
  const { active } = editor.selection;
  const offset = editor.document.offsetAt(active);
  const located = await modules.moduleWithUses(editor.document, index);
  const use = await located?.settle(() =>
    inSlices(findingUseNear(located.module, located.start + offset, index())),
  );
  if (located && use) {
    panel.show({ curves: [curveOf(use, located.module.text)] });
    return;
  }
  const choose = vscode.l10n.t("Choose from List");
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t("Line {0} uses no activation that is known.", active.line + 1),
    choose,
  );
  if (choice === choose) await vscode.commands.executeCommand("activationLens.plot");
}
