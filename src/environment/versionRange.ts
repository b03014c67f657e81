/**
 * The versions that something leaves possible. A bound that is absent leaves everything possible on
 * its side; of `upTo` and `before` at most one is there. All are releases: `2.16.1`.
 */
export interface VersionRange {
  /** The oldest one. */
  readonly from?: string;
  /** The newest one. */
  readonly upTo?: string;
  /** The first one that is too new. */
  readonly before?: string;
}

/** Negative where `a` is the older version, 0 where they are one; missing parts count as 0. */
export function compareVersions(a: string, b: string): number {
  const first = a.split(".").map(Number);
  const second = b.split(".").map(Number);
  for (let i = 0; i < Math.max(first.length, second.length); i++) {
    const difference = (first[i] ?? 0) - (second[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * The numbers that a version of Python's packaging starts with: `2.16.0rc1` and `2.16.0+cu118` are
 * `2.16.0`. A release candidate behaves like its release. Undefined where there are none.
 */
export function releaseOf(version: string): string | undefined {
  return /^\s*v?(?:\d+!)?(\d+(?:\.\d+)*)/i.exec(version)?.[1];
}

/** The one version. */
export function exactly(version: string): VersionRange {
  return { from: version, upTo: version };
}

/** All versions that start with these numbers: `2.1` and `2.1.3`, not `2.10`. */
export function startingWith(release: string): VersionRange {
  return { from: release, before: raised(release, release.split(".").length - 1) };
}

/** A release with one of its numbers raised by 1 and what follows left out. */
export function raised(release: string, position: number): string {
  const parts = release.split(".").slice(0, position + 1);
  return parts.map((part, i) => (i === position ? String(Number(part) + 1) : part)).join(".");
}

/** What both leave possible; undefined where that is nothing. */
export function intersect(a: VersionRange, b: VersionRange): VersionRange | undefined {
  const from = isOlder(a.from, b.from) ? b.from : (a.from ?? b.from);
  const range = { ...(from !== undefined && { from }), ...lowerEnd(a, b) };
  return isEmpty(range) ? undefined : range;
}

/** The smallest range in which both are. */
export function hull(a: VersionRange, b: VersionRange): VersionRange {
  const from =
    a.from === undefined || b.from === undefined
      ? undefined
      : isOlder(a.from, b.from)
        ? a.from
        : b.from;
  const ends = endOf(a) === undefined || endOf(b) === undefined ? {} : higherEnd(a, b);
  return { ...(from !== undefined && { from }), ...ends };
}

/** Whether everything that `inner` leaves possible is possible in `outer`. */
export function isWithin(inner: VersionRange, outer: VersionRange): boolean {
  const both = intersect(inner, outer);
  return both !== undefined && isSameRange(both, inner);
}

/** Whether two ranges have the same bounds. */
export function isSameRange(a: VersionRange, b: VersionRange): boolean {
  return (
    isSame(a.from, b.from) &&
    isSame(endOf(a), endOf(b)) &&
    (a.upTo === undefined) === (b.upTo === undefined)
  );
}

/** Whether a range leaves every version possible. */
export function isUnlimited(range: VersionRange): boolean {
  return range.from === undefined && endOf(range) === undefined;
}

/** The only version that is possible, if there is but one. */
export function onlyVersion({ from, upTo }: VersionRange): string | undefined {
  return from !== undefined && upTo !== undefined && compareVersions(from, upTo) === 0
    ? from
    : undefined;
}

function isEmpty(range: VersionRange): boolean {
  const end = endOf(range);
  if (range.from === undefined || end === undefined) return false;
  const difference = compareVersions(range.from, end);
  return range.upTo === undefined ? difference >= 0 : difference > 0;
}

function endOf({ upTo, before }: VersionRange): string | undefined {
  return upTo ?? before;
}

type End = Pick<VersionRange, "upTo" | "before">;

function lowerEnd(a: VersionRange, b: VersionRange): End {
  return compareEnds(a, b) <= 0 ? onlyEnd(a) : onlyEnd(b);
}

function higherEnd(a: VersionRange, b: VersionRange): End {
  return compareEnds(a, b) <= 0 ? onlyEnd(b) : onlyEnd(a);
}

function onlyEnd({ upTo, before }: VersionRange): End {
  return { ...(upTo !== undefined && { upTo }), ...(before !== undefined && { before }) };
}

function compareEnds(a: VersionRange, b: VersionRange): number {
  const first = endOf(a);
  const second = endOf(b);
  if (first === undefined || second === undefined) {
    return Number(first === undefined) - Number(second === undefined);
  }
  // Of `<2` and `<=2` the former ends earlier.
  return (
    compareVersions(first, second) || Number(a.upTo !== undefined) - Number(b.upTo !== undefined)
  );
}

function isOlder(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && compareVersions(a, b) < 0;
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && compareVersions(a, b) === 0);
}
