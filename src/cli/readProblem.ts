import { codeOf } from "./errorCode.ts";

/** Why something cannot be read, as the end of a sentence that begins with its name. */
export function unreadable(error: unknown): string {
  switch (codeOf(error)) {
    case "ENOENT":
    case "ENOTDIR":
      return "does not exist.";
    case "EISDIR":
      return "is a folder.";
    case "EACCES":
    case "EPERM":
      return "may not be read.";
    default:
      return `cannot be read: ${String(codeOf(error) ?? error)}.`;
  }
}
