import { Problem } from "./problem.mjs";

/**
 * What a promise gives, or a problem where that takes too long.
 *
 * @template Value
 * @param {Promise<Value>} promise
 * @param {number} seconds
 * @param {string} sentence
 * @returns {Promise<Value>}
 */
export async function withPatience(promise, seconds, sentence) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const tooLong = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Problem(sentence)), seconds * 1000);
  });
  try {
    return await Promise.race([promise, /** @type {Promise<never>} */ (tooLong)]);
  } finally {
    clearTimeout(timer);
  }
}
