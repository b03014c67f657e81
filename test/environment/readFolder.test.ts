import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { findVersion } from "../../src/environment/evidence.ts";
import { foldersUpTo, resolvePath } from "../../src/environment/files.ts";
import { readFolder } from "../../src/environment/readFolder.ts";
import { memoryFiles } from "./memoryFiles.ts";

/** `keras 2.10.0 by requirements.txt: keras==2.10.0`, for a file of the tree. */
async function keras(texts: Readonly<Record<string, string>>, file = "/w/train.py") {
  const files = memoryFiles(texts);
  const folders = await Promise.all(
    foldersUpTo("/w", file).map(async (folder) => readFolder(files, folder, "/w")),
  );
  const found = findVersion(
    folders.map(({ evidence }) => evidence),
    (name) => name === "keras",
  );
  if (!found) return undefined;
  const { from = "", upTo = "", before = "" } = found.range;
  const by = found.sources.map(({ source, written }) => `${source}: ${written}`);
  return `${from}–${upTo}${before}${found.isContradictory ? "contradiction" : ""} by ${by.join(", ")}`;
}

const lock = '[[package]]\nname = "keras"\nversion = "3.4.1"\n';

const cases: readonly {
  title: string;
  files: Readonly<Record<string, string>>;
  of?: string;
  expected: string | undefined;
}[] = [
  { title: "nothing", files: { "/w/README.md": "keras==2" }, expected: undefined },
  {
    title: "a requirement",
    files: { "/w/requirements.txt": "keras>=3.0" },
    expected: "3.0– by requirements.txt: keras>=3.0",
  },
  {
    title: "a lock file beats a range, even one that it contradicts",
    files: { "/w/pyproject.toml": '[project]\ndependencies = ["keras<3"]', "/w/uv.lock": lock },
    expected: "3.4.1–3.4.1 by uv.lock: keras 3.4.1",
  },
  {
    title: "an environment beats a lock file",
    files: {
      "/w/uv.lock": lock,
      "/w/.venv/lib/python3.11/site-packages/keras-3.5.0.dist-info/METADATA": "",
      "/w/.venv/pyvenv.cfg": "",
    },
    expected: "3.5.0–3.5.0 by .venv: keras 3.5.0",
  },
  {
    title: "an environment on Windows",
    files: { "/w/venv/Lib/site-packages/keras-2.15.0.dist-info/METADATA": "" },
    expected: "2.15.0–2.15.0 by venv: keras 2.15.0",
  },
  {
    title: "files that contradict each other",
    files: {
      "/w/requirements.txt": "keras>=3.0",
      "/w/environment.yml": "dependencies:\n - keras=2.10\n",
    },
    expected: "–contradiction by requirements.txt: keras>=3.0, environment.yml: keras=2.10",
  },
  {
    title: "a range and a pin in it",
    files: {
      "/w/setup.cfg": "[options]\ninstall_requires =\n  keras>=2.4\n",
      "/w/requirements.txt": "keras==2.10.0",
    },
    expected: "2.10.0–2.10.0 by requirements.txt: keras==2.10.0",
  },
  {
    title: "two bounds from two files",
    files: {
      "/w/setup.cfg": "[options]\ninstall_requires =\n  keras>=2.4\n",
      "/w/requirements.txt": "keras<3",
    },
    expected: "2.4–3 by setup.cfg: keras>=2.4, requirements.txt: keras<3",
  },
  {
    title: "extras that exclude each other leave both possible",
    files: {
      "/w/pyproject.toml":
        '[project.optional-dependencies]\nold = ["keras==2.10"]\nnew = ["keras==3.1"]\n',
    },
    expected: "2.10–3.1 by pyproject.toml: keras==2.10, pyproject.toml: keras==3.1",
  },
  {
    title: "files that are included",
    files: {
      "/w/requirements.txt": "-r requirements/base.txt\ntorch\n",
      "/w/requirements/base.txt": "-r ../requirements.txt\nkeras==3.1\n",
    },
    expected: "3.1–3.1 by requirements/base.txt: keras==3.1",
  },
  {
    title: "no file outside of the workspace",
    files: { "/w/requirements.txt": "-r ../base.txt", "/base.txt": "keras==3.1" },
    expected: undefined,
  },
  {
    title: "the nearest folder",
    files: { "/w/requirements.txt": "keras==3.1", "/w/old/requirements.txt": "keras<3" },
    of: "/w/old/src/train.py",
    expected: "–3 by old/requirements.txt: keras<3",
  },
  {
    title: "a folder further out where nearer ones do not speak of it",
    files: { "/w/requirements.txt": "keras==3.1", "/w/old/requirements.txt": "torch" },
    of: "/w/old/train.py",
    expected: "3.1–3.1 by requirements.txt: keras==3.1",
  },
  {
    title: "the lock file of all packages of a repository",
    files: {
      "/w/uv.lock": lock,
      "/w/packages/a/pyproject.toml": '[project]\ndependencies = ["keras>=3"]\n',
    },
    of: "/w/packages/a/train.py",
    expected: "3.4.1–3.4.1 by uv.lock: keras 3.4.1",
  },
  {
    title: "not the lock file of others",
    files: {
      "/w/uv.lock": lock,
      "/w/packages/a/pyproject.toml": '[project]\ndependencies = ["keras<3"]\n',
    },
    of: "/w/packages/a/train.py",
    expected: "–3 by packages/a/pyproject.toml: keras<3",
  },
];

describe("the version that a folder tells:", () => {
  for (const { title, files, of, expected } of cases) {
    test(title, async () => assert.equal(await keras(files, of), expected));
  }
});

test("of an environment with several Pythons none is chosen", async () => {
  const folder = await readFolder(
    memoryFiles({
      "/w/env/lib/python3.10/site-packages/keras-2.10.0.dist-info/METADATA": "",
      "/w/env/lib/python3.11/site-packages/keras-3.0.0.dist-info/METADATA": "",
    }),
    "/w",
    "/w",
  );
  assert.deepEqual(folder, { evidence: [], sitePackages: [] });
});

test("paths", () => {
  assert.equal(resolvePath("/w/a", "../b/./c.txt"), "/w/b/c.txt");
  assert.equal(resolvePath("/w/a", "/etc/x"), "/etc/x");
  assert.equal(resolvePath("/w", "sub\\x.txt"), "/w/sub/x.txt");
  assert.deepEqual(foldersUpTo("/w", "/w/a/b/c.py"), ["/w/a/b", "/w/a", "/w"]);
  assert.deepEqual(foldersUpTo("/w", "/w/c.py"), ["/w"]);
  assert.deepEqual(foldersUpTo("/w", "/elsewhere/c.py"), ["/w"]);
});
