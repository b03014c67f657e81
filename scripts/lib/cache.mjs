import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { cacheFolder } from "./paths.mjs";
import { Problem, messageOf } from "./problem.mjs";

/** Written last, and renamed into place with all else: a folder that has it is whole. */
const marker = "complete.json";

/**
 * A folder in the cache, filled once and taken as it is from then on. It is filled beside its place
 * and renamed into it, so a half-written one is never taken, and two fillers do not meet.
 *
 * @param {object} options
 * @param {string} options.name of the folder
 * @param {Readonly<Record<string, string>>} options.recipe what the contents depend on; a folder
 *   that was filled by another recipe is filled anew
 * @param {(folder: string) => Promise<void>} options.fill
 * @param {string} [options.cache] where the folder is, if not in the user's cache
 * @returns {Promise<string>} the whole folder
 */
export async function cached({ name, recipe, fill, cache = cacheFolder() }) {
  const folder = path.join(cache, name);
  if (await isWhole(folder, recipe)) return folder;

  const filling = await makeSibling(cache, name);
  try {
    await fill(filling);
    await writeFile(path.join(filling, marker), JSON.stringify(recipe));
    await moveInto(filling, folder, recipe);
  } finally {
    await rm(filling, { recursive: true, force: true, maxRetries: 3 });
  }
  return folder;
}

/**
 * @param {string} folder
 * @param {Readonly<Record<string, string>>} recipe
 */
async function isWhole(folder, recipe) {
  const written = await readFile(path.join(folder, marker), "utf8").catch(() => undefined);
  return written === JSON.stringify(recipe);
}

/**
 * A new folder beside the one to be, after those of fillers that are gone have been removed.
 *
 * @param {string} cache
 * @param {string} name
 */
async function makeSibling(cache, name) {
  try {
    await mkdir(cache, { recursive: true });
    for (const other of await readdir(cache)) {
      const owner = /^\.(.+)-(\d+)-\w+$/.exec(other);
      if (owner?.[1] === name && !isRunning(Number(owner[2]))) {
        await rm(path.join(cache, other), { recursive: true, force: true });
      }
    }
    return await mkdtemp(path.join(cache, `.${name}-${process.pid}-`));
  } catch (error) {
    throw new Problem(`Could not write to the cache ${cache}: ${messageOf(error)}`);
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * @param {string} filled
 * @param {string} folder
 * @param {Readonly<Record<string, string>>} recipe
 */
async function moveInto(filled, folder, recipe) {
  try {
    await rename(filled, folder);
  } catch (error) {
    // Another filler was first, or what is there is a broken one.
    if (await isWhole(folder, recipe)) return;
    const broken = `${filled}x`;
    await rename(folder, broken).catch(() => {
      throw error;
    });
    await rename(filled, folder);
    await rm(broken, { recursive: true, force: true, maxRetries: 3 });
  }
}
