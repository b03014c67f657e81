import { setMaxListeners } from "node:events";
import { readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { run } from "node:test";
import esbuild from "esbuild";
import { formulasPlugin } from "./formulas/plugin.mjs";
import { kernelsPlugin } from "./kernels/plugin.mjs";
import { out, root } from "./paths.mjs";

/**
 * @typedef {{ title: string, message: string }} Failure
 * @typedef {{ passed: number, skipped: number, failures: Failure[] }} Outcome
 * @typedef {(test: { title: string, passed: boolean, milliseconds: number }) => void} TestListener
 */

/**
 * All test files of some folders of `test`, as paths from the checkout's root.
 *
 * @param {(folder: string) => boolean} belongs
 */
export async function findTests(belongs) {
  const names = await readdir(path.join(root, "test"), { recursive: true });
  return names
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => name.endsWith(".test.ts") && belongs(name.split("/")[0] ?? ""))
    .sort()
    .map((name) => `test/${name}`);
}

/**
 * Bundles test files and runs each in a Node process of its own, with the checkout's root as
 * working directory.
 *
 * @param {object} options
 * @param {readonly string[]} options.files as `findTests` gives them
 * @param {string} options.name of the suite
 * @param {boolean} [options.alone] one file at a time, for suites that start a VS Code
 * @param {string | undefined} [options.only] pattern of the test names to run
 * @param {TestListener | undefined} [options.onTest]
 * @returns {Promise<Outcome>}
 */
export async function runNodeTests({ files, name, alone = false, only, onTest }) {
  if (files.length === 0) return { passed: 0, skipped: 0, failures: [] };
  const folder = path.join(out, "test", name);
  await rm(folder, { recursive: true, force: true });
  await bundleTests(files, folder);

  process.env["NODE_OPTIONS"] = "--enable-source-maps";
  // Test processes are asked to end, and end what they started, when this one is interrupted.
  const ending = new AbortController();
  setMaxListeners(0, ending.signal);
  const endTests = () => ending.abort();
  process.once("exit", endTests);
  const events = run({
    files: files.map((file) => path.join(folder, bundleName(file))),
    concurrency: alone ? 1 : os.availableParallelism(),
    timeout: 600_000,
    signal: ending.signal,
    ...(only ? { testNamePatterns: new RegExp(only) } : {}),
  });
  try {
    return await readEvents(events, folder, only !== undefined, onTest);
  } finally {
    process.removeListener("exit", endTests);
  }
}

/** @param {string} file */
const bundleName = (file) => file.replace(/^test\//, "").replace(/\.ts$/, ".mjs");

/**
 * @param {readonly string[]} files
 * @param {string} folder
 */
async function bundleTests(files, folder) {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [...files],
    outbase: "test",
    outdir: folder,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    plugins: [formulasPlugin(), kernelsPlugin()],
    target: "node20",
    sourcemap: "inline",
    outExtension: { ".js": ".mjs" },
  });
}

/**
 * @param {AsyncIterable<import("node:test/reporters").TestEvent>} events
 * @param {string} folder
 * @param {boolean} filtered
 * @param {TestListener | undefined} onTest
 */
async function readEvents(events, folder, filtered, onTest) {
  /** @type {Outcome} */
  const outcome = { passed: 0, skipped: 0, failures: [] };
  /** @type {Map<string, string>} */
  const printed = new Map();
  /** @type {Map<string, string[]>} names of a file's tests that run, from the outermost in */
  const running = new Map();

  for await (const { type, data } of events) {
    if (type === "test:stdout" || type === "test:stderr") {
      printed.set(data.file, (printed.get(data.file) ?? "") + data.message);
    } else if (type === "test:start") {
      const { file = "", name, nesting } = data;
      running.set(file, [...(running.get(file) ?? []).slice(0, nesting), name]);
    } else if (type === "test:pass" || type === "test:fail") {
      const { file = "", name, nesting } = data;
      const isFile = name === file;
      const names = isFile ? [] : [...(running.get(file) ?? []).slice(0, nesting), name];
      const title = [titleOf(file, folder), ...names].join(" › ");

      if (type === "test:fail") {
        const { error } = data.details;
        if (holdsFailedTest(error)) continue;
        const message = isFile ? (printed.get(file) ?? "") : describe(error);
        outcome.failures.push({ title, message: message.trimEnd() });
      } else if (isFile) {
        if (!filtered) outcome.failures.push({ title, message: "The file has no tests." });
        continue;
      } else if (data.skip !== undefined || data.todo !== undefined) {
        if (!filtered) outcome.skipped++;
        continue;
      } else if (kindOf(data.details) === "suite") {
        continue;
      } else {
        outcome.passed++;
      }
      onTest?.({ title, passed: type === "test:pass", milliseconds: data.details.duration_ms });
    }
  }
  return outcome;
}

/**
 * Source maps make Node name the source where it can, else it names the bundle.
 *
 * @param {string} file
 * @param {string} folder
 */
function titleOf(file, folder) {
  const sources = path.join(root, "test");
  const base = file.startsWith(folder + path.sep) ? folder : sources;
  return path
    .relative(base, file)
    .split(path.sep)
    .join("/")
    .replace(/\.mjs$/, ".ts");
}

/**
 * @param {{ type?: string }} details
 */
const kindOf = ({ type }) => type;

/** @param {unknown} error */
const holdsFailedTest = (error) =>
  error instanceof Error && "failureType" in error && error.failureType === "subtestsFailed";

/** @param {unknown} error */
function describe(error) {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return text.replaceAll(/\n {4}at .*node:internal\/.*/g, "");
}
