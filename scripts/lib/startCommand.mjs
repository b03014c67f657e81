import { readCommandLine } from "./commandLine.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { choosePort, readPort } from "./ports.mjs";
import { runCommand } from "./problem.mjs";
import { endOnSignals } from "./processes.mjs";
import { showProgress } from "./progress.mjs";

/**
 * Opens VS Code with the extension on the examples, from whatever a fresh clone has, and stays
 * until it is closed or interrupted. To be interrupted is the usual end, so it is no failure.
 */
export async function start() {
  endOnSignals(0);
  await runCommand(async () => {
    const { values } = readCommandLine({
      options: {
        web: { type: "boolean" },
        port: { type: "string" },
        "no-open": { type: "boolean" },
      },
    });
    const port = values.port === undefined ? undefined : readPort(values.port);
    // A port that is taken is told before anything is built for it.
    await choosePort(port);
    const isForScript = port !== undefined || values["no-open"] === true;

    await ensureDependencies();
    const { buildBundles } = await import("./bundles.mjs");
    await showProgress("Building", () => buildBundles());

    const { openDesktop } = await import("./openDesktop.mjs");
    if (!isForScript && values.web !== true && (await openDesktop())) return;
    const { openEmbedded } = await import("./openEmbedded.mjs");
    await openEmbedded({ port, opensBrowser: values["no-open"] !== true });
  });
}
