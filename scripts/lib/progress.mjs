const seconds = (/** @type {number} */ since) => Math.round((performance.now() - since) / 1000);

/**
 * Does a piece of work that may take long and shows that it goes on: a running clock on a terminal,
 * else a line at the start, every 15 seconds and at the end.
 *
 * @template Value
 * @param {string} title what is being done: "Installing dependencies"
 * @param {() => Promise<Value>} work
 * @returns {Promise<Value>}
 */
export async function showProgress(title, work) {
  const since = performance.now();
  const onTerminal = process.stdout.isTTY;
  const tell = (/** @type {string} */ state) =>
    process.stdout.write(onTerminal ? `\r\x1b[K${title} ${state}` : `${title} ${state}\n`);

  tell("…");
  const clock = setInterval(() => tell(`… ${seconds(since)} s`), onTerminal ? 1000 : 15_000);
  try {
    const value = await work();
    tell(`done in ${seconds(since)} s${onTerminal ? "\n" : ""}`);
    return value;
  } catch (error) {
    tell(`failed after ${seconds(since)} s${onTerminal ? "\n" : ""}`);
    throw error;
  } finally {
    clearInterval(clock);
  }
}
