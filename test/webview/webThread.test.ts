import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import esbuild from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { formulasPlugin } from "../../scripts/lib/formulas/plugin.mjs";
import { root } from "../../scripts/lib/paths.mjs";
import { crashed } from "../../src/worker/sentences.ts";
import { numbersText } from "../worker/support.ts";

/** What the web extension host does, on a page: `shapeOf` with the thread that a bundle makes. */
const host = `
  import { neverCancelled } from "./src/worker/cancellation.ts";
  import { Pool } from "./src/worker/pool.ts";
  import { startWebThread } from "./src/worker/web/startWebThread.ts";

  const pause = () => new Promise((resolve) => setTimeout(resolve, 0));
  globalThis.open = (bundle) => {
    const pool = new Pool({
      startThread: () => startWebThread(new TextEncoder().encode(bundle)),
      size: 1,
      idle: 60000,
      patience: { cancel: 250, silence: 30000 },
      log: () => undefined,
    });
    globalThis.run = (text, job) =>
      pool.run(
        { origin: { line: 1, column: 1 }, ...job },
        { text, lookUp: (name) => (name === "xs" ? "[1, -2]" : undefined), pause, cancellation: neverCancelled },
      ).catch((error) => error.constructor.name + ": " + error.message);
  };`;

let browser: Browser;
let script: string;
let bundle: string;

before(async () => {
  browser = await chromium.launch({ executablePath: process.env["CHROME_PATH"] ?? "" });
  bundle = await readFile("dist/web/worker.js", "utf8");
  const built = await esbuild.build({
    stdin: { contents: host, resolveDir: root },
    bundle: true,
    format: "iife",
    write: false,
    plugins: [formulasPlugin()],
  });
  script = built.outputFiles[0]?.text ?? "";
});

after(() => browser.close());

/** A page with a pool whose threads are made of a bundle. */
async function pageWith(threadBundle: string): Promise<Page> {
  const page = await browser.newPage();
  await page.route("https://host.test/", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html>" }),
  );
  await page.goto("https://host.test/");
  await page.evaluate(script);
  await page.evaluate(`open(${JSON.stringify(threadBundle)})`);
  return page;
}

function run(page: Page, text: string, job: object = { kind: "shape" }): Promise<unknown> {
  return page.evaluate(`run(${JSON.stringify(text)}, ${JSON.stringify(job)})`);
}

test("the web thread reads, evaluates and writes, and asks for names", async () => {
  const page = await pageWith(bundle);
  assert.deepEqual(await run(page, numbersText(250_000)), { ok: true, value: [250_000] });
  const curve = { activation: "relu", parameters: {} };
  const write = { kind: "write", curve, of: "value", extent: "array" };
  assert.deepEqual(await run(page, "[2 * x for x in xs]", write), { ok: true, value: "[2, 0]" });
  const evaluate = `run("[-1, 2]", ${JSON.stringify({ kind: "evaluate", curve })})`;
  assert.deepEqual(
    await page.evaluate(`${evaluate}.then(({ value }) => [...value.value])`),
    [0, 2],
  );
  await page.close();
});

test("a web thread that throws is told of in a sentence, and the next request works", async () => {
  const mood = `addEventListener("message", ({ data }) => {
    if (data.text?.includes("throw")) throw new Error("a bug");
  });`;
  const page = await pageWith(mood + bundle);
  assert.deepEqual(await run(page, "[1] # throw"), { ok: false, problem: crashed });
  assert.deepEqual(await run(page, "[1, 2]"), { ok: true, value: [2] });
  await page.close();
});

test("where the web thread cannot be started, the request says so", async () => {
  const page = await pageWith("this is no script");
  assert.match(String(await run(page, "[1]")), /No background thread could be started/);
  await page.close();
});
