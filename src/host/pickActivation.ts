import * as vscode from "vscode";
import { type Activation, families } from "../activations/definition.ts";
import { activations } from "../activations/index.ts";
import { formulasInForce } from "../features/comparison.ts";
import { familyTitle } from "../features/properties.ts";

interface ActivationItem extends vscode.QuickPickItem {
  /** Absent for the line above a family. */
  readonly activation?: Activation;
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
  const items = groupedItems(activations.filter(({ id }) => id !== first?.activation.id));
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
  const picked = await vscode.window.showQuickPick(groupedItems(activations), {
    placeHolder,
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.flatMap(({ activation }) => activation ?? []);
}

/** Family by family, each with its name above. */
function groupedItems(shown: readonly Activation[]): ActivationItem[] {
  return families.flatMap((family) => {
    const members = shown.filter((activation) => activation.family === family);
    const line = { label: familyTitle(family), kind: vscode.QuickPickItemKind.Separator };
    return members.length === 0 ? [] : [line, ...members.map((member) => itemOf(member))];
  });
}

function itemOf(activation: Activation, reason?: string): ActivationItem {
  return {
    activation,
    label: activation.title,
    description: reason ?? activation.aliases.join(", "),
    detail: formulasInForce(activation, {}).value,
  };
}
