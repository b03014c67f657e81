import * as vscode from "vscode";
import type { SpellingIndex } from "../code/spellingIndex.ts";
import type { ActivationUse } from "../code/use.ts";
import {
  boundSource,
  readAppliedActivation,
  statementAround,
} from "../features/appliedActivation.ts";
import { digest, evaluationExcerpt } from "../features/evaluation.ts";
import type { Curve, Evaluation, FromPage, Source } from "../protocol/messages.ts";
import type { Answers } from "../protocol/worker.ts";
import { runInSlices, startPace } from "../pace.ts";
import { failure, type Result, success } from "../result.ts";
import type { Origin } from "../tensors/place.ts";
import type { Background } from "../worker/background.ts";
import { type Cancellation, neverCancelled } from "../worker/cancellation.ts";
import type { JobOf } from "../worker/runJob.ts";
import { insertBelow, replace } from "./edits.ts";
import type { Modules } from "./modules.ts";
import { pause } from "./pause.ts";

/** Selected text, ready to be read as numbers. */
export interface Selected {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  /** The text that holds the numbers: the selection, or what a selected call is applied to. */
  readonly text: string;
  /** Where that text begins. */
  readonly textStart: vscode.Position;
  /** The activation that the selection applies by itself: `relu(np.array(…))`. */
  readonly applied?: ActivationUse;
  readonly lookUp: (name: string) => string | undefined;
  /** The selection as it was when it was taken. */
  readonly source: Source;
  readonly version: number;
}

/** What to evaluate a selection with. */
export interface Wanted {
  readonly curve: Curve;
  readonly axis?: number | undefined;
  readonly seed?: number | undefined;
}

/** Who wants work, for as long as they do. */
export interface Asking {
  readonly cancellation: Cancellation;
  /** Told which share of the work is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Puts numbers of documents through activations, and the results where the user wants them. */
export class Evaluations {
  readonly #modules: Modules;
  readonly #index: () => SpellingIndex;
  readonly #background: Background;
  /** What was selected last in each document: taking out a long text holds up the host. */
  readonly #selected = new WeakMap<vscode.TextDocument, Selected>();

  constructor(modules: Modules, index: () => SpellingIndex, background: Background) {
    this.#modules = modules;
    this.#index = index;
    this.#background = background;
  }

  /** Takes a selection apart. Nothing is read as numbers yet. */
  async select(document: vscode.TextDocument, range: vscode.Range): Promise<Selected> {
    const selected = await this.#take(document, range);
    this.#selected.set(document, selected);
    return selected;
  }

  async #take(document: vscode.TextDocument, range: vscode.Range): Promise<Selected> {
    const text = document.getText(range);
    const { version } = document;
    const span = { from: document.offsetAt(range.start), to: document.offsetAt(range.end) };
    // Both take the document as it is now; while they go on, it may be edited.
    const [digest, located] = await Promise.all([
      digestOf(text),
      isParsed(document) ? this.#modules.moduleOf(document) : undefined,
    ]);
    const taken = { document, range, source: sourceOf(document, range, digest), version };
    if (!located) return { ...taken, text, textStart: range.start, lookUp: () => undefined };
    const { module, start, settle } = located;
    const from = start + span.from;
    const to = start + span.to;
    const applied = await settle(() => readAppliedActivation(module, { from, to }, this.#index()));
    return {
      ...taken,
      text: applied?.inputText ?? text,
      textStart: applied ? document.positionAt(applied.inputFrom - start) : range.start,
      ...(applied ? { applied: applied.use } : {}),
      lookUp: (name) => boundSource(module, name, from),
    };
  }

  /** The shape of a selection, before the user is asked what to do with its numbers. */
  readShape(selected: Selected, asking: Asking): Promise<Result<readonly number[]>> {
    return this.#run({ kind: "shape", origin: originOf(selected) }, selected, asking);
  }

  /** Evaluates a selection; fails with a sentence that says what in it is not a number, and where. */
  async evaluate(selected: Selected, wanted: Wanted, asking: Asking): Promise<Result<Evaluation>> {
    const { seed } = wanted;
    const job = { kind: "evaluate", origin: originOf(selected), ...settingsOf(wanted) } as const;
    const evaluated = await this.#run(job, selected, asking);
    if (!evaluated.ok) return evaluated;
    const { shape, input, ...results } = evaluated.value;
    const read = { tensor: { shape, data: input } };
    const excerpt = evaluationExcerpt({ read, ...results }, selected.source);
    return success(seed === undefined ? excerpt : { ...excerpt, seed });
  }

  /** Evaluates again what a panel shows. */
  async evaluateSource(
    request: Extract<FromPage, { type: "evaluate" }>,
    asking: Asking,
  ): Promise<Result<Evaluation>> {
    const selected = await this.#reopen(request.source);
    return selected.ok ? this.evaluate(selected.value, request, asking) : selected;
  }

  /** Copies, inserts or replaces a result; the value is a sentence that says what was done. */
  async useResult(request: Extract<FromPage, { type: "result" }>): Promise<Result<string>> {
    const selected = await this.#reopen(request.source);
    if (!selected.ok) return selected;
    const { document, range, version } = selected.value;
    const job = {
      kind: "write",
      origin: originOf(selected.value),
      ...settingsOf(request),
      of: request.of,
      extent: request.action === "replaceSelection" ? "text" : "array",
    } as const;
    const text = await this.#run(job, selected.value, { cancellation: neverCancelled });
    if (!text.ok) return text;
    const line = await this.#lineAfter(document, range);
    if (request.action !== "copy" && document.version !== version) {
      return failure(
        vscode.l10n.t("{0} changed meanwhile; nothing was edited.", request.source.label),
      );
    }
    switch (request.action) {
      case "copy":
        await vscode.env.clipboard.writeText(text.value);
        return success(vscode.l10n.t("Copied to the clipboard."));
      case "replaceSelection":
        return replace(document, range, text.value);
      case "insertBelow":
        return insertBelow(document, line, text.value);
    }
  }

  #run<Kind extends keyof Answers>(
    job: JobOf<Kind>,
    { text, lookUp }: Selected,
    asking: Asking,
  ): Promise<Result<Answers[Kind]>> {
    return this.#background.run(job, { text, lookUp, pause, ...asking });
  }

