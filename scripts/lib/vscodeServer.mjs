import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { Problem } from "./problem.mjs";
import { runProcess, startProcess, stopProcess } from "./processes.mjs";

/** @typedef {import("./embeddedVscode.mjs").EmbeddedVscode} EmbeddedVscode */

/**
 * Where a server keeps the user's settings and the installed extensions.
 *
 * @typedef {{ userData: string, extensions: string }} Profile
 */

/** @param {Profile} profile */
const profileArguments = ({ userData, extensions }) => [
  "--user-data-dir",
  userData,
  "--extensions-dir",
  extensions,
];

/**
 * Installs a packaged extension where servers with this profile find it.
 *
 * @param {EmbeddedVscode} vscode
 * @param {Profile} profile
 * @param {string} vsix
 */
export async function installExtension({ node, main }, profile, vsix) {
  const args = [main, ...profileArguments(profile), "--install-extension", vsix, "--force"];
  const { code, output } = await runProcess(node, args);
  if (code !== 0 || !output.includes("was successfully installed")) {
    throw new Problem(`VS Code did not install ${vsix}:\n${output.trim()}`);
  }
}

/**
 * Writes the user's settings, once: what the user changes stays.
 *
 * @param {Profile} profile
 * @param {Readonly<Record<string, unknown>>} settings
 * @returns {Promise<string>} path of the settings file
 */
export async function writeSettings({ userData }, settings) {
  const file = path.join(userData, "User", "settings.json");
  await mkdir(path.dirname(file), { recursive: true });
  if (!existsSync(file)) await writeFile(file, `${JSON.stringify(settings, undefined, 2)}\n`);
  return file;
}

/** A quiet workbench that shows the extension and not VS Code's own news. */
export const quietSettings = {
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.tips.enabled": false,
  "chat.disableAIFeatures": true,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  // In the browser VS Code saves by itself, which would write into the examples that are open.
  "files.autoSave": "off",
};

/**
 * A running server of the embedded VS Code.
 *
 * @typedef {object} Server
 * @property {string} origin `http://127.0.0.1:8731`
 * @property {import("node:child_process").ChildProcess} process
 * @property {() => string} log what it printed last
 * @property {() => Promise<void>} stop ends it and all that it started
 */

/**
 * Starts a server and waits until it answers.
 *
 * @param {EmbeddedVscode} vscode
 * @param {Profile} profile
 * @param {object} [options]
 * @param {number} [options.port] a free one by default
 * @param {boolean} [options.testable] takes an extension under development and tests from the
 *   page's address
 * @param {boolean} [options.asksForTrust] false by default: every folder is trusted
 * @param {Readonly<Record<string, string>>} [options.env] more variables for the extension host
 * @returns {Promise<Server>}
 */
export async function startServer({ node, main }, profile, options = {}) {
  const { port = 0, testable = false, asksForTrust = false, env = {} } = options;
  const child = startProcess(
    node,
    [
      main,
      ...["--host", "127.0.0.1", "--port", String(port)],
      "--without-connection-token",
      "--accept-server-license-terms",
      "--disable-telemetry",
      ...(asksForTrust ? [] : ["--disable-workspace-trust"]),
      ...(testable ? ["--enable-smoke-test-driver"] : []),
      ...profileArguments(profile),
    ],
    { env: { ...process.env, ...env } },
  );
  let log = "";
  const stop = () => stopProcess(child);
  try {
    /** @type {string} */
    const origin = await new Promise((resolve, reject) => {
      const read = (/** @type {Buffer} */ chunk) => {
        log = (log + chunk.toString()).slice(-20_000);
        const bound = /Extension host agent listening on (\d+)/.exec(log)?.[1];
        if (bound) resolve(`http://127.0.0.1:${bound}`);
      };
      child.stdout.on("data", read);
      child.stderr.on("data", read);
      child.once("error", reject);
      child.once("exit", () =>
        reject(new Problem(`VS Code's server ended before it answered:\n${log.trim()}`)),
      );
    });
    await answers(origin);
    return { origin, process: child, log: () => log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {string} origin */
async function answers(origin) {
  const response = await fetch(origin, { signal: AbortSignal.timeout(30_000) });
  if (response.status !== 200) {
    throw new Problem(`VS Code's server answers ${origin} with status ${response.status}.`);
  }
  await response.arrayBuffer();
}

/**
 * The address of a page of the workbench.
 *
 * @param {Pick<Server, "origin">} server
 * @param {string} folder absolute
 * @param {object} [options] for servers started as testable
 * @param {string} [options.development] folder of an extension under development
 * @param {string} [options.tests] module that runs tests in the extension host
 */
export function workbenchAddress({ origin }, folder, { development, tests } = {}) {
  const remote = `vscode-remote://${new URL(origin).host}`;
  const payload = [
    ...(development ? [["extensionDevelopmentPath", remote + asUriPath(development)]] : []),
    ...(tests ? [["extensionTestsPath", remote + asUriPath(tests)]] : []),
  ];
  const address = `${origin}/?folder=${encode(asUriPath(folder))}`;
  return payload.length > 0 ? `${address}&payload=${encode(JSON.stringify(payload))}` : address;
}

/** For a query, with the slashes left for the eye. @param {string} text */
const encode = (text) => encodeURIComponent(text).replaceAll("%2F", "/");

/** `C:\code` is `/C:/code` in an address. @param {string} file */
const asUriPath = (file) => `/${file.split(path.sep).join("/").replace(/^\//, "")}`;
