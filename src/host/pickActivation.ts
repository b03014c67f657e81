import * as vscode from "vscode";
import type { Activation } from "../activations/definition.ts";
import { activations } from "../activations/index.ts";
import { formulasInForce } from "../features/comparison.ts";

interface ActivationItem extends vscode.QuickPickItem {
  readonly activation: Activation;
}

/**
 * Lets the user choose one activation by name, alias or formula; undefined when they cancel.
 *
 * `first` is offered above the others, with the reason behind its name.
 */
export async function pickActivation(
  placeHolder: string,
  first?: { readonly activation: Activation; readonly reason: string },
): Promise<Activation | undefined> {
  const items = activations
    .filter(({ id }) => id !== first?.activation.id)
    .map((activation) => itemOf(activation));
  const top = first ? [itemOf(first.activation, first.reason)] : [];
  const picked = await vscode.window.showQuickPick([...top, ...items], {
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.activation;
}

/** Lets the user choose several activations, in the order of the list; undefined when they cancel. */
export async function pickActivations(placeHolder: string): Promise<Activation[] | undefined> {
  const picked = await vscode.window.showQuickPick(
    activations.map((activation) => itemOf(activation)),
    { placeHolder, canPickMany: true, matchOnDescription: true, matchOnDetail: true },
  );
  return picked?.map(({ activation }) => activation);
}

function itemOf(activation: Activation, reason?: string): ActivationItem {
  return {
    activation,
    label: activation.title,
    description: reason ?? activation.aliases.join(", "),
    detail: formulasInForce(activation, {}).value,
  };
}
