import { readCommandLine } from "./commandLine.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { Problem, messageOf, runCommand } from "./problem.mjs";
import { endOnSignals, stopAllProcesses } from "./processes.mjs";

/** Runs all test suites, or those that the command line names, and ends with the counts. */
export async function test() {
  endOnSignals(130);
  await runCommand(async () => {
    const { values, positionals } = readCommandLine({
      allowPositionals: true,
      options: { only: { type: "string" } },
    });
    await ensureDependencies();
    const { suites } = await import("./suites.mjs");
    const unknown = positionals.find((name) => !suites.some((suite) => suite.name === name));
    if (unknown !== undefined) {
      const names = suites.map(({ name }) => name).join(", ");
      throw new Problem(`There is no suite "${unknown}"; there are ${names}.`);
    }
    const chosen = suites.filter(({ name }) => !positionals.length || positionals.includes(name));

    const total = { passed: 0, failed: 0 };
    for (const suite of chosen) {
      const { passed, failed } = await runSuite(suite, values.only);
      total.passed += passed;
      total.failed += failed;
    }
    await stopAllProcesses();
    if (total.passed + total.failed === 0) {
      throw new Problem(`No test has a name that matches "${values.only ?? ""}".`);
    }
    console.log(`${total.passed} passed, ${total.failed} failed`);
    return total.failed > 0 ? 1 : 0;
  });
}

/**
 * @param {import("./suites.mjs").Suite} suite
 * @param {string | undefined} only
 */
async function runSuite({ name, isSlow, run }, only) {
  console.log(`\n${name}`);
  const since = performance.now();
  const total = { passed: 0, failed: 0, skipped: 0 };
  try {
    for await (const { passed, skipped, failures } of run({
      only,
      onTest: isSlow ? printTest : undefined,
    })) {
      for (const { title, message } of failures)
        console.log(`\n  ✖ ${title}\n${indent(message)}\n`);
      total.passed += passed;
      total.failed += failures.length;
      total.skipped += skipped;
    }
    if (only === undefined && total.passed + total.failed === 0) {
      throw new Problem("It has no tests.");
    }
  } catch (error) {
    console.log(`\n  ✖ The suite could not run.\n${indent(explain(error))}\n`);
    total.failed++;
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(`  ${total.passed} passed, ${total.failed} failed${skipped} (${seconds} s)`);
  return total;
}

/** @type {import("./nodeTests.mjs").TestListener} */
function printTest({ title, passed, milliseconds }) {
  console.log(`  ${passed ? "✔" : "✖"} ${title} (${Math.round(milliseconds)} ms)`);
}

/** @param {unknown} error */
function explain(error) {
  if (error instanceof Problem) return error.message;
  return error instanceof Error ? (error.stack ?? messageOf(error)) : String(error);
}

/** @param {string} text */
const indent = (text) => text.replaceAll(/^(?=.)/gm, "    ");
