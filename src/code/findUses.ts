import { runAtOnce, type Work } from "../pace.ts";
import type { SyntaxNode, Tree } from "../python/syntax.ts";
import { boundUse, lookupUse } from "./boundUse.ts";
import { formulaUse, isListedLocal, localUse } from "./formulaUse.ts";
import { speaksOfActivation } from "./hostPlaces.ts";
import { methodUse } from "./methodUse.ts";
import { versionsOf } from "./fileVersions.ts";
import type { ParsedModule } from "./module.ts";
import { namedUse } from "./namedUse.ts";
import type { SpellingIndex } from "./spellingIndex.ts";
import { stringUse } from "./stringUse.ts";
import type { ActivationUse, FoundUse, Span } from "./use.ts";

export { type ParsedModule, readModule } from "./module.ts";
export { mayUseActivations } from "./triggers.ts";
export type { FoundUse } from "./use.ts";

/** The activation used at an offset, or undefined where there is none or it is not sure enough. */
export function useAt(
  module: ParsedModule,
  offset: number,
  tables: SpellingIndex,
): ActivationUse | undefined {
  const token = tokenAt(module.tree, offset);
  if (!token) return undefined;
  const index = tables.withVersions(versionsOf(module));
  const own = ownUse(token, module, index);
  return own && isKnown(own) ? own : formulaUse(token, module, index)?.use;
}

/**
 * The activation that a cursor means: at it, else the innermost call around it, else the first one on
 * its line. For lines of any length at once; see `findingUseNear`.
 */
export function useNear(
  module: ParsedModule,
  offset: number,
  index: SpellingIndex,
): ActivationUse | undefined {
  return runAtOnce(findingUseNear(module, offset, index));
}

/** The same as work that can pause every now and then: a file may be one line of ten megabytes. */
export function* findingUseNear(
  module: ParsedModule,
  offset: number,
  index: SpellingIndex,
): Work<ActivationUse | undefined> {
  const exact = useAt(module, offset, index);
  if (exact) return exact;
  let around: SyntaxNode | null = module.tree.resolveInner(offset, 1);
  for (; around; around = around.parent) {
    const callee = around.name === "CallExpression" ? around.firstChild : null;
    const token = callee?.lastChild ?? callee;
    const use = token && isToken(token.name) ? useAt(module, token.from, index) : undefined;
    if (use) return use;
    yield;
  }
  const from = module.text.lastIndexOf("\n", offset - 1) + 1;
  const end = module.text.indexOf("\n", offset);
  const to = end < 0 ? module.text.length : end;
  return (yield* findingUses(module, index, { from, to })).find(isKnown);
}

/** Every activation used in a part of a module that is small, such as a line; see `findingUses`. */
export function findUses(
  module: ParsedModule,
  index: SpellingIndex,
  part: Span = { from: 0, to: module.text.length },
): ActivationUse[] {
  return runAtOnce(findingUses(module, index, part)).filter(isKnown);
}

/**
 * Every activation used in a module, or in a part of it, in the order of the text, as work that can
 * pause every now and then. A formula with a framework's activation in it, `x * torch.sigmoid(x)`, is
 * listed after that one.
 */
export function* findingUses(
  module: ParsedModule,
  tables: SpellingIndex,
  { from, to }: Span = { from: 0, to: module.text.length },
): Work<FoundUse[]> {
  const index = tables.withVersions(versionsOf(module));
  const uses: FoundUse[] = [];
  const mayBeUse = screen(module, index);
  const cursor = module.tree.cursor();
  let nodes = 0;
  do {
    if (cursor.from > to) break;
    const isInPart = cursor.from >= from && cursor.to <= to;
    if (isInPart && isToken(cursor.name) && mayBeUse(cursor.name, cursor.from, cursor.to)) {
      const { node } = cursor;
      const use = ownUse(node, module, index);
      if (use && isListed(use, node, module, index)) uses.push(use);
      const formula = formulaUse(node, module, index);
      if (formula?.isListed) uses.push(formula.use);
      yield;
    }
    if (++nodes % 500 === 0) yield;
  } while (cursor.next(cursor.to >= from));
  return uses;
}

