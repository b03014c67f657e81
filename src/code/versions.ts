/** Since and until when something holds: `until` is the first version without it. */
export interface VersionSpan {
  readonly since?: string;
  readonly until?: string;
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

/** Whether something holds in a version. */
export function holdsIn({ since, until }: VersionSpan, version: string): boolean {
  return (
    (since === undefined || compareVersions(since, version) <= 0) &&
    (until === undefined || compareVersions(version, until) < 0)
  );
}

/** Newest first; of what still holds, the one that came last. */
export function newestFirst(a: VersionSpan, b: VersionSpan): number {
  if (a.until !== b.until) {
    if (a.until === undefined) return -1;
    if (b.until === undefined) return 1;
    return compareVersions(b.until, a.until);
  }
  return compareVersions(b.since ?? "0", a.since ?? "0");
}
