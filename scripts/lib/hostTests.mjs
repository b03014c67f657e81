import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import esbuild from "esbuild";
import { formulasPlugin } from "./formulas/plugin.mjs";
import { downloadVscode } from "./desktopVscode.mjs";
import { hasDisplay } from "./display.mjs";
import { embeddedVersion, findEmbeddedVscode } from "./embeddedVscode.mjs";
import { findProgram } from "./findProgram.mjs";
import { runInDesktop } from "./hostInDesktop.mjs";
import { runInEmbedded } from "./hostInEmbedded.mjs";
import { readReports } from "./hostReports.mjs";
import { out, root } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { temporaryFolder } from "./temporaryFolder.mjs";

/**
 * What the tests run in, and how.
 *
 * @typedef {object} HostRun
 * @property {string} development folder of the extension under development
 * @property {string} tests module that runs the tests
 * @property {string} workspace folder that is open
 * @property {import("./vscodeServer.mjs").Profile} profile
 * @property {string | undefined} vsix package to install first
 * @property {Readonly<Record<string, string>>} env for the extension host
 * @property {(text: string) => void} onOutput what the extension host prints
 *
 * @typedef {{ name: string, run: (run: HostRun) => Promise<void> }} Host
 */

/**
 * Chooses the VS Code to test in: the desktop one where it can be had, else the embedded one.
 *
 * @returns {Promise<Host>}
 */
export async function chooseHost() {
  const xvfb = hasDisplay() ? undefined : findProgram("xvfb-run");
  if (hasDisplay() || xvfb) {
    try {
      const executable = await downloadVscode();
      return { name: "desktop VS Code", run: (run) => runInDesktop(executable, xvfb, run) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      console.log(`${error.message} Testing in the embedded VS Code.`);
    }
  }
  const vscode = await findEmbeddedVscode();
  return {
    name: `embedded VS Code ${embeddedVersion}`,
    run: (run) => runInEmbedded(vscode, run),
  };
}

/**
 * Runs the tests of `test/host` in the extension host of a real VS Code.
 *
 * @param {object} options
 * @param {Host} options.host
 * @param {string} [options.vsix] the packaged extension to test; without it, the checkout
 * @param {string | undefined} [options.only] pattern of the test names to run
 * @param {import("./nodeTests.mjs").TestListener | undefined} [options.onTest]
 * @returns {Promise<import("./nodeTests.mjs").Outcome>}
 */
export async function runHostTests({ host, vsix, only, onTest }) {
  const tests = await bundleHostTests();
  const folder = temporaryFolder("host");
  const workspace = path.join(folder, "examples");
  const extensions = path.join(folder, "extensions");
  await cp(path.join(root, "examples"), workspace, { recursive: true });
  await mkdir(extensions);
  // Tests come with an extension under development; beside a package it is an empty one.
  const development = vsix ? await makeEmptyExtension(folder) : root;

  return readReports(onTest, (onOutput) =>
    host.run({
      development,
      tests,
      workspace,
      profile: { userData: path.join(folder, "user"), extensions },
      vsix,
      env: {
        ACTIVATION_LENS_TEST_MODE: vsix ? "packaged" : "development",
        ACTIVATION_LENS_TEST_FOLDER: vsix ? extensions : root,
        ...(only ? { ACTIVATION_LENS_TEST_ONLY: only } : {}),
      },
      onOutput,
    }),
  );
}

/** @returns {Promise<string>} path of the module that runs them, without its ending */
async function bundleHostTests() {
  const folder = path.join(out, "host");
  await rm(folder, { recursive: true, force: true });
  const files = await readdir(path.join(root, "test", "host"), { recursive: true });
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: files
      .filter((name) => name === "index.ts" || name.endsWith(".test.ts"))
      .map((name) => path.join("test", "host", name)),
    outbase: path.join("test", "host"),
    outdir: folder,
    bundle: true,
    platform: "node",
    format: "cjs",
    packages: "external",
    plugins: [formulasPlugin()],
    target: "node20",
    sourcemap: "inline",
  });
  return path.join(folder, "index");
}

/** @param {string} folder */
async function makeEmptyExtension(folder) {
  const extension = path.join(folder, "empty-extension");
  await mkdir(extension);
  await writeFile(
    path.join(extension, "package.json"),
    JSON.stringify({
      name: "empty",
      publisher: "activation-lens",
      version: "0.0.0",
      engines: { vscode: "*" },
    }),
  );
  return extension;
}
