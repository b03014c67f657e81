import {
  desktopArguments,
  desktopEnvironment,
  desktopProfile,
  installInDesktop,
} from "./desktopVscode.mjs";
import { withPatience } from "./patience.mjs";
import { startProcess, stopProcess } from "./processes.mjs";
import { quietSettings, writeSettings } from "./vscodeServer.mjs";

/**
 * Runs tests in the extension host of desktop VS Code.
 *
 * @param {string} executable
 * @param {string | undefined} xvfb program that gives it a display, where there is none
 * @param {import("./hostTests.mjs").HostRun} run
 */
export async function runInDesktop(executable, xvfb, run) {
  const { profile, vsix, env, workspace, development, tests, onOutput } = run;
  if (vsix) await installInDesktop(executable, profile, vsix);
  await writeSettings(profile, quietSettings);
  const command = xvfb ? [xvfb, "--auto-servernum", executable] : [executable];
  const [program = executable, ...leading] = command;
  const child = startProcess(
    program,
    [
      ...leading,
      ...desktopArguments,
      ...desktopProfile(profile),
      "--disable-gpu",
      "--disable-updates",
      "--disable-workspace-trust",
      "--skip-welcome",
      "--skip-release-notes",
      `--extensionDevelopmentPath=${development}`,
      `--extensionTestsPath=${tests}`,
      workspace,
    ],
    { env: { ...desktopEnvironment(), ...env } },
  );
  try {
    const ended = new Promise((resolve, reject) => {
      child.stdout.on("data", (/** @type {Buffer} */ chunk) => onOutput(chunk.toString()));
      child.stderr.on("data", (/** @type {Buffer} */ chunk) => onOutput(chunk.toString()));
      child.once("error", reject);
      child.once("close", resolve);
    });
    await withPatience(ended, 600, "The tests in the extension host took over ten minutes.");
  } finally {
    await stopProcess(child);
  }
}
