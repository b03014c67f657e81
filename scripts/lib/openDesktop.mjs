import path from "node:path";
import {
  desktopArguments,
  desktopEnvironment,
  desktopProfile,
  downloadVscode,
  findOwnVscode,
  isAtLeast,
  minimumVersion,
  quote,
} from "./desktopVscode.mjs";
import { hasDisplay } from "./display.mjs";
import { cacheFolder, root } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { startProcess } from "./processes.mjs";

const opening = [
  "--new-window",
  "--wait",
  `--extensionDevelopmentPath=${root}`,
  path.join(root, "examples"),
];

/**
 * Opens a desktop VS Code where there is a display and one to be had, and waits for its window to
 * be closed.
 *
 * @returns {Promise<boolean>} false where there is none; why has been told
 */
export async function openDesktop() {
  if (!hasDisplay()) return false;

  const own = await findOwnVscode();
  if (own && isAtLeast(own.version, minimumVersion())) {
    const onWindows = process.platform === "win32";
    const child = onWindows
      ? startProcess(quote(own.command), opening.map(quote), { shell: true })
      : startProcess(own.command, opening);
    await waitFor(child, own.version);
    return true;
  }
  if (own) {
    console.log(
      `The VS Code on the PATH is ${own.version} and Activation Lens needs ${minimumVersion()} or newer, so another one is used.`,
    );
  }

  try {
    const executable = await downloadVscode();
    const profile = path.join(cacheFolder(), "desktop-profile");
    const child = startProcess(
      executable,
      [
        ...desktopArguments,
        ...desktopProfile({
          userData: path.join(profile, "user-data"),
          extensions: path.join(profile, "extensions"),
        }),
        ...opening,
      ],
      { env: desktopEnvironment() },
    );
    await waitFor(child, "");
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.log(`${error.message} The embedded VS Code is used.`);
    return false;
  }
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {string} version
 */
async function waitFor(child, version) {
  console.log(
    `VS Code${version && ` ${version}`} opens with Activation Lens on ${path.join(root, "examples")}.`,
  );
  console.log("Close its window, or press Ctrl+C here, to end.");
  let log = "";
  const read = (/** @type {Buffer} */ chunk) => {
    log = (log + chunk.toString()).slice(-2000);
  };
  child.stdout?.on("data", read);
  child.stderr?.on("data", read);
  /** @type {number | null} */
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Problem(`VS Code ended with code ${code}:\n${log.trim()}`);
}