  /** The selection that a panel shows, if its text is still what was evaluated. */
  async #reopen(source: Source): Promise<Result<Selected>> {
    const changed = failure(
      vscode.l10n.t(
        "The text at {0} is not the one that was evaluated; select it and evaluate it again.",
        source.label,
      ),
    );
    let document: vscode.TextDocument;
    try {
      document = await vscode.workspace.openTextDocument(vscode.Uri.parse(source.uri, true));
    } catch {
      return failure(vscode.l10n.t("{0} cannot be opened any more.", source.label));
    }
    const known = this.#selected.get(document);
    if (known?.version === document.version && isSamePlace(known.source, source)) {
      return success(known);
    }
    const range = await findAgain(document, source);
    const selected = range && (await this.select(document, range));
    // It may have been edited since it was found.
    return selected?.source.digest === source.digest ? success(selected) : changed;
  }

  /** The last line of the statement that a selection is part of: below it a new line is safe. */
  async #lineAfter(document: vscode.TextDocument, range: vscode.Range): Promise<number> {
    if (!isParsed(document)) return range.end.line;
    const { module, start } = await this.#modules.moduleOf(document);
    const { to } = statementAround(module, start + document.offsetAt(range.start));
    const end = document.positionAt(to - start);
    // A compound statement's node may reach to the start of the line behind it.
    const line = end.character === 0 && end.line > range.end.line ? end.line - 1 : end.line;
    return Math.max(line, range.end.line);
  }
}

/** Longer Python is not taken apart: it takes half a minute and gigabytes, for data at that. */
const longestModule = 5_000_000;

function isParsed(document: vscode.TextDocument): boolean {
  if (document.languageId !== "python") return false;
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end) <= longestModule;
}

function isSamePlace(a: Source, b: Source): boolean {
  return (
    a.digest === b.digest &&
    a.startLine === b.startLine &&
    a.startCharacter === b.startCharacter &&
    a.endLine === b.endLine &&
    a.endCharacter === b.endCharacter
  );
}

/** How many characters are compared in search of text that edits elsewhere have moved. */
const longestSearch = 5_000_000;

/** Where the evaluated text stands by now: where it was, or the same number of lines up or down. */
async function findAgain(
  document: vscode.TextDocument,
  source: Source,
): Promise<vscode.Range | undefined> {
  const { startLine, startCharacter, endLine, endCharacter } = source;
  const at = (shift: number) =>
    new vscode.Range(startLine + shift, startCharacter, endLine + shift, endCharacter);
  const isIt = async (range: vscode.Range) =>
    (await digestOf(document.getText(range))) === source.digest;
  if (await isIt(at(0))) return at(0);
  const length = Math.max(document.getText(at(0)).length, 80);
  const reach = Math.min(document.lineCount, Math.floor(longestSearch / length));
  for (let distance = 1; distance <= reach; distance++) {
    for (const shift of [distance, -distance]) {
      const isInside = startLine + shift >= 0 && endLine + shift < document.lineCount;
      if (isInside && (await isIt(at(shift)))) return at(shift);
    }
  }
  return undefined;
}

/** The fingerprint of a text, taken in slices. */
async function digestOf(text: string): Promise<string> {
  const taken = await runInSlices(digest(text), startPace({ pause, isCancelled: () => false }));
  if (taken === undefined) throw new Error("Taking a fingerprint cannot be cancelled");
  return taken;
}

/** What a job has to know of what is wanted. */
function settingsOf({ curve, axis, seed }: Wanted) {
  return {
    curve: { activation: curve.activation, parameters: curve.parameters },
    ...(axis !== undefined && { axis }),
    ...(seed !== undefined && { seed }),
  };
}

/** Where a text starts, as the status bar shows it: from 1, a tab as wide as the editor draws it. */
function originOf({ document, textStart }: Selected): Origin {
  const { line, character } = textStart;
  const editor = vscode.window.visibleTextEditors.find((shown) => shown.document === document);
  const tabSize = Number(editor?.options.tabSize ?? 4);
  let column = 0;
  for (const shown of document.lineAt(line).text.slice(0, character)) {
    column += shown === "\t" ? tabSize - (column % tabSize) : 1;
  }
  return { line: line + 1, column: column + 1, tabSize };
}

function sourceOf(document: vscode.TextDocument, range: vscode.Range, digest: string): Source {
  const name = document.uri.path.split("/").at(-1) ?? "";
  return {
    uri: document.uri.toString(),
    startLine: range.start.line,
    startCharacter: range.start.character,
    endLine: range.end.line,
    endCharacter: range.end.character,
    digest,
    label: `${name}:${range.start.line + 1}`,
  };
}
