import type { EnvironmentText } from "../reader.ts";
import { readRequirement, type Requirement } from "../requirement.ts";

/** setuptools' `setup.cfg`: `install_requires`, and the extras, which are conditional. */
export function readSetupCfg(text: string): EnvironmentText {
  const requirements: Requirement[] = [];
  let section = "";
  let key = "";
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*[#;]/.test(line) || line.trim() === "") continue;
    const header = /^\[([^\]]+)\]/.exec(line)?.[1];
    if (header !== undefined) {
      section = header.trim();
      key = "";
      continue;
    }
    const [, name, rest] = /^([\w.-]+)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined) key = name;
    const isRequired = section === "options" && key === "install_requires";
    if (!isRequired && section !== "options.extras_require") continue;
    // A value may begin on the key's own line and goes on in lines that are indented.
    const entry = rest ?? line;
    for (const written of entry.includes(";") ? [entry] : entry.split(/,(?=\s*[A-Za-z])/)) {
      const read = written.trim() === "" ? undefined : readRequirement(written, !isRequired);
      if (read) requirements.push(read);
    }
  }
  return { requirements };
}
