import { readString } from "../../python/literals.ts";
import { childrenOf, parsePython, type SyntaxNode } from "../../python/syntax.ts";
import type { EnvironmentText } from "../reader.ts";
import { readRequirement, type Requirement } from "../requirement.ts";

/**
 * `setup.py`: the strings of `install_requires` and `extras_require`, written there or in a list of
 * the file that is passed by its name. The file is not run: what it computes is not known.
 */
export function readSetupPy(text: string): EnvironmentText {
  const requirements: Requirement[] = [];
  const lists = new Map<string, SyntaxNode>();
  const arguments_: { value: SyntaxNode; isConditional: boolean }[] = [];
  parsePython(text).iterate({
    enter: ({ name, node }) => {
      if (name === "AssignStatement") {
        const [target, equals, value] = childrenOf(node);
        if (target?.name === "VariableName" && equals?.name === "AssignOp" && value) {
          lists.set(text.slice(target.from, target.to), value);
        }
      }
      if (name !== "ArgList") return;
      for (const child of childrenOf(node)) {
        const keyword = text.slice(child.from, child.to);
        const value = child.nextSibling?.name === "AssignOp" && child.nextSibling.nextSibling;
        if (!value || !/^(?:install_requires|extras_require)$/.test(keyword)) continue;
        arguments_.push({ value, isConditional: keyword === "extras_require" });
      }
    },
  });
  for (const { value, isConditional } of arguments_) {
    const isName = value.name === "VariableName";
    const list = isName ? lists.get(text.slice(value.from, value.to)) : value;
    for (const written of list ? stringsIn(list, text) : []) {
      const read = readRequirement(written, isConditional);
      if (read) requirements.push(read);
    }
  }
  return { requirements };
}

/** The strings in a list, a tuple or a concatenation of these; of a dictionary those in its values. */
function stringsIn(node: SyntaxNode, text: string): string[] {
  const found: string[] = [];
  node.cursor().iterate(({ name, node: inner }) => {
    if (name === "DictionaryExpression" || /^(?:Array|Tuple|Binary)Expression$/.test(name)) return;
    if (name === "String" && inner.nextSibling?.name !== ":") {
      const written = readString(text.slice(inner.from, inner.to))?.value;
      if (written !== undefined) found.push(written);
    }
    // A call may change what is passed to it.
    return name === "String" || name === "ParenthesizedExpression" ? undefined : false;
  });
  return found;
}
