import * as vscode from "vscode";
import { useAt } from "../code/findUses.ts";
import type { SpellingIndex } from "../code/spellingIndex.ts";
import { hoverCommands, hoverMarkdown } from "../features/hover.ts";
import { encodeNumbers } from "../protocol/encodeNumbers.ts";
import type { Modules } from "./modules.ts";
import { activeThemeKind } from "./theme.ts";

/** Explains the activation under the mouse in Python files and notebook cells. */
export function registerHover(
  modules: Modules,
  index: () => SpellingIndex,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.languages.registerHoverProvider("python", {
    async provideHover(document, position, token) {
      const settings = vscode.workspace.getConfiguration("activationLens", document);
      if (settings.get("hover.enabled") === false) return undefined;
      try {
        // Before the module is awaited: the document may change meanwhile.
        const offset = document.offsetAt(position);
        const located = await modules.moduleWithUses(document, index);
        if (!located || token.isCancellationRequested) return undefined;
        const { module, start, settle } = located;
        const use = await settle(() => useAt(module, start + offset, index()));
        if (!use) return undefined;
        const text = new vscode.MarkdownString(
          hoverMarkdown(use, {
            source: module.text,
            theme: activeThemeKind(),
            encodeCurves: (curves) => encodeNumbers({ curves }),
          }),
          true,
        );
        text.supportHtml = true;
        text.isTrusted = { enabledCommands: hoverCommands };
        return new vscode.Hover(
          text,
          new vscode.Range(
            document.positionAt(use.token.from - start),
            document.positionAt(use.token.to - start),
          ),
        );
      } catch (error) {
        // A hover that fails stays away; a message at every move of the mouse would be worse.
        log.error("Could not explain what is under the mouse.", error);
        return undefined;
      }
    },
  });
}
