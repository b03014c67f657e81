import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Mode } from "./adapter.ts";
import { mark, readGreeting, readReply, type Reply, type Request } from "./protocol.ts";

/** A contender in a process of its own. */
export interface Running {
  readonly key: string;
  readonly name: string;
  readonly modes: readonly Mode[];
  readonly info: string;
  /** Asked one at a time. */
  ask(request: Request): Promise<Reply>;
  close(): void;
}

/** One thread, whatever library for linear algebra is below. */
const oneThread = {
  OMP_NUM_THREADS: "1",
  MKL_NUM_THREADS: "1",
  OPENBLAS_NUM_THREADS: "1",
  PYTHONDONTWRITEBYTECODE: "1",
};

const patience = 120_000;

/** Starts a contender. Fails with a sentence where it cannot be had. */
export async function startContender(
  key: string,
  command: string,
  args: readonly string[],
): Promise<Running> {
  const child = spawn(command, args, {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, ...oneThread },
  });
  let complaint = "";
  child.stderr.on(
    "data",
    (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-4000)),
  );
  child.on("error", (error) => (complaint = error.message));
  // A request to one that has ended fails with its complaint, which says more.
  child.stdin.on("error", () => undefined);

  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => {
    for (;;) {
      const line = await lines.next();
      if (line.done) throw new Error(complaint.trim().split("\n").at(-1) || "It ended.");
      if (line.value.startsWith(mark)) return line.value;
    }
  };
  const within = async <Value>(answer: Promise<Value>) => {
    const timer = setTimeout(() => {
      complaint = "It did not answer in time.";
      child.kill("SIGKILL");
    }, patience);
    return answer.finally(() => clearTimeout(timer));
  };

  const greeting = readGreeting(await within(nextLine()));
  if ("failure" in greeting) throw new Error(greeting.failure);
  return {
    key,
    ...greeting,
    async ask(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      return readReply(await within(nextLine()));
    },
    close: () => child.stdin.end(),
  };
}
