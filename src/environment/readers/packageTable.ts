import { type Requirement, requirement } from "../requirement.ts";
import { readCondaSpecifiers, readSpecifiers } from "../specifiers.ts";
import { asTable, type Table } from "./data.ts";

/**
 * Tables with a distribution's name as the key, as Poetry, Pipenv and pixi have them:
 * `keras = "^3.0"`, `keras = { version = ">=3", optional = true }`, or several of these in a list.
 */
export function readPackageTable(
  packages: Table,
  { isConditional = false, isConda = false } = {},
): Requirement[] {
  return Object.entries(packages).flatMap(([name, value]) => {
    const choices: readonly unknown[] = Array.isArray(value) ? value : [value];
    return choices.flatMap((choice) => {
      const details = asTable(choice);
      const version = typeof choice === "string" ? choice : details["version"];
      if (typeof version !== "string") return [];
      const isPartial =
        isConditional ||
        choices.length > 1 ||
        details["optional"] === true ||
        ["markers", "python", "platform"].some((key) => key in details);
      const range = isConda ? readCondaSpecifiers(version) : readSpecifiers(version);
      const written = /^[<>=~!^]/.test(version) ? `${name}${version}` : `${name} = ${version}`;
      return requirement(name, range, written, isPartial);
    });
  });
}
