import type { Thread, ThreadEnd } from "../thread.ts";

/**
 * Starts a thread of a browser; `bundle` is the bundle of `main.ts`.
 *
 * It is started from memory: the extension's own address is of another origin than the page, which
 * browsers refuse to start workers from.
 */
export function startWebThread(bundle: BlobPart): Promise<Thread> {
  const address = URL.createObjectURL(new Blob([bundle], { type: "text/javascript" }));
  const worker = new Worker(address, { name: "Activation Lens" });
  let isTerminated = false;
  let onEnd: ((end: ThreadEnd) => void) | undefined;
  // A browser's worker survives its errors, in a state that nobody knows.
  const end = (detail: string) => {
    if (isTerminated) return;
    isTerminated = true;
    worker.terminate();
    onEnd?.({ isOutOfMemory: /out of memory|allocation failed/i.test(detail), detail });
  };
  worker.onerror = (event) => end(event.message || "it could not be loaded");
  worker.onmessageerror = () => end("a message could not be read");
  return Promise.resolve({
    post: (message, moved = []) => worker.postMessage(message, [...moved]),
    onMessage(listener) {
      worker.onmessage = ({ data }) => {
        // The first word of the thread shows that it is loaded.
        URL.revokeObjectURL(address);
        listener(data);
      };
    },
    onEnd: (listener) => (onEnd = listener),
    terminate() {
      isTerminated = true;
      URL.revokeObjectURL(address);
      worker.terminate();
    },
  });
}
