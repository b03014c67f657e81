import { messageOf } from "./problem.mjs";

/** Begins each line by which `test/host/index.ts` reports. */
const mark = "[activation-lens-tests] ";

/**
 * Follows a run of tests in an extension host by what is printed there.
 *
 * @param {import("./nodeTests.mjs").TestListener | undefined} onTest
 * @param {(onOutput: (text: string) => void) => Promise<void>} run
 * @returns {Promise<import("./nodeTests.mjs").Outcome>}
 */
export async function readReports(onTest, run) {
  /** @type {import("./nodeTests.mjs").Outcome} */
  const outcome = { passed: 0, skipped: 0, failures: [] };
  const heard = { complete: false, log: "", unread: "" };

  const readLine = (/** @type {string} */ line) => {
    const start = line.indexOf(mark);
    if (start < 0) {
      heard.log = `${heard.log}${line}\n`.slice(-10_000);
      return;
    }
    const { state, title, milliseconds, message } = readReport(line.slice(start + mark.length));
    if (state === "complete") heard.complete = true;
    else if (state === "skipped") outcome.skipped++;
    else {
      if (state === "passed") outcome.passed++;
      else outcome.failures.push({ title, message });
      onTest?.({ title, passed: state === "passed", milliseconds });
    }
  };

  let problem = "It ended before all tests had run.";
  try {
    await run((text) => {
      const lines = (heard.unread + text).split(/\r?\n/);
      heard.unread = lines.pop() ?? "";
      lines.forEach(readLine);
    });
  } catch (error) {
    problem = messageOf(error);
  }
  readLine(heard.unread);
  if (!heard.complete) {
    const message = `${problem}\n${heard.log}`.trimEnd();
    outcome.failures.push({ title: "the extension host", message });
  }
  return outcome;
}

/**
 * @param {string} text
 * @returns {{ state: string, title: string, milliseconds: number, message: string }}
 */
function readReport(text) {
  /** @type {unknown} */
  const data = JSON.parse(text);
  const fields = new Map(typeof data === "object" && data !== null ? Object.entries(data) : []);
  const field = (/** @type {string} */ name) => String(fields.get(name) ?? "");
  return {
    state: field("state"),
    title: field("title"),
    milliseconds: Number(field("milliseconds")),
    message: field("message"),
  };
}
