import { launchChromium } from "./chromium.mjs";
import { Problem } from "./problem.mjs";
import { withPatience } from "./patience.mjs";
import {
  installExtension,
  quietSettings,
  startServer,
  workbenchAddress,
  writeSettings,
} from "./vscodeServer.mjs";

/**
 * Runs tests in the extension host of the embedded VS Code, with a browser as its window.
 *
 * @param {import("./embeddedVscode.mjs").EmbeddedVscode} vscode
 * @param {import("./hostTests.mjs").HostRun} run
 */
export async function runInEmbedded(vscode, run) {
  const { profile, vsix, env, workspace, development, tests, onOutput } = run;
  if (vsix) await installExtension(vscode, profile, vsix);
  await writeSettings(profile, quietSettings);
  const server = await startServer(vscode, profile, { testable: true, env });
  try {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const ended = new Promise((resolve, reject) => {
        // The workbench calls these two when it runs tests.
        page.exposeFunction("codeAutomationExit", resolve).catch(reject);
        page.on("crash", () => reject(new Problem("The browser's page crashed.")));
      });
      await page.exposeFunction(
        "codeAutomationLog",
        (/** @type {string} */ _type, /** @type {unknown} */ args) =>
          onOutput(`${Array.isArray(args) ? args.join(" ") : String(args)}\n`),
      );
      await page.goto(workbenchAddress(server, workspace, { development, tests }));
      await withPatience(ended, 600, "The tests in the extension host took over ten minutes.");
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}
