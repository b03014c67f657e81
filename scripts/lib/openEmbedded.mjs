import { spawn } from "node:child_process";
import path from "node:path";
import { hasDisplay } from "./display.mjs";
import { embeddedVersion, findEmbeddedVscode } from "./embeddedVscode.mjs";
import { packageExtension } from "./packageExtension.mjs";
import { cacheFolder, out, root } from "./paths.mjs";
import { choosePort } from "./ports.mjs";
import { Problem } from "./problem.mjs";
import {
  installExtension,
  quietSettings,
  startServer,
  workbenchAddress,
  writeSettings,
} from "./vscodeServer.mjs";

/**
 * Serves the embedded VS Code with the packaged extension, tells its address, and stays until the
 * server ends.
 *
 * @param {{ port: number | undefined, opensBrowser: boolean }} options
 */
export async function openEmbedded({ port, opensBrowser }) {
  const vscode = await findEmbeddedVscode();
  const vsix = await packageExtension(out);

  const folder = path.join(cacheFolder(), "embedded-profile");
  const profile = {
    userData: path.join(folder, "user-data"),
    extensions: path.join(folder, "extensions"),
  };
  await writeSettings(profile, quietSettings);
  await installExtension(vscode, profile, vsix);
  const server = await startServer(vscode, profile, { port: await choosePort(port) });
  const ended = new Promise((resolve) => server.process.once("close", resolve));

  const address = workbenchAddress(server, path.join(root, "examples"));
  console.log(`\nVS Code ${embeddedVersion} with Activation Lens answers at\n\n${address}\n`);
  console.log("Press Ctrl+C to end it.");
  if (opensBrowser) openInBrowser(address);

  await ended;
  throw new Problem(`VS Code's server has ended:\n${server.log().trim()}`);
}

/**
 * Opens an address in the user's browser, if there is one: a browser is no part of what is started
 * here and stays open.
 *
 * @param {string} address
 */
function openInBrowser(address) {
  if (!hasDisplay()) return;
  const openers = { win32: "explorer.exe", darwin: "open" };
  const { platform } = process;
  const opener = platform === "win32" || platform === "darwin" ? openers[platform] : "xdg-open";
  const browser = spawn(opener, [address], { stdio: "ignore", detached: true });
  // Without such a program the address on the terminal has to do.
  browser.on("error", () => undefined);
  browser.unref();
}