/** Tells of most tokens by their text alone that they are no use: names are not resolved for them. */
function screen(
  { text, surroundings }: ParsedModule,
  index: SpellingIndex,
): (kind: string, from: number, to: number) => boolean {
  const aliases = readAliases(text);
  const selves = new Set(
    Array.from(text.matchAll(/\bdef\s+\w+\s*\(\s*(\w+)/g), ([, name]) => name),
  );
  const mayName = (token: string) => index.mayName(token) || aliases.has(token);
  return (kind, from, to) => {
    if (kind === "String") {
      if (to - from > longestKey) return false;
      if (text[from - 1] === "[") return true;
      const key = text.slice(from, to).replace(/^\w?["']+|["']+$/g, "");
      // Of `gated-silu` the rest is looked up.
      return mayName(key) || (key.includes("-") && mayName(key.replace(/^.*-/, "")));
    }
    const next = text[to];
    // A method of anything but `self` is known by its name, where no other file tells more.
    if (next === "(" && kind === "PropertyName" && !surroundings?.moduleNamed) {
      const [object] = /\w+$/.exec(text.slice(Math.max(from - 1 - longestSelf, 0), from - 1)) ?? [];
      if (!selves.has(object)) {
        const name = text.slice(from, to);
        return mayName(name) || index.isInIdioms(name) || speaksOfActivation(name);
      }
    }
    // What is called or looked into may be anything that a name holds.
    if (next === "(" || next === "[" || next === " ")
      return next !== " " || isOperandOrCalled(text, from, to, mayName);
    return mayName(text.slice(from, to));
  };
}

/** Of `self` and its like. */
const longestSelf = 40;

/** Longer strings name no activation. */
const longestKey = 60;

/** The names that `import a as b` binds, and `b = a` without a call. */
function readAliases(text: string): ReadonlySet<string> {
  const aliases = new Set<string>();
  for (const [, name = ""] of text.matchAll(/\bas[ \t]+(\w+)/g)) aliases.add(name);
  for (const { index } of text.matchAll(plainValue)) {
    const line = text.slice(Math.max(text.lastIndexOf("\n", index) + 1, index - 200), index);
    const [, targets = ""] = /^[ \t]*([A-Za-z_][\w, \t]*?)[ \t]*(?::.+)?$/.exec(line) ?? [];
    for (const name of targets.split(",")) aliases.add(name.trim());
  }
  return aliases;
}

/** `= a`, up to the end of the line. */
const plainValue = /=[ \t]*\(?[ \t]*[A-Za-z_][\w., \t]*\)?[ \t]*(?:#.*)?$/gm;

/** `x * (x > 0)` begins with a plain name, and a call may stand off its name: `f (x)`. */
function isOperandOrCalled(
  text: string,
  from: number,
  to: number,
  mayName: (token: string) => boolean,
): boolean {
  return /^ +[*/([]/.test(text.slice(to, to + 3)) || mayName(text.slice(from, to));
}

/**
 * Whether a use is worth a line in a list. A reader who points at it is told of more: that a function
 * with a name of its own computes an activation, or that `nn.Identity` is one that does nothing.
 */
function isListed(
  use: FoundUse,
  token: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): boolean {
  if (use.category === "handwritten") return isListedLocal(token, use, module, index);
  if (use.category === "dynamic") return true;
  const isPlaceholder = use.spelling?.general && use.spelling.form === "module";
  return !isPlaceholder;
}

/** What a name or a string stands for by itself, whatever formula it is in. */
function ownUse(
  token: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): FoundUse | undefined {
  if (token.name === "String") return stringUse(token, module, index);
  return (
    namedUse(token, module, index) ??
    localUse(token, module, index) ??
    boundUse(token, module, index) ??
    lookupUse(token, module, index) ??
    methodUse(token, module, index)
  );
}

function isToken(name: string): boolean {
  return name === "VariableName" || name === "PropertyName" || name === "String";
}

/** The name or string at an offset; at the end of a name the name before it. */
function tokenAt(tree: Tree, offset: number): SyntaxNode | undefined {
  const nodes = [tree.resolveInner(offset, 1), tree.resolveInner(offset, -1)];
  return nodes.find(({ name }) => isToken(name));
}

/** Whether the source tells which activation a use is. */
function isKnown(use: FoundUse): use is ActivationUse {
  return use.category !== "dynamic";
}
