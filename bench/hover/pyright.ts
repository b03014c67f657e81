import path from "node:path";
import { pathToFileURL } from "node:url";
import { edited, edits } from "./edits.ts";
import { LanguageServer } from "./languageServer.ts";
import { generateModel } from "./model.ts";
import type { Timings } from "./ours.ts";

/**
 * Measures the hovers of pyright at the same places, after the same edits.
 *
 * @param folder for its workspace, empty
 */
export async function measurePyright(
  folder: string,
  lines: number,
  rounds: number,
): Promise<Timings> {
  const program = path.resolve("bench/node_modules/pyright/langserver.index.js");
  const start = performance.now();
  const server = new LanguageServer(program, ["--stdio"]);
  try {
    const rootUri = pathToFileURL(folder).href;
    await server.request("initialize", {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: "bench" }],
      capabilities: { textDocument: { hover: { contentFormat: ["markdown"] } } },
    });
    server.notify("initialized", {});
    return await measureHovers(new Session(server, rootUri), lines, rounds, start);
  } finally {
    server.close();
  }
}

async function measureHovers(
  session: Session,
  lines: number,
  rounds: number,
  start: number,
): Promise<Timings> {
  const first = generateModel(lines, 1);
  session.open("model1.py", first.text);
  await session.hover("model1.py", first.text, first.places[0] ?? 0);
  const cold = performance.now() - start;
  const fresh: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const { text, places } = generateModel(lines, i + 2);
    const name = `model${i + 2}.py`;
    fresh.push(
      await timed(async () => {
        session.open(name, text);
        await session.hover(name, text, places[0] ?? 0);
      }),
    );
    session.close(name);
  }
  const warm: number[] = [];
  for (const place of first.places) {
    warm.push(await timed(() => session.hover("model1.py", first.text, place)));
  }
  const edit: number[] = [];
  let { text } = first;
  for (const each of edits(text, first.places, 40 * rounds)) {
    const changed = edited(text, each);
    const [from, to] = [positionOf(text, each.at), positionOf(text, each.at + each.length)];
    edit.push(
      await timed(async () => {
        session.change("model1.py", from, to, each.inserted);
        await session.hover("model1.py", changed, each.place);
      }),
    );
    text = changed;
  }
  const { answered, asked } = session;
  return { cold: [cold], fresh, warm, edit, answered, asked };
}

interface LinePosition {
  readonly line: number;
  readonly character: number;
}

class Session {
  answered = 0;
  asked = 0;
  readonly #server: LanguageServer;
  readonly #root: string;
  #version = 1;

  constructor(server: LanguageServer, root: string) {
    this.#server = server;
    this.#root = root;
  }

  open(name: string, text: string): void {
    const textDocument = { ...this.#document(name), languageId: "python", version: 1, text };
    this.#server.notify("textDocument/didOpen", { textDocument });
  }

  close(name: string): void {
    this.#server.notify("textDocument/didClose", { textDocument: this.#document(name) });
  }

  change(name: string, start: LinePosition, end: LinePosition, text: string): void {
    this.#server.notify("textDocument/didChange", {
      textDocument: { ...this.#document(name), version: ++this.#version },
      contentChanges: [{ range: { start, end }, text }],
    });
  }

  async hover(name: string, text: string, offset: number): Promise<void> {
    const position = positionOf(text, offset);
    const textDocument = this.#document(name);
    const hover = await this.#server.request("textDocument/hover", { textDocument, position });
    this.asked++;
    if (hover) this.answered++;
  }

  #document(name: string) {
    return { uri: `${this.#root}/${name}` };
  }
}

function positionOf(text: string, offset: number): LinePosition {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
