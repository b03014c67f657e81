import type { Requirement } from "./requirement.ts";

/** What one file tells of the environment that its folder's code runs in. */
export interface EnvironmentText {
  readonly requirements: readonly Requirement[];
  /** Other files to be read with it, by their paths from its folder. */
  readonly includes?: readonly string[];
}

/** A kind of file that tells versions. */
export interface EnvironmentReader {
  /** For watchers: the names of such files, as a glob pattern without braces. */
  readonly glob: string;
  /** The same for code. */
  readonly names: RegExp;
  /** A lock file says what is installed, others what may be. */
  readonly strength: "locked" | "required";
  /** Reads what it can and leaves out what it cannot. */
  read(text: string): EnvironmentText;
}
