import type { EnvironmentText } from "../reader.ts";
import { readRequirement, type Requirement } from "../requirement.ts";
import { readToml, stringsIn, type Table, tableAt } from "./data.ts";
import { readPackageTable } from "./packageTable.ts";

/**
 * `pyproject.toml`: the standard's dependencies, optional dependencies and dependency groups, and the
 * tables of Poetry, PDM, uv, Hatch and pixi.
 */
export function readPyproject(text: string): EnvironmentText {
  const file = readToml(text);
  const project = tableAt(file, "project");
  const tool = tableAt(file, "tool");
  const poetry = tableAt(tool, "poetry");
  const pixi = tableAt(tool, "pixi");
  const conditional = { isConditional: true };
  return {
    requirements: [
      ...requirementsIn(project["dependencies"]),
      ...readPackageTable(tableAt(poetry, "dependencies")),
      ...readPackageTable(tableAt(pixi, "dependencies"), { isConda: true }),
      ...readPackageTable(tableAt(pixi, "pypi-dependencies")),
      ...requirementsIn(tableAt(tool, "uv")["constraint-dependencies"]),
      ...requirementsIn(tableAt(tool, "uv")["override-dependencies"]),
      ...groups(tableAt(project, "optional-dependencies")),
      ...groups(tableAt(file, "dependency-groups")),
      ...groups(tableAt(tool, "pdm", "dev-dependencies")),
      ...requirementsIn(tableAt(tool, "uv")["dev-dependencies"], true),
      ...Object.keys(tableAt(tool, "hatch", "envs")).flatMap((name) =>
        requirementsIn(tableAt(tool, "hatch", "envs", name)["dependencies"], true),
      ),
      ...readPackageTable(tableAt(poetry, "dev-dependencies"), conditional),
      ...Object.keys(tableAt(poetry, "group")).flatMap((name) =>
        readPackageTable(tableAt(poetry, "group", name, "dependencies"), conditional),
      ),
    ],
  };
}

/** Lists of requirements under the names of extras or groups. */
function groups(table: Table): Requirement[] {
  return Object.values(table).flatMap((list) => requirementsIn(list, true));
}

function requirementsIn(list: unknown, isConditional = false): Requirement[] {
  return stringsIn(list).flatMap((text) => readRequirement(text, isConditional) ?? []);
}
