import { readdirSync } from "node:fs";
import path from "node:path";

/** Begins each line by which the runner follows the tests. */
const mark = "[activation-lens-tests] ";

/** Runs all tests of this folder in the extension host that called it, and reports each of them. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import("mocha");
  const only = process.env["ACTIVATION_LENS_TEST_ONLY"];
  const mocha = new Mocha({
    ui: "tdd",
    timeout: 30_000,
    reporter: Mocha.reporters.Base,
    ...(only ? { grep: new RegExp(only) } : {}),
  });
  for (const file of readdirSync(__dirname, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".test.js")) mocha.addFile(path.join(__dirname, file));
  }
  await mocha.loadFilesAsync();

  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on("pass", (test) => report({ ...describe(test), state: "passed" }));
    runner.on("pending", (test) => report({ ...describe(test), state: "skipped" }));
    runner.on("fail", (test, error: unknown) =>
      report({ ...describe(test), state: "failed", message: messageOf(error) }),
    );
  });
  report({ state: "complete" });
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}

function report(data: Readonly<Record<string, unknown>>): void {
  console.log(mark + JSON.stringify(data));
}

function describe(test: Mocha.Runnable): Readonly<Record<string, unknown>> {
  return { title: test.titlePath().join(" › "), milliseconds: test.duration };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
