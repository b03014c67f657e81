import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { findProgram } from "./findProgram.mjs";
import { Problem } from "./problem.mjs";
import { runProcess } from "./processes.mjs";
import { showProgress } from "./progress.mjs";

const programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Where installers put a browser without a name on the PATH. */
const places = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      path.join(folder, "Google", "Chrome", "Application", "chrome.exe"),
      path.join(folder, "Chromium", "Application", "chrome.exe"),
      path.join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
    ]),
};

/**
 * A Chromium, Chrome or Edge on this machine. On Debian it is installed if there is none and the
 * user may do that.
 *
 * @returns {Promise<string>} path of the program
 */
export async function findChromium() {
  const chosen = process.env["CHROME_PATH"];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Problem(`CHROME_PATH names ${chosen}, which does not exist.`);
  }
  const present = findPresent();
  if (present) return present;
  if (process.platform === "linux" && process.getuid?.() === 0 && findProgram("apt-get")) {
    await showProgress("Installing Chromium", installOnDebian);
    const installed = findPresent();
    if (installed) return installed;
  }
  throw new Problem(
    "The tests need a browser and found no Chromium, Chrome or Edge: install one, or run `npx playwright-core install chromium`, or name one in the variable CHROME_PATH.",
  );
}

function findPresent() {
  const { platform } = process;
  const onPath = programs.map(findProgram).find((program) => program !== undefined);
  if (onPath) return onPath;
  const usual = platform === "darwin" || platform === "win32" ? places[platform] : [];
  return [...usual, chromium.executablePath()].find((program) => existsSync(program));
}

async function installOnDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "chromium"]]) {
    const { code, output } = await runProcess("apt-get", args, { env });
    if (code !== 0) {
      const reason = /^E: .*$/m.exec(output)?.[0] ?? `exit code ${code}`;
      throw new Problem(`Could not install Chromium with apt-get: ${reason}`);
    }
  }
}

/** @typedef {import("playwright-core").Browser} Browser */

/**
 * Starts a browser without a window that does nothing on its own.
 *
 * @returns {Promise<Browser>}
 */
export async function launchChromium() {
  return chromium.launch({
    executablePath: await findChromium(),
    args: [
      // Chromium's sandbox refuses to run as root.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
