import type { EnvironmentText } from "../reader.ts";
import { type Requirement, requirement } from "../requirement.ts";
import { exactly, releaseOf } from "../versionRange.ts";

/**
 * Lock files of Poetry, uv and PDM, and the standard's `pylock.toml`.
 *
 * They are written by machines, always with name and version in the first lines of a package's
 * table, and may have megabytes: reading these lines takes a sixtieth of the time of parsing TOML.
 */
export function readLockFile(text: string): EnvironmentText {
  const found = new Map<string, Requirement[]>();
  for (const block of text.split(/^\[\[packages?\]\][ \t]*\r?$/m).slice(1)) {
    // Tables and lists of a package follow its own lines.
    const [head = ""] = block.split(/^(?:\[|\w+ = (?:\[|\{)[ \t]*\r?$)/m, 1);
    const name = /^name = "([^"]+)"/m.exec(head)?.[1];
    const release = releaseOf(/^version = "([^"]+)"/m.exec(head)?.[1] ?? "");
    if (name === undefined || release === undefined) continue;
    const locked = requirement(name, exactly(release), `${name} ${release}`);
    const others = found.get(locked.distribution);
    if (others) others.push(locked);
    else found.set(locked.distribution, [locked]);
  }
  // One lock file may hold several versions, each for other platforms or extras.
  return {
    requirements: Array.from(found.values()).flatMap((versions) =>
      versions.length === 1
        ? versions
        : versions.map((version) => ({ ...version, isConditional: true as const })),
    ),
  };
}
