import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { walk } from "../../../src/cli/scan/walk.ts";

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder with these files; what ends with `/` is an empty folder. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "activation-lens-walk-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(name.endsWith("/") ? file : path.dirname(file), { recursive: true });
    if (!name.endsWith("/")) writeFileSync(file, text);
  }
  return folder;
}

async function namesIn(from: string): Promise<string[]> {
  const names: string[] = [];
  for await (const found of walk(from)) names.push(found.ok ? found.value.name : found.problem);
  return names;
}

test("Python files and notebooks are found, in an order that is always the same", async () => {
  const folder = folderWith({
    "b.py": "",
    "a/z.pyi": "",
    "a/n.ipynb": "",
    "B.py": "",
    "a.txt": "",
    "a.pyc": "",
    "c/": "",
  });
  assert.deepEqual(await namesIn(folder), ["B.py", "a/n.ipynb", "a/z.pyi", "b.py"]);
});

test("what .gitignore files name is left out, the nearest one deciding", async () => {
  const folder = folderWith({
    ".git/info/exclude": "private.py\n",
    ".gitignore": "\uFEFFbuild/\n*_pb2.py\n/only_here.py\n!keep_pb2.py\n",
    "build/a.py": "",
    "x_pb2.py": "",
    "keep_pb2.py": "",
    "only_here.py": "",
    "Build/a.py": "",
    "deep/.gitignore": "!y_pb2.py\n*.pyi\n",
    "deep/only_here.py": "",
    "deep/private.py": "",
    "deep/x_pb2.py": "",
    "deep/y_pb2.py": "",
    "deep/y.pyi": "",
  });
  assert.deepEqual(await namesIn(folder), [
    "Build/a.py",
    "deep/only_here.py",
    "deep/y_pb2.py",
    "keep_pb2.py",
  ]);
});

test("the rules above a folder of a repository hold in it, those outside of the repository do not", async () => {
  const folder = folderWith({
    ".gitignore": "*.py\n",
    "repo/.git/HEAD": "",
    "repo/.gitignore": "skipped.py\nout/\n",
    "repo/src/a.py": "",
    "repo/src/skipped.py": "",
    "repo/out/b.py": "",
    "repo/inner/.git": "gitdir: elsewhere",
    "repo/inner/skipped.py": "",
  });
  assert.deepEqual(await namesIn(path.join(folder, "repo/src")), ["a.py"]);
  assert.deepEqual(await namesIn(path.join(folder, "repo")), ["inner/skipped.py", "src/a.py"]);
  // Who names a folder wants it read.
  assert.deepEqual(await namesIn(path.join(folder, "repo/out")), ["b.py"]);
});

test("a file that is named is found, whatever it is called", async () => {
  const folder = folderWith({ script: "", ".gitignore": "script\n" });
  assert.deepEqual(await namesIn(path.join(folder, "script")), ["script"]);
});

test("what is not there is a sentence", async () => {
  const missing = path.join(folderWith({}), "missing");
  assert.deepEqual(await namesIn(missing), [`${missing} does not exist.`]);
});

test("links to folders are not followed, those to files are", async () => {
  // Making links needs rights there.
  if (process.platform === "win32") return;
  const folder = folderWith({ "a/x.py": "", "data.txt": "" });
  symlinkSync(folder, path.join(folder, "a", "loop"));
  symlinkSync(path.join(folder, "a"), path.join(folder, "b.py"));
  symlinkSync(path.join(folder, "data.txt"), path.join(folder, "c.py"));
  symlinkSync(path.join(folder, "gone"), path.join(folder, "d.py"));
  assert.deepEqual(await namesIn(folder), [
    "a/x.py",
    "c.py",
    `${path.join(folder, "d.py")} does not exist.`,
  ]);
  // One that is named is.
  symlinkSync(path.join(folder, "a"), path.join(folder, "link"));
  assert.deepEqual(await namesIn(path.join(folder, "link")), ["x.py"]);
});
