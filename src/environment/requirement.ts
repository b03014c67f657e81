import { readSpecifiers } from "./specifiers.ts";
import { exactly, releaseOf, type VersionRange } from "./versionRange.ts";

/** What a file says about the version of one distribution, which is what is installed under a name. */
export interface Requirement {
  /** Normalised as package indexes do it: `tf-keras`. */
  readonly distribution: string;
  readonly range: VersionRange;
  /** As a person would write it: `keras>=3.0`. */
  readonly written: string;
  /** Holds in some installations only: it has a marker, or belongs to an extra or a group. */
  readonly isConditional?: true;
}

/** A requirement under the name that a file gives its distribution. */
export function requirement(
  name: string,
  range: VersionRange,
  written: string,
  isConditional = false,
): Requirement {
  return {
    distribution: normalisedName(name),
    range,
    written: written.trim().replace(/\s+/g, " "),
    ...(isConditional && { isConditional }),
  };
}

/** One name for all spellings of a distribution's name: `TF_Keras` is `tf-keras`. */
function normalisedName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

/**
 * A requirement of Python's packaging: name, extras, versions or address, marker, as in
 * `keras[jax]>=3.0,<4 ; python_version >= "3.10"`. Undefined for what is none.
 */
export function readRequirement(text: string, isConditional = false): Requirement | undefined {
  const parts =
    /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(?:@\s*(\S+)|\(?([^;()]*)\)?)\s*(;.*)?$/s.exec(
      text,
    );
  const [, name, address, specifiers = "", marker] = parts ?? [];
  if (name === undefined) return undefined;
  if (address === undefined && !/^(?:[<>=~!^].*)?$/s.test(specifiers.trim())) return undefined;
  const isPartial = isConditional || marker !== undefined;
  if (address !== undefined) return readWheel(address, isPartial) ?? requirement(name, {}, name);
  return requirement(
    name,
    readSpecifiers(specifiers),
    `${name}${specifiers.trim().replace(/\s*([<>=~!^]+|,)\s*/g, "$1")}`,
    isPartial,
  );
}

/** The version that the file name of a wheel tells: `…/torch-2.1.0%2Bcu118-cp310-cp310-linux_x86_64.whl`. */
export function readWheel(address: string, isConditional = false): Requirement | undefined {
  const parts = /(?:^|\/)([A-Za-z0-9_.]+)-(\d[^-/]*)-[^/]+\.whl(?:[#?].*)?$/.exec(address);
  const [, name, version = ""] = parts ?? [];
  const release = releaseOf(version);
  if (name === undefined || release === undefined) return undefined;
  return requirement(name, exactly(release), `${name}==${release}`, isConditional);
}
