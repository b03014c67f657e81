import { compareVersions, intersect, type VersionRange } from "../environment/versionRange.ts";

/** Since and until when something holds: `until` is the first version without it. */
export interface VersionSpan {
  readonly since?: string;
  readonly until?: string;
}

/** Whether something holds in a version. */
export function holdsIn({ since, until }: VersionSpan, version: string): boolean {
  return (
    (since === undefined || compareVersions(since, version) <= 0) &&
    (until === undefined || compareVersions(version, until) < 0)
  );
}

/** Whether something holds in at least one of these versions. */
export function mayHoldIn({ since, until }: VersionSpan, range: VersionRange): boolean {
  const span = {
    ...(since !== undefined && { from: since }),
    ...(until !== undefined && { before: until }),
  };
  return intersect(span, range) !== undefined;
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
