import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";

const folder = mkdtempSync(path.join(os.tmpdir(), "activation-lens-scan-"));
after(() => {
  rmSync(folder, { recursive: true, force: true });
});

const source = (i: number) => `import torch.nn as nn\nact${i} = nn.LeakyReLU(0.${i + 1})\n`;
for (let i = 0; i < 100; i++) {
  mkdirSync(path.join(folder, `many/d${i % 7}`), { recursive: true });
  writeFileSync(path.join(folder, `many/d${i % 7}/f${i}.py`), source(i));
}

/** The built program in a process of its own. */
function start(...args: string[]) {
  return spawn(process.execPath, ["dist/cli.js", "scan", ...args], {
    env: { ...process.env, NODE_OPTIONS: "" },
  });
}

async function runToEnd(...args: string[]) {
  const child = start(...args);
  const out: Buffer[] = [];
  let err = "";
  child.stdout.on("data", (piece: Buffer) => out.push(piece));
  child.stderr.on("data", (piece: Buffer) => (err += piece.toString()));
  await once(child, "close");
  return { code: child.exitCode, out: Buffer.concat(out).toString(), err };
}

test("all files are scanned, and told in the same order every time", async () => {
  const first = await runToEnd(path.join(folder, "many"));
  assert.deepEqual({ code: first.code, err: first.err }, { code: 0, err: "" });
  const lines = first.out.trimEnd().split("\n");
  assert.equal(lines.length, 200);
  const scanned = lines.filter((line) => line.startsWith('{"scanned":true'));
  assert.deepEqual(scanned, scanned.toSorted());
  assert.equal((await runToEnd(path.join(folder, "many"))).out, first.out);
});

test("a name is followed to the file that it is imported from; requirements tell the version", async () => {
  const project = path.join(folder, "project");
  mkdirSync(path.join(project, "net"), { recursive: true });
  writeFileSync(path.join(project, "requirements.txt"), "keras==2.10.0\n");
  writeFileSync(path.join(project, "net/__init__.py"), "from .layers import Act\n");
  writeFileSync(path.join(project, "net/layers.py"), "from torch.nn import SiLU as Act\n");
  writeFileSync(
    path.join(project, "net/model.py"),
    "import keras\nfrom . import Act\na = Act()\nb = keras.layers.Dense(3, activation='hard_sigmoid')\n",
  );
  const { out } = await runToEnd(project);
  const ids = out.split("\n").flatMap((line) => /"id":"(\w+)"/.exec(line)?.[1] ?? []);
  assert.deepEqual(ids, ["silu", "hard_sigmoid_legacy"]);
});

test("what cannot be read is named, all else is scanned, and the exit code tells", async () => {
  const mixed = path.join(folder, "mixed");
  mkdirSync(mixed);
  writeFileSync(path.join(mixed, "a.py"), Buffer.from("# caf\xe9\n", "latin1"));
  writeFileSync(path.join(mixed, "b.py"), source(1));
  writeFileSync(path.join(mixed, "c.py"), source(2));
  chmodSync(path.join(mixed, "c.py"), 0);
  // For the administrator nothing is unreadable.
  const mayReadAll = process.platform === "win32" || process.getuid?.() === 0;
  const missing = path.join(folder, "missing");
  const { code, out, err } = await runToEnd(mixed, missing);
  assert.equal(code, 1);
  assert.deepEqual(err.trimEnd().split("\n"), [
    `${path.join(mixed, "a.py")} is not UTF-8, and declares no other encoding.`,
    ...(mayReadAll ? [] : [`${path.join(mixed, "c.py")} may not be read.`]),
    `${missing} does not exist.`,
    `${mayReadAll ? 2 : 3} files or folders skipped.`,
  ]);
  assert.equal(out.split('"scanned"').length - 1, mayReadAll ? 2 : 1);
});

test("a reader that has seen enough ends it without a word", async () => {
  const child = start(path.join(folder, "many"));
  let err = "";
  child.stderr.on("data", (piece: Buffer) => (err += piece.toString()));
  child.stdout.once("data", () => child.stdout.destroy());
  await once(child, "close");
  assert.deepEqual({ code: child.exitCode, err }, { code: 0, err: "" });
});

test("an interrupt ends it at once, though a file takes long", async () => {
  const slow = path.join(folder, "slow");
  mkdirSync(slow);
  writeFileSync(path.join(slow, "a.py"), source(1));
  // Alone in a batch of its own, behind one that is told at once.
  for (let i = 0; i < 16; i++) writeFileSync(path.join(slow, `b${i}.py`), source(i));
  const terms = Array.from({ length: 400_000 }, (_, i) => `torch.relu(x${i})`);
  writeFileSync(path.join(slow, "c.py"), `import torch\ny = [${terms.join(", ")}]\n`);
  const child = start(slow);
  let err = "";
  child.stderr.on("data", (piece: Buffer) => (err += piece.toString()));
  await once(child.stdout, "data");
  child.kill("SIGINT");
  await once(child, "close");
  assert.equal(err, "");
  if (process.platform !== "win32") assert.equal(child.signalCode, "SIGINT");
});
