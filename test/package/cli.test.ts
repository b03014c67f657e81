import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { readNpy } from "../../src/tensors/npyRead.ts";
import { npyPieces } from "../../src/tensors/npyWrite.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "activation-lens-cli-"));
after(() => {
  rmSync(folder, { recursive: true, force: true });
});

const inFolder = (name: string) => path.join(folder, name);

/** The built program in a process of its own, with pipes for all streams. */
function start(...args: string[]) {
  return spawn(process.execPath, ["dist/cli.js", ...args], {
    // Coverage and source maps of the tests are no concern of the program.
    env: { ...process.env, NODE_OPTIONS: "" },
  });
}

async function runToEnd(args: readonly string[], input: string | Uint8Array = "") {
  const child = start(...args);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (piece: Buffer) => out.push(piece));
  child.stderr.on("data", (piece: Buffer) => err.push(piece));
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  await once(child, "close");
  return { code: child.exitCode, out: Buffer.concat(out), err: Buffer.concat(err).toString() };
}

test("numbers go through a pipe", async () => {
  const args = ["eval", "--activation", "relu", "--gradient", "-"];
  const { code, out, err } = await runToEnd(args, "[-1, 2.5]");
  assert.deepEqual({ code, err }, { code: 0, err: "" });
  assert.deepEqual(JSON.parse(out.toString()), {
    shape: [2],
    dtype: "float64",
    value: [0, 2.5],
    gradientShape: [2],
    gradient: [0, 1],
  });
});

test("a file of a million numbers comes out as .npy, and nothing else is left behind", async () => {
  const data = Float64Array.from({ length: 1_000_000 }, (_, i) => i - 500_000);
  writeFileSync(
    inFolder("x.npy"),
    Buffer.concat([...npyPieces({ shape: [1000, 1000], data }, "float32")]),
  );
  const args = ["eval", "--activation", "relu", "--gradient", inFolder("x.npy")];
  const { code, err } = await runToEnd([...args, "--out", inFolder("y.npy")]);
  assert.deepEqual({ code, err }, { code: 0, err: "" });
  assert.deepEqual(readdirSync(folder).sort(), ["x.npy", "y.gradient.npy", "y.npy"]);
  const value = readNpy(readFileSync(inFolder("y.npy")), 1e6);
  assert.ok(value.ok);
  assert.equal(value.value.dtype, "float32");
  assert.deepEqual(value.value.shape, [1000, 1000]);
  assert.deepEqual(
    value.value.data,
    data.map((x) => Math.max(x, 0)),
  );
});

test("results that are larger than a pipe's buffer arrive whole", async () => {
  const input = Array.from({ length: 300_000 }, (_, i) => i + 0.5).join("\n");
  const { code, out } = await runToEnd(["eval", "--activation", "relu", "-"], input);
  assert.equal(code, 0);
  const result: unknown = JSON.parse(out.toString());
  assert.ok(typeof result === "object" && result !== null && "value" in result);
  assert.ok(Array.isArray(result.value));
  assert.equal(result.value.length, 300_000);
});

test("data that is wrong ends with 1, a command line that is wrong with 2; a sentence each", async () => {
  const missing = await runToEnd(["eval", "--activation", "relu", inFolder("missing.npy")]);
  assert.equal(missing.code, 1);
  assert.equal(missing.err, `${inFolder("missing.npy")} does not exist.\n`);
  const isFolder = await runToEnd(["eval", "--activation", "relu", folder]);
  assert.equal(isFolder.code, 1);
  assert.equal(isFolder.err, `${folder} is a folder.\n`);
  const nowhere = inFolder("nowhere/y.json");
  const lost = await runToEnd(["eval", "--activation", "relu", "--out", nowhere, "-"], "1 2");
  assert.equal(lost.code, 1);
  assert.equal(lost.err, `${nowhere} is in a folder that is not there.\n`);
  const wrong = await runToEnd(["eval", "--activation", "lekyrelu", "-"]);
  assert.equal(wrong.code, 2);
  assert.equal(wrong.err, "There is no activation lekyrelu; did you mean leaky_relu?\n");
  for (const { out } of [missing, isFolder, lost, wrong]) assert.equal(out.length, 0);
});

test("a reader that has seen enough ends it without a word", async () => {
  const child = start("eval", "--activation", "relu", "-");
  let err = "";
  child.stderr.on("data", (piece: Buffer) => (err += piece.toString()));
  child.stdout.once("data", () => child.stdout.destroy());
  child.stdin.on("error", () => undefined);
  child.stdin.end("1.5\n".repeat(500_000));
  await once(child, "close");
  assert.deepEqual({ code: child.exitCode, err }, { code: 0, err: "" });
});

test("an interrupt ends it without a word and leaves no half of a file", async () => {
  const child = start("eval", "--activation", "relu", "--out", inFolder("z.json"), "-");
  let err = "";
  child.stderr.on("data", (piece: Buffer) => (err += piece.toString()));
  child.stdin.on("error", () => undefined);
  // It takes what does not fit into a pipe's buffer only once it reads, and then waits for the rest.
  await new Promise<void>((resolve) => {
    child.stdin.write("1\n".repeat(500_000), () => {
      resolve();
    });
  });
  child.kill("SIGINT");
  await once(child, "close");
  assert.equal(err, "");
  if (process.platform !== "win32") assert.equal(child.signalCode, "SIGINT");
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith("z")),
    [],
  );
});

test("a file may be replaced by its own results", async () => {
  writeFileSync(inFolder("own.txt"), "x = [-1, 4]\n");
  const args = ["eval", "--activation", "relu", "--out", inFolder("own.txt"), inFolder("own.txt")];
  assert.equal((await runToEnd(args)).code, 0);
  assert.equal(readFileSync(inFolder("own.txt"), "utf8"), "x = [0, 4]\n");
});

test("the version is that of the manifest, and help names the commands", async () => {
  const version = (await runToEnd(["--version"])).out.toString().trimEnd();
  assert.match(
    readFileSync("package.json", "utf8"),
    new RegExp(`^ {2}"version": "${version}",$`, "m"),
  );
  const help = (await runToEnd(["--help"])).out.toString();
  assert.match(help, /cli\.js eval .*\n.*cli\.js list/);
  assert.match((await runToEnd(["list"])).out.toString(), /^relu +ReLU$/m);
});
