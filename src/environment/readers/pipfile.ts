import type { EnvironmentText } from "../reader.ts";
import { readJson, readToml, tableAt } from "./data.ts";
import { readPackageTable } from "./packageTable.ts";

/** Pipenv's `Pipfile`. */
export function readPipfile(text: string): EnvironmentText {
  const file = readToml(text);
  return {
    requirements: [
      ...readPackageTable(tableAt(file, "packages")),
      ...readPackageTable(tableAt(file, "dev-packages"), { isConditional: true }),
    ],
  };
}

/** Pipenv's `Pipfile.lock`. */
export function readPipfileLock(text: string): EnvironmentText {
  const file = readJson(text);
  return {
    requirements: [
      ...readPackageTable(tableAt(file, "default")),
      ...readPackageTable(tableAt(file, "develop")),
    ].map(({ distribution, range, written }) => ({ distribution, range, written })),
  };
}
