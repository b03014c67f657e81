import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** Made by this process, and removed when it ends. */
const folders = /** @type {string[]} */ ([]);

/**
 * A new empty folder that is removed when this process ends. Its name is short, since VS Code puts
 * sockets into such folders, whose paths may not have more than 103 characters on macOS.
 *
 * @param {string} purpose part of its name
 */
export function temporaryFolder(purpose) {
  if (folders.length === 0) process.once("exit", removeFolders);
  // Without symbolic links, which macOS has there: VS Code reports real paths.
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), `lens-${purpose}-`)));
  folders.push(folder);
  return folder;
}

function removeFolders() {
  for (const folder of folders) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch (error) {
      console.error(`Could not remove ${folder}: ${String(error)}`);
    }
  }
}
