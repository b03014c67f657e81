import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { cached } from "../../scripts/lib/cache.mjs";
import { temporaryFolder } from "../../scripts/lib/temporaryFolder.mjs";

const recipe = { version: "1" };

/** Fills a cache folder with one file. */
function filler(content: string) {
  const fill = (folder: string): Promise<void> => {
    fill.calls++;
    writeFileSync(path.join(folder, "content"), content);
    return Promise.resolve();
  };
  fill.calls = 0;
  return fill;
}

const contentOf = (folder: string) => readFileSync(path.join(folder, "content"), "utf8");

test("an absent folder is filled once and then taken as it is", async () => {
  const cache = path.join(temporaryFolder("cache"), "not", "there", "yet");
  const fill = filler("new");
  const folder = await cached({ name: "thing", recipe, fill, cache });
  assert.equal(await cached({ name: "thing", recipe, fill, cache }), folder);
  assert.equal(contentOf(folder), "new");
  assert.equal(fill.calls, 1);
  assert.deepEqual(readdirSync(cache), ["thing"]);
});

test("a half-written folder is filled anew", async () => {
  const cache = temporaryFolder("cache");
  mkdirSync(path.join(cache, "thing"));
  writeFileSync(path.join(cache, "thing", "content"), "hal");
  const folder = await cached({ name: "thing", recipe, fill: filler("whole"), cache });
  assert.equal(contentOf(folder), "whole");
  assert.deepEqual(readdirSync(cache), ["thing"]);
});

test("a folder with a damaged marker is filled anew", async () => {
  const cache = temporaryFolder("cache");
  const folder = await cached({ name: "thing", recipe, fill: filler("old"), cache });
  writeFileSync(path.join(folder, "complete.json"), '{"version":');
  await cached({ name: "thing", recipe, fill: filler("new"), cache });
  assert.equal(contentOf(folder), "new");
});

test("a folder that another recipe filled is filled anew", async () => {
  const cache = temporaryFolder("cache");
  await cached({ name: "thing", recipe, fill: filler("old"), cache });
  const fill = filler("new");
  const folder = await cached({ name: "thing", recipe: { version: "2" }, fill, cache });
  assert.equal(contentOf(folder), "new");
});

test("a filler that fails leaves nothing behind", async () => {
  const cache = temporaryFolder("cache");
  const fill = () => Promise.reject(new Error("no network"));
  await assert.rejects(cached({ name: "thing", recipe, fill, cache }), /no network/);
  assert.deepEqual(readdirSync(cache), []);
});

test("what an interrupted filler left is removed, what a running one writes is not", async () => {
  const cache = temporaryFolder("cache");
  // No process has a number that high.
  const abandoned = path.join(cache, ".thing-99999999-abc123");
  const running = path.join(cache, `.thing-${process.pid}-abc123`);
  mkdirSync(abandoned);
  mkdirSync(running);
  await cached({ name: "thing", recipe, fill: filler("new"), cache });
  assert.ok(!existsSync(abandoned));
  assert.ok(existsSync(running));
});

test("two that fill at the same time both get a whole folder", async () => {
  const cache = temporaryFolder("cache");
  const folders = await Promise.all([
    cached({ name: "thing", recipe, fill: filler("same"), cache }),
    cached({ name: "thing", recipe, fill: filler("same"), cache }),
  ]);
  assert.deepEqual(folders.map(contentOf), ["same", "same"]);
  assert.deepEqual(readdirSync(cache), ["thing"]);
});

test("a cache that cannot be written is told in a sentence", async () => {
  const file = path.join(temporaryFolder("cache"), "file");
  writeFileSync(file, "");
  const cache = path.join(file, "cache");
  await assert.rejects(
    cached({ name: "thing", recipe, fill: filler("new"), cache }),
    /^Error: Could not write to the cache /,
  );
});
