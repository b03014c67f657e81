import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { runProcess, startProcess, stopProcess } from "../../scripts/lib/processes.mjs";

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // One that has ended stays listed until its parent, or whoever inherited it, asks for its code.
  const status = `/proc/${pid}/status`;
  return !existsSync(status) || !/^State:\s*Z/m.test(readFileSync(status, "utf8"));
}

test("a process ends with what it started in a group of its own", async () => {
  const grandchild = "setInterval(() => undefined, 1000)";
  const child = startProcess(process.execPath, [
    "-e",
    `const { spawn } = require("node:child_process");
     const child = spawn(process.execPath, ["-e", ${JSON.stringify(grandchild)}], { detached: true });
     console.log(child.pid);
     ${grandchild}`,
  ]);
  const grandchildId = await new Promise<number>((resolve) => {
    child.stdout.once("data", (chunk: Buffer) => resolve(Number(chunk.toString())));
  });
  assert.ok(isRunning(grandchildId));

  await stopProcess(child);
  assert.ok(child.signalCode !== null || child.exitCode !== null);
  while (isRunning(grandchildId)) await new Promise(setImmediate);
});

test("the output and the exit code of a process that ends are known", async () => {
  const script = 'console.log("out"); console.error("err"); process.exitCode = 3;';
  const { code, output } = await runProcess(process.execPath, ["-e", script]);
  assert.equal(code, 3);
  assert.deepEqual(output.trim().split(/\r?\n/).sort(), ["err", "out"]);
});

test("a program that does not exist is an outcome, not an exception", async () => {
  const { code, output } = await runProcess("no-such-program-anywhere", []);
  assert.equal(code, -1);
  assert.match(output, /ENOENT/);
});
