import { frameworkOf } from "../../activations/frameworks.ts";
import type { Files } from "../../environment/files.ts";
import type { ParsedModule } from "../module.ts";
import { type Surroundings, withSurroundings } from "../surroundings.ts";
import { findModule } from "./findModule.ts";

/** How much of a workspace is read for its imports. */
const limits = {
  /** In UTF-16 units. A longer file holds data, not layers that others import. */
  textLength: 2_000_000,
  /** Modules that are kept; the one that was asked for longest ago goes first. */
  modules: 300,
  /** Modules that are read at a time. */
  wishes: 50,
  /** How often what was read can lead to more: a chain of re-exports has two or three links. */
  rounds: 8,
} as const;

/** What a workspace's modules are read with. */
export interface ModuleSource {
  readonly files: Files;
  /** Path of the workspace's folder, without a slash at its end. */
  readonly root: string;
  parse(text: string): Promise<ParsedModule>;
}

/** A question that could not be answered yet. */
interface Wish {
  readonly name: string;
  readonly importer: string;
}

/**
 * The modules of a workspace that others import, read when a name leads to them.
 *
 * Asking never waits: what has not been read is not known, and is read by `settle`, after which
 * asking again may lead one module further.
 */
export class WorkspaceModules {
  readonly #source: ModuleSource;
  readonly #lists = new Map<string, Promise<readonly string[] | undefined>>();
  /** By importing file and name, the path of the module; undefined where there is none. */
  readonly #paths = new Map<string, string | undefined>();
  /** By path; undefined where a file cannot be read. */
  readonly #modules = new Map<string, ParsedModule | undefined>();
  readonly #wishes = new Map<string, Wish>();
  #lastQuestion: Promise<unknown> = Promise.resolve();
  /** Changes whenever a file does: what is just being read is then read once more. */
  #generation = 0;

  constructor(source: ModuleSource) {
    this.#source = source;
  }

  /** What a file of the workspace sees of the others; see `Surroundings.moduleNamed`. */
  namesSeenFrom(importer: string): NonNullable<Surroundings["moduleNamed"]> {
    return (name) => this.#moduleNamed(name, importer);
  }

  /**
   * Reads what was asked for and not known, then calls `ask` again, until it asks for nothing new.
   *
   * @returns what `ask` returned last
   */
  settle<Answer>(ask: () => Answer | Promise<Answer>): Promise<Answer> {
    // One question at a time, for what was asked for and not known is that question's.
    const settled = this.#lastQuestion.then(() => this.#settle(ask));
    this.#lastQuestion = settled.catch(() => undefined);
    return settled;
  }

  async #settle<Answer>(ask: () => Answer | Promise<Answer>): Promise<Answer> {
    this.#wishes.clear();
    let answer = await ask();
    for (let round = 0; round < limits.rounds && this.#wishes.size > 0; round++) {
      const wishes = Array.from(this.#wishes.values()).slice(0, limits.wishes);
      this.#wishes.clear();
      await Promise.all(wishes.map((wish) => this.#read(wish)));
      answer = await ask();
    }
    return answer;
  }

  /** Forgets a file whose text is another now. */
  textChanged(path: string): void {
    this.#generation++;
    this.#modules.delete(path);
  }

  /** Forgets which files there are: some came or went. What was read of others stays. */
  filesChanged(): void {
    this.#generation++;
    this.#lists.clear();
    this.#paths.clear();
    for (const [path, module] of this.#modules) if (!module) this.#modules.delete(path);
  }

  #moduleNamed(name: string, importer: string): ParsedModule | undefined {
    // The frameworks' own modules are known without their source.
    if (frameworkOf(name) !== undefined) return undefined;
    const key = keyOf(name, importer);
    if (!this.#paths.has(key)) {
      this.#wishes.set(key, { name, importer });
      return undefined;
    }
    const path = this.#paths.get(key);
    if (path === undefined) return undefined;
    if (!this.#modules.has(path)) {
      this.#wishes.set(key, { name, importer });
      return undefined;
    }
    const module = this.#modules.get(path);
    // Those used last stand last.
    this.#modules.delete(path);
    this.#modules.set(path, module);
    return module;
  }

  async #read({ name, importer }: Wish): Promise<void> {
    const generation = this.#generation;
    const { root, files } = this.#source;
    const list = (folder: string) => this.#list(folder);
    const path = await findModule(name, importer, root, { list });
    if (generation === this.#generation) this.#paths.set(keyOf(name, importer), path);
    if (path === undefined || this.#modules.has(path)) return;
    const text = await files.read(path);
    const module =
      text === undefined || text.length > limits.textLength
        ? undefined
        : withSurroundings(await this.#source.parse(text), {
            moduleNamed: this.namesSeenFrom(path),
          });
    if (generation !== this.#generation) return;
    this.#modules.set(path, module);
    const [oldest] = this.#modules.keys();
    if (this.#modules.size > limits.modules && oldest !== undefined) this.#modules.delete(oldest);
  }

  #list(folder: string): Promise<readonly string[] | undefined> {
    const known = this.#lists.get(folder);
    if (known) return known;
    const names = this.#source.files.list(folder);
    this.#lists.set(folder, names);
    return names;
  }
}

function keyOf(name: string, importer: string): string {
  return `${name} ${importer}`;
}
