import type { EnvironmentText } from "../reader.ts";
import { readRequirement, type Requirement, requirement } from "../requirement.ts";
import { readCondaSpecifiers } from "../specifiers.ts";

/**
 * Conda's `environment.yml`: the list under `dependencies`, with pip's own list in it.
 *
 * Read line by line: lists of plain strings are all that conda writes and its documentation shows.
 */
export function readCondaEnvironment(text: string): EnvironmentText {
  const requirements: Requirement[] = [];
  const includes: string[] = [];
  let isInside = false;
  /** How far the entry `- pip:` is indented, while its list goes on. */
  let pipIndent: number | undefined;
  for (const line of text.split(/\r?\n/)) {
    const written = line.replace(/(?:^|\s)#.*$/, "").trimEnd();
    if (written.trim() === "") continue;
    const top = /^([\w-]+)\s*:/.exec(written)?.[1];
    if (top !== undefined) {
      isInside = top === "dependencies";
      pipIndent = undefined;
      for (const item of inlineItems(written)) if (isInside) requirements.push(...conda(item));
      continue;
    }
    const [, indent, item = ""] = /^(\s*)-\s+(.*)$/.exec(written) ?? [];
    if (!isInside || indent === undefined) continue;
    if (pipIndent !== undefined && indent.length <= pipIndent) pipIndent = undefined;
    if (/^pip\s*:/.test(item)) {
      pipIndent = indent.length;
      continue;
    }
    const entry = unquoted(item);
    if (pipIndent === undefined) {
      requirements.push(...conda(entry));
      continue;
    }
    const included = /^-[rc]\s+(\S+)$/.exec(entry)?.[1];
    if (included !== undefined) includes.push(included);
    else requirements.push(...[readRequirement(entry)].filter((read) => read !== undefined));
  }
  return { requirements, includes };
}

/** `conda-forge::keras>=2.10,<3`, `keras=2.10=py39_0`, `keras 2.10.*`. */
function conda(entry: string): Requirement[] {
  const parts = /^(?:[^\s:]+::)?([\w.-]+)(?:\[[^\]]*\])?\s*(.*)$/.exec(entry);
  const [, name, specifiers = ""] = parts ?? [];
  if (name === undefined) return [];
  // What follows a version's second `=` or a blank is the build.
  const version = specifiers.replace(/^(={0,2}[^=\s<>,|]+)(?:=|\s+)[^\s,]*$/, "$1");
  return [requirement(name, readCondaSpecifiers(version), entry)];
}

/** The entries of `dependencies: [python=3.10, keras=2.10]`. */
function inlineItems(line: string): string[] {
  const list = /:\s*\[(.*)\]\s*$/.exec(line)?.[1];
  return list === undefined
    ? []
    : list.split(/,(?!\s*[<>=!])/).map((item) => unquoted(item.trim()));
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, "$2").trim();
}
