import * as vscode from "vscode";
import { createSpellingIndex, type SpellingIndex } from "../code/spellingIndex.ts";
import { Background } from "../worker/background.ts";
import type { StartThread } from "../worker/thread.ts";
import { registerCommands } from "./commands.ts";
import { Environments } from "./environments.ts";
import { Evaluations } from "./evaluations.ts";
import { registerHover } from "./hover.ts";
import { Modules } from "./modules.ts";
import { Panel } from "./panel.ts";

/**
 * Composition root: every long-lived object is made here, once. What differs between Node and
 * browser is given by the entries, nodeEntry.ts and webEntry.ts.
 */
export function start(context: vscode.ExtensionContext, startThread: StartThread): void {
  const log = vscode.window.createOutputChannel("Activation Lens", { log: true });
  const environments = new Environments(log);
  const modules = new Modules(environments);
  const index = once(createSpellingIndex);
  const background = new Background(startThread, (text) => log.error(text));
  const evaluations = new Evaluations(modules, index, background);
  const panel = new Panel(context.extensionUri, evaluations, log);

  context.subscriptions.push(
    log,
    environments,
    modules,
    background,
    panel,
    registerHover(modules, index, log),
    registerCommands({ panel, modules, index, evaluations, log }),
  );
}

/** Makes something the first time it is needed. */
function once(make: () => SpellingIndex): () => SpellingIndex {
  let made: SpellingIndex | undefined;
  return () => (made ??= make());
}
