import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { list, record } from "../../test/support/readReference.ts";
import { emptyTally, sumOf, type Tally } from "./errors.ts";
import { withRange } from "./ranges.ts";
import type { Part } from "./reference.ts";
import type { Range } from "./scan.ts";

/** What is checked: figures of another one do not count. */
export interface Subject {
  /** Of the kernels and of the reference. */
  readonly digest: string;
  /** `Node 24.1.0, x64`. */
  readonly engine: string;
  /** What the adapter says of itself: which instructions it found. */
  readonly kernels: string;
}

/** How far the check of one function has come. */
export interface Progress {
  readonly id: string;
  readonly part: Part;
  /** In ascending order, none touching the next. */
  readonly done: readonly Range[];
  readonly tally: Tally;
  /** When the last range was done: `2026-01-31`. */
  readonly date: string;
}

interface Entry {
  readonly subject: Subject;
  readonly progress: readonly Progress[];
}

/** What earlier runs and this one have found out, kept in a file so that a run can be taken up again. */
export class State {
  readonly #file: string;
  readonly #subject: Subject;
  #entries: readonly Entry[];
  #saving: Promise<void> = Promise.resolve();

  private constructor(file: string, subject: Subject, entries: readonly Entry[]) {
    this.#file = file;
    this.#subject = subject;
    this.#entries = entries;
  }

  /** Reads the file. One that is missing or not to be read is an empty one. */
  static async open(file: string, subject: Subject): Promise<State> {
    const text = await readFile(file, "utf8").catch(() => "");
    const entries = text === "" ? [] : readEntries(text);
    // Of other kernels nothing is true any more; of these, on another engine, all is.
    return new State(
      file,
      subject,
      entries.filter((entry) => entry.subject.digest === subject.digest),
    );
  }

  /** Of each engine on which these kernels were checked. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  of(id: string, part: Part): Progress {
    const found = this.#own().progress.find((each) => each.id === id && each.part === part);
    return found ?? { id, part, done: [], tally: emptyTally, date: "" };
  }

  add(id: string, part: Part, range: Range, tally: Tally): void {
    const before = this.of(id, part);
    const after: Progress = {
      id,
      part,
      done: withRange(before.done, range),
      tally: sumOf(before.tally, tally),
      date: new Date().toISOString().slice(0, 10),
    };
    const own = this.#own();
    const others = own.progress.filter((each) => each.id !== id || each.part !== part);
    this.#entries = [
      ...this.#entries.filter((entry) => !isSame(entry.subject, this.#subject)),
      { subject: this.#subject, progress: [...others, after] },
    ];
  }

  /** A run that is ended while it writes leaves the file as it was. */
  save(): Promise<void> {
    // One after the other: threads finish their pieces at any time.
    this.#saving = this.#saving.catch(() => undefined).then(() => this.#write());
    return this.#saving;
  }

  async #write(): Promise<void> {
    await mkdir(path.dirname(this.#file), { recursive: true });
    const fresh = `${this.#file}.new`;
    await writeFile(fresh, `${JSON.stringify(this.#entries, undefined, 1)}\n`);
    await rename(fresh, this.#file);
  }

  #own(): Entry {
    const own = this.#entries.find((entry) => isSame(entry.subject, this.#subject));
    return own ?? { subject: this.#subject, progress: [] };
  }
}

const isSame = (a: Subject, b: Subject) =>
  a.digest === b.digest && a.engine === b.engine && a.kernels === b.kernels;

function readEntries(text: string): readonly Entry[] {
  try {
    return list(JSON.parse(text)).map((data) => {
      const { subject, progress } = record(data);
      const { digest, engine, kernels } = record(subject);
      return {
        subject: { digest: string(digest), engine: string(engine), kernels: string(kernels) },
        progress: list(progress).map(readProgress),
      };
    });
  } catch {
    return [];
  }
}

function readProgress(data: unknown): Progress {
  const { id, part, done, tally, date } = record(data);
  const counts = record(tally);
  const optional = (bits: unknown) => (bits === undefined ? undefined : number(bits));
  return {
    id: string(id),
    part: part === "gradient" ? part : "value",
    done: list(done).map((range) => {
      const { from, to } = record(range);
      return { from: number(from), to: number(to) };
    }),
    tally: {
      count: number(counts["count"]),
      max: number(counts["max"]),
      worst: optional(counts["worst"]),
      aboveHalf: number(counts["aboveHalf"]),
      aboveOne: number(counts["aboveOne"]),
      special: number(counts["special"]),
      firstSpecial: optional(counts["firstSpecial"]),
    },
    date: string(date),
  };
}

function number(data: unknown): number {
  if (typeof data !== "number") throw new Error("There should be a number.");
  return data;
}

function string(data: unknown): string {
  if (typeof data !== "string") throw new Error("There should be a text.");
  return data;
}
