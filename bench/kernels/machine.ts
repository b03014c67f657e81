import os from "node:os";

/** The class of the machine, without what would tell it from others of that class: `2 cores, x64`. */
export function machineText(): string {
  return `${os.availableParallelism()} cores, ${process.arch}, ${process.platform}`;
}
