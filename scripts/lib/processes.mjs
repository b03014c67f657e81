import { spawn, spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

const onWindows = process.platform === "win32";

/** Processes that were started and not yet stopped; what they started ends with them. */
const started = /** @type {Set<ChildProcess>} */ (new Set());
process.once("exit", killAll);

/**
 * Starts a process with piped output and no input, as the head of a group of its own, so that it
 * can be ended with all that it starts. It never outlives this process, whatever ends it (only a
 * forced kill of this process leaves it behind).
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 */
export function startProcess(command, args, options = {}) {
  const child = spawn(command, args, {
    ...options,
    stdio: ["ignore", "pipe", "pipe"],
    detached: !onWindows,
    windowsHide: true,
  });
  started.add(child);
  return child;
}

/**
 * Ends a process and all that it started: asks first, then forces.
 *
 * @param {ChildProcess} child
 */
export async function stopProcess(child) {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    signalTree(child, "SIGTERM");
    const patience = setTimeout(() => signalTree(child, "SIGKILL"), 3000);
    await ended;
    clearTimeout(patience);
  }
  // What the head of the group left behind.
  signalTree(child, "SIGKILL");
  started.delete(child);
}

/** Ends everything that `startProcess` started. */
export async function stopAllProcesses() {
  await Promise.all(Array.from(started, stopProcess));
}

/**
 * Runs a process to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>} all that it printed, both streams; code -1
 *   and the reason as output if it could not be started
 */
export async function runProcess(command, args, options) {
  const child = startProcess(command, args, options);
  let output = "";
  const collect = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  try {
    /** @type {number} */
    const code = await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (exitCode) => resolve(typeof exitCode === "number" ? exitCode : -1));
    });
    return { code, output };
  } catch (error) {
    return { code: -1, output: String(error) };
  } finally {
    started.delete(child);
  }
}

/** Whether this process has been told to end: what fails from then on is not worth telling. */
export const isEnding = () => ending;
let ending = false;

/**
 * From now on an interrupt or a request to end stops what was started, then ends this process.
 *
 * @param {number} exitCode
 */
export function endOnSignals(exitCode) {
  const end = () => {
    if (ending) return;
    ending = true;
    void stopAllProcesses().finally(() => process.exit(exitCode));
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
  process.once("SIGHUP", end);

  // npm that is told to end leaves the script that it runs behind.
  const npm = process.ppid;
  if (process.env["npm_lifecycle_event"] && !onWindows) {
    setInterval(() => process.ppid !== npm && end(), 1000).unref();
  }
}

/** Forces the end of everything that `startProcess` started. */
function killAll() {
  for (const child of started) signalTree(child, "SIGKILL");
}

/**
 * Signals a process, its group, and what it started in groups of their own.
 *
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalTree({ pid }, signal) {
  if (pid === undefined) return;
  if (onWindows) {
    spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  for (const target of [...descendantsOf(pid), -pid]) {
    try {
      process.kill(target, signal);
    } catch {
      // It has ended.
    }
  }
}

/**
 * @param {number} pid
 * @returns {number[]}
 */
function descendantsOf(pid) {
  const parents = parentsByProcess();
  const family = [pid];
  // Grows while it is walked.
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  }
  return family.slice(1);
}

/** @returns {[number, number][]} */
function parentsByProcess() {
  if (process.platform === "linux") {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)]);
  }
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  return Array.from(stdout.matchAll(/(\d+) +(\d+)/g), ([, child, parent]) => [
    Number(child),
    Number(parent),
  ]);
}

/** @param {string} pid */
function parentOf(pid) {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  } catch {
    // It has ended meanwhile.
    return NaN;
  }
}
