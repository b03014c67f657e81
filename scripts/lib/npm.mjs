import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { Problem } from "./problem.mjs";
import { runProcess } from "./processes.mjs";

/**
 * Runs npm to its end.
 *
 * @param {readonly string[]} args
 * @param {{ cwd: string, task: string }} options `task` as in "could not …"
 */
export async function npm(args, { cwd, task }) {
  const { command, leading, shell } = findNpm();
  const options = [
    "--no-audit",
    "--no-fund",
    "--no-update-notifier",
    "--engine-strict=false",
    // By default it takes two minutes to tell that there is no network.
    "--fetch-retry-mintimeout=1000",
    "--fetch-retry-maxtimeout=5000",
  ];
  const { code, output } = await runProcess(command, [...leading, ...args, ...options], {
    cwd,
    shell,
  });
  if (code !== 0) throw new Problem(`Could not ${task}: ${reasonIn(output)}`);
}

/**
 * Installs one package, without running its install scripts, into a folder that has nothing else.
 *
 * @param {string} folder
 * @param {string} what name and version: `code-server@4.139.1`
 * @param {string} task
 */
export async function installPackage(folder, what, task) {
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ private: true }));
  await npm(["install", "--ignore-scripts", "--omit=dev", what], { cwd: folder, task });
}

/** npm's own program needs no shell, which `npm.cmd` on Windows does. */
function findNpm() {
  const beside = path.dirname(process.execPath);
  const program = [
    process.env["npm_execpath"] ?? "",
    path.join(beside, "node_modules", "npm", "bin", "npm-cli.js"),
    path.join(beside, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
  ].find((file) => path.basename(file) === "npm-cli.js" && existsSync(file));
  return program
    ? { command: process.execPath, leading: [program], shell: false }
    : { command: "npm", leading: [], shell: process.platform === "win32" };
}

const unreachable =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/;

/**
 * @param {string} output
 * @returns {string} a sentence
 */
function reasonIn(output) {
  const code = unreachable.exec(output)?.[1];
  if (code) {
    return `npm cannot reach its registry (${code}). Check the network or npm's proxy settings, then run this again.`;
  }
  if (/\bENOSPC\b/.test(output)) return "the disk is full.";
  if (/\bEACCES\b|\bEPERM\b/.test(output)) {
    return "npm may not write there. Check who owns the folder and npm's own cache (~/.npm).";
  }
  if (/ENOENT.*\bnpm\b/.test(output)) return "there is no npm on the PATH.";
  const lines = output.split(/\r?\n/).filter((line) => /^npm (error|ERR!) /.test(line));
  const reason = lines
    .map((line) => line.replace(/^npm (error|ERR!) /, ""))
    .find((line) => !/^(code|errno|syscall|path|A complete log)\b/.test(line));
  return `npm says: ${reason ?? output.trim().split("\n").at(-1) ?? "nothing"}`;
}
