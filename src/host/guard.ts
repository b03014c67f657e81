import * as vscode from "vscode";

/**
 * Wraps an entry point that VS Code calls into.
 *
 * The one place where exceptions end: the stack goes to the log, a sentence goes to the user.
 * `task` completes "Could not …".
 */
export function guard<Args extends unknown[]>(
  log: vscode.LogOutputChannel,
  task: string,
  action: (...args: Args) => unknown,
): (...args: Args) => Promise<void> {
  return async (...args) => {
    try {
      await action(...args);
    } catch (error) {
      log.error(`Could not ${task}.`, error);
      const showLog = vscode.l10n.t("Show Log");
      const choice = await vscode.window.showErrorMessage(
        vscode.l10n.t("Could not {0}. The log has the details.", task),
        showLog,
      );
      if (choice === showLog) log.show();
    }
  };
}
