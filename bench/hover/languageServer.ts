import { type ChildProcess, spawn } from "node:child_process";

/** A language server in a process of its own, spoken to over its standard streams. */
export class LanguageServer {
  readonly #child: ChildProcess;
  readonly #answers = new Map<number, (answer: unknown) => void>();
  #received = Buffer.alloc(0);
  #last = 0;

  constructor(program: string, args: readonly string[]) {
    this.#child = spawn(process.execPath, [program, ...args], {
      stdio: ["pipe", "pipe", "ignore"],
    });
    this.#child.stdout?.on("data", (piece: Buffer) => this.#receive(piece));
  }

  /** Asks and waits for the result; rejects where the server ends or takes two minutes. */
  request(method: string, params: object): Promise<unknown> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No answer to ${method}`)), 120_000);
      const end = () => reject(new Error("The language server ended."));
      this.#child.once("exit", end);
      this.#answers.set(id, (answer) => {
        clearTimeout(timer);
        this.#child.off("exit", end);
        resolve(answer);
      });
      this.#send({ id, method, params });
    });
  }

  notify(method: string, params: object): void {
    this.#send({ method, params });
  }

  close(): void {
    this.#child.removeAllListeners();
    this.#child.kill();
  }

  #send(message: object): void {
    const text = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.#child.stdin?.write(`Content-Length: ${text.length}\r\n\r\n`);
    this.#child.stdin?.write(text);
  }

  #receive(piece: Buffer): void {
    this.#received = Buffer.concat([this.#received, piece]);
    for (;;) {
      const end = this.#received.indexOf("\r\n\r\n");
      if (end < 0) return;
      const header = this.#received.toString("ascii", 0, end);
      const length = Number(/Content-Length: (\d+)/i.exec(header)?.[1] ?? 0);
      const start = end + 4;
      if (this.#received.length < start + length) return;
      const message: unknown = JSON.parse(this.#received.toString("utf8", start, start + length));
      this.#received = this.#received.subarray(start + length);
      this.#take(message);
    }
  }

  #take(message: unknown): void {
    if (typeof message !== "object" || message === null) return;
    const id: unknown = Reflect.get(message, "id");
    const method: unknown = Reflect.get(message, "method");
    if (typeof method === "string") {
      // What it asks of an editor, such as its settings, is answered with nothing.
      const isSettings = method === "workspace/configuration";
      if (id !== undefined) this.#send({ id, result: isSettings ? [{}, {}, {}] : null });
      return;
    }
    if (typeof id !== "number") return;
    this.#answers.get(id)?.(Reflect.get(message, "result"));
    this.#answers.delete(id);
  }
}
