import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { findModule } from "../../../src/code/workspace/findModule.ts";
import { memoryFiles } from "../../environment/memoryFiles.ts";

const files = memoryFiles({
  "/w/train.py": "",
  "/w/blocks.py": "",
  "/w/src/nets/__init__.py": "",
  "/w/src/nets/layers.py": "",
  "/w/src/nets/layers/__init__.py": "",
  "/w/src/nets/vision/__init__.pyi": "",
  "/w/src/nets/vision/vit.py": "",
  "/w/src/nets/vision/vit.pyi": "",
  "/w/src/nets/vision/fast.pyi": "",
  "/w/src/space/deep/act.py": "",
  "/w/tools/run.py": "",
  "/w/tools/blocks.py": "",
  "/outside.py": "",
});

const cases: readonly (readonly [importer: string, name: string, expected: string | undefined])[] =
  [
    ["/w/train.py", "blocks", "/w/blocks.py"],
    ["/w/train.py", "nets", "/w/src/nets/__init__.py"],
    ["/w/train.py", "nets.layers", "/w/src/nets/layers/__init__.py"],
    ["/w/train.py", "src.nets.layers", "/w/src/nets/layers/__init__.py"],
    ["/w/train.py", "nets.layers.Swish", undefined],
    ["/w/train.py", "nets.vision.vit", "/w/src/nets/vision/vit.py"],
    ["/w/train.py", "nets.vision.fast", "/w/src/nets/vision/fast.pyi"],
    ["/w/train.py", "space.deep.act", "/w/src/space/deep/act.py"],
    ["/w/train.py", "space.deep", undefined],
    ["/w/train.py", "numpy", undefined],
    ["/w/tools/run.py", "blocks", "/w/tools/blocks.py"],
    ["/w/tools/run.py", "nets.layers", "/w/src/nets/layers/__init__.py"],
    ["/w/src/nets/vision/vit.py", ".fast", "/w/src/nets/vision/fast.pyi"],
    ["/w/src/nets/vision/vit.py", ".", "/w/src/nets/vision/__init__.pyi"],
    ["/w/src/nets/vision/vit.py", "..", "/w/src/nets/__init__.py"],
    ["/w/src/nets/vision/vit.py", "..layers", "/w/src/nets/layers/__init__.py"],
    ["/w/src/nets/__init__.py", ".layers", "/w/src/nets/layers/__init__.py"],
    ["/w/src/nets/__init__.py", ".vision.vit", "/w/src/nets/vision/vit.py"],
    ["/w/src/nets/vision/vit.py", ".....outside", undefined],
    ["/w/train.py", "..outside", undefined],
    ["/w/train.py", "", undefined],
    ["/w/train.py", "a..b", undefined],
    ["/w/train.py", "../outside", undefined],
    ["/outside.py", "blocks", undefined],
  ];

describe("the file of a module:", () => {
  for (const [importer, name, expected] of cases) {
    test(`${name || "nothing"} in ${importer}`, async () => {
      assert.equal(await findModule(name, importer, "/w", files), expected);
    });
  }

  test("never one outside of the workspace", async () => {
    const names = fc
      .array(fc.constantFrom(".", "..", "/", "\\", "outside", "w", "blocks", "nets", "C:", "%2e"), {
        maxLength: 8,
      })
      .map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        const seen: string[] = [];
        const list = (folder: string) => {
          seen.push(folder);
          return files.list(folder);
        };
        const found = await findModule(name, "/w/tools/run.py", "/w", { list });
        assert.ok(found === undefined || found.startsWith("/w/"));
        for (const folder of seen) assert.match(folder, /^\/w(?:\/|$)/);
      }),
    );
  });
});
