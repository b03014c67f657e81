import {
  exactly,
  hull,
  intersect,
  raised,
  releaseOf,
  startingWith,
  type VersionRange,
} from "./versionRange.ts";

/** How a tool reads a version that stands without an operator: `2.10`. */
type Bare = "exact" | "prefix";

/**
 * The range of version specifiers that are joined by commas: `>=2.10,<3`, `~=2.4`, `==2.*`.
 *
 * Poetry's `^2.10` and `~2.10` are read too, as `|` and `||` between alternatives are. What is not
 * understood, such as `!=2.5`, limits nothing.
 */
export function readSpecifiers(text: string, bare: Bare = "exact"): VersionRange {
  const alternatives = text.split(/\|\|?/).map((part) => readAll(part, bare));
  const [first = {}, ...others] = alternatives;
  return others.reduce(hull, first);
}

/** Conda's specification: `2.10` and `=2.10` mean any 2.10, `==2.10` means 2.10.0. */
export function readCondaSpecifiers(text: string): VersionRange {
  return readSpecifiers(text, "prefix");
}

function readAll(text: string, bare: Bare): VersionRange {
  let range: VersionRange = {};
  // In Poetry's files a blank may stand for the comma: `>=2.10 <3`.
  const specifiers = text
    .trim()
    .split(/\s*,\s*|(?<=[\w.*])\s+(?=[<>=~!^])/)
    .filter((part) => part !== "");
  for (const specifier of specifiers) {
    // Of specifiers that cannot all hold the later ones are left out.
    range = intersect(range, readOne(specifier, bare)) ?? range;
  }
  return range;
}

function readOne(specifier: string, bare: Bare): VersionRange {
  const parts = /^(===?|~=|>=|<=|!=|[<>~^=])?\s*(.*)$/.exec(specifier);
  const [, operator = "", written = ""] = parts ?? [];
  const release = releaseOf(written);
  if (release === undefined) return {};
  const isPrefix = /^[^\s=]*\*/.test(written);
  switch (operator) {
    case "==":
    case "===":
      return isPrefix ? startingWith(release) : exactly(release);
    case "":
      return isPrefix || bare === "prefix" ? startingWith(release) : exactly(release);
    case "=":
      return startingWith(release);
    case ">=":
    case ">":
      return { from: release };
    case "<=":
      return { upTo: release };
    case "<":
      return { before: release };
    case "~=":
      return { from: release, before: raised(release, Math.max(partsOf(release) - 2, 0)) };
    case "~":
      return { from: release, before: raised(release, Math.min(partsOf(release) - 1, 1)) };
    case "^":
      return { from: release, before: raised(release, leadingZeros(release)) };
    default:
      return {};
  }
}

function partsOf(release: string): number {
  return release.split(".").length;
}

/** Where the first number stands that is not 0: it is the one that `^` does not let change. */
function leadingZeros(release: string): number {
  const parts = release.split(".").map(Number);
  const position = parts.findIndex((part) => part > 0);
  return position < 0 ? parts.length - 1 : position;
}
