import type { EnvironmentReader } from "../reader.ts";
import { readCondaEnvironment } from "./condaEnvironment.ts";
import { readLockFile } from "./lockFile.ts";
import { readPipfile, readPipfileLock } from "./pipfile.ts";
import { readPyproject } from "./pyproject.ts";
import { readRequirementsTxt } from "./requirementsTxt.ts";
import { readSetupCfg } from "./setupCfg.ts";
import { readSetupPy } from "./setupPy.ts";

/** Every kind of file that tells versions. */
export const readers: readonly EnvironmentReader[] = [
  {
    glob: "*requirements*.txt",
    names: /^(?:.*[-_.])?requirements(?:[-_.].*)?\.txt$/i,
    strength: "required",
    read: readRequirementsTxt,
  },
  {
    glob: "pyproject.toml",
    names: /^pyproject\.toml$/,
    strength: "required",
    read: readPyproject,
  },
  {
    glob: "environment*.y*ml",
    names: /^environment(?:[-_.].*)?\.ya?ml$/,
    strength: "required",
    read: readCondaEnvironment,
  },
  { glob: "setup.cfg", names: /^setup\.cfg$/, strength: "required", read: readSetupCfg },
  { glob: "setup.py", names: /^setup\.py$/, strength: "required", read: readSetupPy },
  { glob: "Pipfile", names: /^Pipfile$/, strength: "required", read: readPipfile },
  { glob: "Pipfile.lock", names: /^Pipfile\.lock$/, strength: "locked", read: readPipfileLock },
  { glob: "poetry.lock", names: /^poetry\.lock$/, strength: "locked", read: readLockFile },
  { glob: "uv.lock", names: /^uv\.lock$/, strength: "locked", read: readLockFile },
  { glob: "pdm.lock", names: /^pdm\.lock$/, strength: "locked", read: readLockFile },
  {
    glob: "pylock*.toml",
    names: /^pylock(?:\..+)?\.toml$/,
    strength: "locked",
    read: readLockFile,
  },
];

/** The kind that a file of this name is. */
export function readerOf(fileName: string): EnvironmentReader | undefined {
  return readers.find(({ names }) => names.test(fileName));
}

/** What to watch: such files, those that they often include, and environments that come and go. */
export const watchedGlobs: readonly string[] = [
  ...readers.map(({ glob }) => glob),
  "constraints*.txt",
  "requirements/*.txt",
  "pyvenv.cfg",
];
