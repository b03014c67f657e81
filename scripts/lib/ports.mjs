import { createServer } from "node:net";
import { Problem } from "./problem.mjs";

/** Where the embedded VS Code is found unless something else is there. */
const usualPort = 8731;

/**
 * @param {string} text as on the command line
 * @returns {number}
 */
export function readPort(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new Problem(`--port takes a number from 1 to 65535, not "${text}".`);
}

/**
 * The port to listen on: the wanted one, or else the usual one, or else any that is free.
 *
 * @param {number | undefined} wanted
 * @returns {Promise<number>} 0 for any
 */
export async function choosePort(wanted) {
  if (wanted === undefined) return (await isFree(usualPort)) ? usualPort : 0;
  if (await isFree(wanted)) return wanted;
  throw new Problem(
    `Port ${wanted} is in use or not allowed: name another one, or leave --port out to get one that is free.`,
  );
}

/** @param {number} port */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
