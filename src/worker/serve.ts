import { type Answers, type FromThread, type Job, readToThread } from "../protocol/worker.ts";
import type { ArrayPath } from "../kernels/arrayPath.ts";
import { failure, type Result } from "../result.ts";
import { Pieces, piecesOf } from "./pieces.ts";
import { runJob } from "./runJob.ts";
import { outOfMemory } from "./sentences.ts";
import { detailOf, isOutOfMemory, type Port } from "./thread.ts";

/** The job that the thread is at. */
interface Current {
  readonly id: number;
  isCancelled: boolean;
  /** Goes on with what a name is bound to. */
  answerLookUp: ((source: string | undefined) => void) | undefined;
}

/** Progress is told when this much more is done, or after so many milliseconds as a sign of life. */
const progressStep = 0.01;
const signMilliseconds = 1_000;

/** Does the jobs that arrive, one at a time. `pause` lets messages arrive; `arrays` computes float32. */
export function serve(port: Port, pause: () => Promise<void>, arrays?: ArrayPath): void {
  const pieces = new Pieces();
  /** The text of the last job; the next one may be about it again. */
  let text = "";
  let current: Current | undefined;
  const post = (message: FromThread, moved?: readonly ArrayBuffer[]) => port.post(message, moved);

  port.onMessage((data) => {
    const message = readToThread(data);
    if (!message) throw new Error("The host sent a message that this version does not know.");
    switch (message.type) {
      case "piece":
        pieces.add(message.text);
        return;
      case "run":
        if (!message.isSameText) text = pieces.take();
        current = { id: message.id, isCancelled: false, answerLookUp: undefined };
        void answer(message.job, current);
        return;
      case "bound": {
        const source = pieces.take();
        if (current?.id === message.id) {
          current.answerLookUp?.(message.isKnown ? source : undefined);
        }
        return;
      }
      case "cancel":
        // Of a job that was cancelled before it was complete.
        pieces.take();
        if (current?.id !== message.id) return;
        current.isCancelled = true;
        current.answerLookUp?.(undefined);
        return;
    }
  });
  post({ type: "ready" });

  async function answer(job: Job, state: Current): Promise<void> {
    const { id } = state;
    try {
      const result = await run(job, state);
      if (!result.ok) {
        post({ type: "refused", id, problem: result.problem });
      } else if (typeof result.value === "string") {
        for (const text of piecesOf(result.value)) {
          post({ type: "piece", text });
          // All at once, they would arrive in one turn of the host's event loop.
          await pause();
        }
        post({ type: "done", id });
      } else {
        post({ type: "done", id, answer: result.value }, buffersOf(result.value));
      }
    } catch (error) {
      post({ type: "failed", id, message: detailOf(error) });
    }
  }

  async function run(job: Job, state: Current): Promise<Result<Answers[Job["kind"]]>> {
    const { id } = state;
    let told = 0;
    let toldAt = Date.now();
    const tell = (share: number) => {
      told = share;
      toldAt = Date.now();
      post({ type: "progress", id, share });
    };
    try {
      return await runJob(job, {
        text,
        arrays,
        pause() {
          if (Math.abs(Date.now() - toldAt) >= signMilliseconds) tell(told);
          return pause();
        },
        isCancelled: () => state.isCancelled,
        // What is begun again, for another reader or a name, does not set the whole back.
        onProgress(share) {
          if (share >= told + progressStep) tell(share);
        },
        lookUp: (name) =>
          new Promise((resolve) => {
            state.answerLookUp = resolve;
            post({ type: "lookUp", id, name });
          }),
      });
    } catch (error) {
      if (isOutOfMemory(error)) return failure(outOfMemory);
      throw error;
    }
  }
}

/** The memory of the arrays in an answer, which is moved to the host. */
function buffersOf(answer: object): ArrayBuffer[] {
  const buffers = Object.values(answer).flatMap((part: unknown) =>
    part instanceof Float64Array && part.buffer instanceof ArrayBuffer ? [part.buffer] : [],
  );
  return [...new Set(buffers)];
}
