import { type ResourceLimits, Worker } from "node:worker_threads";
import { detailOf, isOutOfMemory, type Thread, type ThreadEnd } from "../thread.ts";

/** Starts a thread of Node; `file` is the bundle of `main.ts`. */
export function startNodeThread(file: string, resourceLimits?: ResourceLimits): Promise<Thread> {
  // Flags of the extension host are none of the thread's business, and some are refused there.
  const worker = new Worker(file, { execArgv: [], ...(resourceLimits && { resourceLimits }) });
  let isTerminated = false;
  let onEnd: ((end: ThreadEnd) => void) | undefined;
  // An error is followed by the end; the first word is the better one.
  const end = (reason: ThreadEnd) => {
    if (!isTerminated) onEnd?.(reason);
    isTerminated = true;
  };
  worker.on("error", (error) =>
    end({ isOutOfMemory: isOutOfMemory(error), detail: detailOf(error) }),
  );
  worker.on("messageerror", (error) => end({ isOutOfMemory: false, detail: detailOf(error) }));
  worker.on("exit", (code) => end({ isOutOfMemory: false, detail: `exit code ${code}` }));
  return Promise.resolve({
    post: (message, moved) => worker.postMessage(message, moved),
    onMessage: (listener) => void worker.on("message", listener),
    onEnd: (listener) => (onEnd = listener),
    terminate() {
      isTerminated = true;
      void worker.terminate();
    },
  });
}
