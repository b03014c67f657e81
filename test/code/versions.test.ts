import assert from "node:assert/strict";
import { test } from "node:test";
import { holdsIn, mayHoldIn, newestFirst } from "../../src/code/versions.ts";
import { compareVersions } from "../../src/environment/versionRange.ts";

const ascending = ["0.9", "1.7", "1.13.1", "2.0", "2.4.1", "2.13", "3.0.0", "3.10"];

test("versions are compared number by number", () => {
  for (const [i, a] of ascending.entries()) {
    for (const [j, b] of ascending.entries()) {
      assert.equal(Math.sign(compareVersions(a, b)), Math.sign(i - j), `${a} and ${b}`);
    }
  }
  assert.equal(compareVersions("2.0", "2.0.0"), 0);
});

test("a span holds from its first version to before its last", () => {
  const span = { since: "2.4", until: "3.0.0" };
  assert.deepEqual(
    ["2.3", "2.4", "2.15.0", "3.0", "3.1"].filter((version) => holdsIn(span, version)),
    ["2.4", "2.15.0"],
  );
  assert.ok(holdsIn({}, "1.0"));
});

test("a span may hold in a range that it has a version in common with", () => {
  const span = { since: "2.4", until: "3.0.0" };
  assert.ok(mayHoldIn(span, {}));
  assert.ok(mayHoldIn(span, { from: "2.15" }));
  assert.ok(mayHoldIn(span, { upTo: "2.4" }));
  assert.ok(!mayHoldIn(span, { before: "2.4" }));
  assert.ok(!mayHoldIn(span, { from: "3" }));
});

test("what still holds comes first, then what came last", () => {
  const spans = [{ until: "2.0" }, { since: "2.0", until: "3.0" }, {}, { since: "3.0" }];
  assert.deepEqual(spans.toSorted(newestFirst), [
    { since: "3.0" },
    {},
    { since: "2.0", until: "3.0" },
    { until: "2.0" },
  ]);
});
