import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { cached } from "./cache.mjs";
import { installPackage } from "./npm.mjs";
import { root } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { runProcess } from "./processes.mjs";
import { showProgress } from "./progress.mjs";

/** Newer ones need a newer Node. Not a dependency of ours: it would treble their number. */
const vsce = "3.9.2";

/**
 * Packages what is built, as users install it: `activation-lens-<version>.vsix`.
 *
 * @param {string} target folder to put it in
 * @returns {Promise<string>} path of the package
 */
export async function packageExtension(target) {
  const folder = await cached({
    name: `vsce-${vsce}`,
    recipe: { vsce },
    fill: (filling) =>
      showProgress("Fetching the packager", () =>
        installPackage(filling, `@vscode/vsce@${vsce}`, "fetch the packager"),
      ),
  });
  const vsix = path.join(target, `activation-lens-${await version()}.vsix`);
  await rm(vsix, { force: true });
  const program = path.join(folder, "node_modules", "@vscode", "vsce", "vsce");
  const args = [
    "package",
    "--no-dependencies",
    // There is no public address yet that the README's links could point to.
    "--allow-missing-repository",
    "--no-rewrite-relative-links",
    "--out",
    vsix,
  ];
  const { code, output } = await runProcess(process.execPath, [program, ...args], { cwd: root });
  if (code !== 0) throw new Problem(`The extension could not be packaged:\n${output.trim()}`);
  return vsix;
}

async function version() {
  const manifest = await readFile(path.join(root, "package.json"), "utf8");
  const found = /"version": "([^"]+)"/.exec(manifest)?.[1];
  if (!found) throw new Problem("package.json has no version.");
  return found;
}
