import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { readCondaSpecifiers, readSpecifiers } from "../../src/environment/specifiers.ts";
import {
  compareVersions,
  exactly,
  hull,
  intersect,
  isSameRange,
  isWithin,
  onlyVersion,
  releaseOf,
  startingWith,
  type VersionRange,
} from "../../src/environment/versionRange.ts";

const versions = fc
  .array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join("."));

const ranges: fc.Arbitrary<VersionRange> = fc
  .record({
    from: fc.option(versions, { nil: undefined }),
    end: fc.option(versions, { nil: undefined }),
    isIncluded: fc.boolean(),
  })
  .map(({ from, end, isIncluded }) => ({
    ...(from !== undefined && { from }),
    ...(end !== undefined && (isIncluded ? { upTo: end } : { before: end })),
  }))
  .filter((range) => intersect(range, {}) !== undefined);

function contains({ from, upTo, before }: VersionRange, version: string): boolean {
  return (
    (from === undefined || compareVersions(from, version) <= 0) &&
    (upTo === undefined || compareVersions(version, upTo) <= 0) &&
    (before === undefined || compareVersions(version, before) < 0)
  );
}

describe("version ranges:", () => {
  test("what two leave possible is what each of them does", () => {
    fc.assert(
      fc.property(ranges, ranges, versions, (a, b, version) => {
        const both = intersect(a, b);
        const expected = contains(a, version) && contains(b, version);
        assert.equal(both !== undefined && contains(both, version), expected);
      }),
    );
  });

  test("the hull has all that one of them has, and nothing smaller does", () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const around = hull(a, b);
        assert.ok(isWithin(a, around) && isWithin(b, around));
        assert.ok(isSameRange(around, hull(b, a)));
        if (isWithin(a, b)) assert.ok(isSameRange(around, b));
      }),
    );
  });

  test("a version is the only one in its own range", () => {
    fc.assert(
      fc.property(versions, (version) => {
        assert.equal(onlyVersion(exactly(version)), version);
        assert.ok(isWithin(exactly(version), startingWith(version)));
        assert.equal(onlyVersion(startingWith(version)), undefined);
      }),
    );
  });

  test("a version is cut to its release", () => {
    const cases = [
      ["2.16.0rc1", "2.16.0"],
      ["v3.0", "3.0"],
      ["1!2.0", "2.0"],
      ["2.1.0+cu118", "2.1.0"],
      ["2.17.0.dev20240101", "2.17.0"],
      ["main", undefined],
    ] as const;
    for (const [version, release] of cases) assert.equal(releaseOf(version), release);
  });
});

describe("specifiers:", () => {
  const cases: readonly (readonly [text: string, expected: VersionRange])[] = [
    ["", {}],
    ["*", {}],
    ["==2.10", { from: "2.10", upTo: "2.10" }],
    ["===2.10.0", { from: "2.10.0", upTo: "2.10.0" }],
    ["2.10.0", { from: "2.10.0", upTo: "2.10.0" }],
    ["==2.*", { from: "2", before: "3" }],
    ["~=2.4", { from: "2.4", before: "3" }],
    ["~=2.4.1", { from: "2.4.1", before: "2.5" }],
    ["^2.4.1", { from: "2.4.1", before: "3" }],
    ["^0.4.1", { from: "0.4.1", before: "0.5" }],
    ["^0.0.3", { from: "0.0.3", before: "0.0.4" }],
    ["~2.4.1", { from: "2.4.1", before: "2.5" }],
    ["~2", { from: "2", before: "3" }],
    [">=2.4,<3,!=2.5", { from: "2.4", before: "3" }],
    [">=2.4 <3", { from: "2.4", before: "3" }],
    [">= 2.4 , < 3", { from: "2.4", before: "3" }],
    ["^2.4 || ^3.0", { from: "2.4", before: "4" }],
    [">2.0,<=2.15", { from: "2.0", upTo: "2.15" }],
    ["latest", {}],
  ];
  for (const [text, expected] of cases) {
    test(text || "nothing", () => assert.deepEqual(readSpecifiers(text), expected));
  }

  test("conda's own", () => {
    assert.deepEqual(readCondaSpecifiers("=2.10"), { from: "2.10", before: "2.11" });
    assert.deepEqual(readCondaSpecifiers("2.10"), { from: "2.10", before: "2.11" });
    assert.deepEqual(readCondaSpecifiers("==2.10.0"), { from: "2.10.0", upTo: "2.10.0" });
  });
});
