import type { Requirement } from "./requirement.ts";
import {
  hull,
  intersect,
  isSameRange,
  isUnlimited,
  isWithin,
  onlyVersion,
  type VersionRange,
} from "./versionRange.ts";

/** What one place says about one distribution. */
export interface Evidence extends Requirement {
  /** Where it stands, as people name it: `requirements.txt`, `.venv`. */
  readonly source: string;
  readonly strength: "installed" | "locked" | "required";
}

/** What all places together say about a version. */
export interface VersionFinding {
  /** Unlimited where they contradict each other. */
  readonly range: VersionRange;
  /** What decided. */
  readonly sources: readonly Evidence[];
  /** They cannot all be true, so the version is not known. */
  readonly isContradictory?: true;
}

const strengths = ["installed", "locked", "required"] as const;

/**
 * The version of a distribution, by what is known in a folder and in those around it, nearest first.
 *
 * What is installed beats what is locked, which beats what is required; the nearest folder that says
 * anything decides, and one further out can only make it more precise, as the one lock file of
 * several packages does. Undefined where nothing limits the version.
 */
export function findVersion(
  folders: readonly (readonly Evidence[])[],
  isWanted: (distribution: string) => boolean,
): VersionFinding | undefined {
  let found: VersionFinding | undefined;
  let foundStrength: number = strengths.length;
  for (const folder of folders) {
    for (const [rank, strength] of strengths.entries()) {
      const own = combine(
        folder.filter((each) => each.strength === strength && isWanted(each.distribution)),
      );
      if (!own) continue;
      if (!found) {
        found = own;
        foundStrength = rank;
      } else if (rank < foundStrength && !own.isContradictory && isWithin(own.range, found.range)) {
        found = own;
        foundStrength = rank;
      }
    }
  }
  return found;
}

/** What two findings say together; contradictory where both cannot be true. */
export function bothOf(a: VersionFinding, b: VersionFinding): VersionFinding {
  if (a.isContradictory) return a;
  if (b.isContradictory) return b;
  const range = intersect(a.range, b.range);
  if (!range) return contradiction([...a.sources, ...b.sources]);
  if (isSameRange(range, a.range)) return a;
  if (isSameRange(range, b.range)) return b;
  return { range, sources: [...a.sources, ...b.sources] };
}

/** What evidence of one strength says. */
function combine(evidence: readonly Evidence[]): VersionFinding | undefined {
  const certain = evidence.filter(({ isConditional }) => !isConditional);
  let range: VersionRange = {};
  for (const { range: next } of certain) {
    const both = intersect(range, next);
    if (!both) return contradiction(certain.filter((each) => !isUnlimited(each.range)));
    range = both;
  }
  // Of what holds under conditions one may hold: together they say no more than their hull.
  const possible = evidence
    .filter(({ isConditional }) => isConditional)
    .map((each) => intersect(range, each.range))
    .filter((each) => each !== undefined);
  if (possible.length > 0) range = possible.reduce(hull);
  if (isUnlimited(range)) return undefined;
  return { range, sources: sourcesOf(range, evidence) };
}

/** The one that says it all, else everything that took part in it. */
function sourcesOf(range: VersionRange, evidence: readonly Evidence[]): readonly Evidence[] {
  const single = evidence.find((each) => isSameRange(each.range, range));
  return single ? [single] : evidence.filter((each) => !isUnlimited(each.range));
}

function contradiction(sources: readonly Evidence[]): VersionFinding {
  return { range: {}, sources: sources.toSorted(moreExactFirst), isContradictory: true };
}

function moreExactFirst(a: Evidence, b: Evidence): number {
  const isExact = ({ range }: Evidence) => Number(onlyVersion(range) !== undefined);
  return isExact(b) - isExact(a);
}
