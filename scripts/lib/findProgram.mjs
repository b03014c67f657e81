import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";

/**
 * The full path of a program that the PATH has, or undefined.
 *
 * @param {string} name
 */
export function findProgram(name) {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter(Boolean);
  const endings = process.platform === "win32" ? [".exe", ".cmd", ".bat"] : [""];
  return folders
    .flatMap((folder) => endings.map((ending) => path.join(folder, name + ending)))
    .find(isProgram);
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
