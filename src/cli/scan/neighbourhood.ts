import { readdirSync, readFileSync, statSync } from "node:fs";
import { frameworkVersions, type FrameworkVersions } from "../../code/frameworkVersions.ts";
import { mayUseActivations, type ParsedModule, readModule } from "../../code/findUses.ts";
import { modulesNamedIn, withSurroundings } from "../../code/surroundings.ts";
import { WorkspaceModules } from "../../code/workspace/workspaceModules.ts";
import { type Files, foldersUpTo, limits } from "../../environment/files.ts";
import { type FolderEvidence, readFolder } from "../../environment/readFolder.ts";
import { runAtOnce } from "../../pace.ts";

/** The other files of a project: what they tell of versions, and what others import from them. */
export class Neighbourhood {
  readonly #root: string;
  readonly #modules: WorkspaceModules;
  /** By folder. */
  readonly #evidence = new Map<string, Promise<FolderEvidence>>();

  /** @param root folder of the project, absolute and with forward slashes */
  constructor(root: string) {
    this.#root = root;
    const parse = (text: string) => Promise.resolve(runAtOnce(readModule(relevant(text))));
    this.#modules = new WorkspaceModules({ files, root, parse });
  }

  /**
   * Asks something of a module that is a file of the project, whatever it needs of others read before.
   *
   * @param path of the file, absolute and with forward slashes
   */
  async ask<Answer>(
    path: string,
    module: ParsedModule,
    question: (module: ParsedModule) => Answer,
  ): Promise<Answer> {
    const moduleNamed = this.#modules.namesSeenFrom(path);
    const located = withSurroundings(module, {
      versions: await this.#versionsAt(path),
      moduleNamed,
    });
    // What it imports is found out first, so that the question need hardly ever be asked again.
    const names = modulesNamedIn(located);
    await this.#modules.settle(() => names.forEach((name) => void moduleNamed(name)));
    return this.#modules.settle(() => question(located));
  }

  async #versionsAt(path: string): Promise<FrameworkVersions> {
    const folders = foldersUpTo(this.#root, path).map((folder) => {
      const known = this.#evidence.get(folder) ?? readFolder(files, folder, this.#root);
      this.#evidence.set(folder, known);
      return known;
    });
    return frameworkVersions((await Promise.all(folders)).map(({ evidence }) => evidence));
  }
}

/** Of what neither has an activation nor passes names on, nothing needs to be known. */
function relevant(text: string): string {
  return mayUseActivations(text) || /^\s*from\s+\./m.test(text) ? text : "";
}

const files: Files = {
  list(folder) {
    try {
      return Promise.resolve(readdirSync(folder === "" ? "/" : folder));
    } catch {
      return Promise.resolve(undefined);
    }
  },
  read(path) {
    try {
      const isShort = statSync(path).size <= limits.fileBytes;
      return Promise.resolve(isShort ? readFileSync(path, "utf8") : undefined);
    } catch {
      return Promise.resolve(undefined);
    }
  },
};
