import { readRequirement, readWheel } from "../requirement.ts";
import type { EnvironmentText } from "../reader.ts";

/** `requirements.txt` and its like, in the format of pip: one requirement, option or address a line. */
export function readRequirementsTxt(text: string): EnvironmentText {
  const includes: string[] = [];
  const requirements = logicalLines(text).flatMap((line) => {
    const included = /^(?:-[rc]\s*|--(?:requirement|constraint)(?:\s+|=))(\S.*)$/.exec(line)?.[1];
    if (included !== undefined) {
      // An address would be read over the network.
      if (!included.includes("://")) includes.push(included.replace(/^["']|["']$/g, ""));
      return [];
    }
    if (line.startsWith("-")) return [];
    // Options of a single requirement, such as its hashes, follow it.
    const [written = ""] = line.split(/\s--?[a-z]/, 1);
    return readWheel(written.trim()) ?? readRequirement(written) ?? [];
  });
  return { requirements, includes };
}

/** Lines without comments, those that end in a backslash joined with the next. */
function logicalLines(text: string): string[] {
  return text
    .replace(/^\uFEFF/, "")
    .replace(/\\\r?\n/g, " ")
    .split(/\r?\n|\r/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, "").trim())
    .filter((line) => line !== "");
}
