import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import {
  downloadAndUnzipVSCode,
  resolveCliPathFromVSCodeExecutablePath,
  SilentReporter,
} from "@vscode/test-electron";
import { findProgram } from "./findProgram.mjs";
import { cacheFolder, root } from "./paths.mjs";
import { Problem, messageOf } from "./problem.mjs";
import { runProcess } from "./processes.mjs";
import { showProgress } from "./progress.mjs";

const onWindows = process.platform === "win32";

/** The oldest VS Code that the extension runs in, as its manifest says. */
export function minimumVersion() {
  const manifest = /"vscode": "\^([\d.]+)"/.exec(
    readFileSync(path.join(root, "package.json"), "utf8"),
  );
  return manifest?.[1] ?? "0.0.0";
}

/**
 * The user's own VS Code: the `code` on the PATH, if there is one that works.
 *
 * @returns {Promise<{ command: string, version: string } | undefined>}
 */
export async function findOwnVscode() {
  const command = findProgram("code");
  if (!command) return undefined;
  const { code, output } = await runCode(command, ["--version"]);
  const version = /^\d+\.\d+\.\d+/m.exec(output)?.[0];
  return code === 0 && version ? { command, version } : undefined;
}

/**
 * Runs VS Code's command line program, which is a batch file on Windows.
 *
 * @param {string} command
 * @param {readonly string[]} args
 */
function runCode(command, args) {
  return onWindows
    ? runProcess(quote(command), args.map(quote), { shell: true })
    : runProcess(command, args);
}

/** For a Windows shell. @param {string} word */
export const quote = (word) => `"${word}"`;

/**
 * Compares dotted version numbers, number by number.
 *
 * @param {string} version
 * @param {string} minimum
 */
export function isAtLeast(version, minimum) {
  const has = version.split(".").map(Number);
  for (const [i, needed] of minimum.split(".").map(Number).entries()) {
    const difference = (has[i] ?? 0) - needed;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * The current desktop VS Code, from the cache or from its makers.
 *
 * @returns {Promise<string>} path of the program
 * @throws {Problem} where their server cannot be reached
 */
export async function downloadVscode() {
  const cachePath = path.join(cacheFolder(), "desktop");
  await mkdir(cachePath, { recursive: true });
  try {
    return await showProgress("Getting desktop VS Code", () =>
      downloadAndUnzipVSCode({
        version: "stable",
        cachePath,
        timeout: 10_000,
        reporter: new SilentReporter(),
      }),
    );
  } catch (error) {
    throw new Problem(`Desktop VS Code could not be downloaded (${messageOf(error)}).`);
  }
}

/** Electron's sandbox refuses to run as root. */
export const desktopArguments = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/** Without what a VS Code whose terminal this runs in has told its own processes. */
export function desktopEnvironment() {
  const inherited = Object.entries(process.env);
  return Object.fromEntries(inherited.filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name)));
}

/** @param {import("./vscodeServer.mjs").Profile} profile */
export const desktopProfile = ({ userData, extensions }) => [
  `--user-data-dir=${userData}`,
  `--extensions-dir=${extensions}`,
];

/**
 * Installs a packaged extension into a profile of desktop VS Code.
 *
 * @param {string} executable
 * @param {import("./vscodeServer.mjs").Profile} profile
 * @param {string} vsix
 */
export async function installInDesktop(executable, profile, vsix) {
  const { code, output } = await runCode(resolveCliPathFromVSCodeExecutablePath(executable), [
    ...desktopArguments,
    ...desktopProfile(profile),
    "--install-extension",
    vsix,
    "--force",
  ]);
  if (code !== 0) throw new Problem(`VS Code did not install ${vsix}:\n${output.trim()}`);
}
