import { readString } from "../../python/literals.ts";
import { childrenOf, parsePython, type SyntaxNode } from "../../python/syntax.ts";
import type { EnvironmentText } from "../reader.ts";
import { readRequirement, type Requirement } from "../requirement.ts";

/** How deep lists within lists, sums and names are followed. */
const maxDepth = 10;

/**
 * `setup.py`: the strings of `install_requires` and `extras_require`, written there or in lists of
 * the file that are passed by their names. The file is not run: what it computes is not known.
 */
export function readSetupPy(text: string): EnvironmentText {
  const values = new Map<string, SyntaxNode>();
  const passed: { value: SyntaxNode; isConditional: boolean }[] = [];
  parsePython(text).iterate({
    enter: ({ name, node }) => {
      if (name === "AssignStatement") {
        const [target, equals, value] = childrenOf(node);
        if (target?.name === "VariableName" && equals?.name === "AssignOp" && value) {
          values.set(text.slice(target.from, target.to), value);
        }
      }
      if (name !== "ArgList") return;
      const parts = childrenOf(node);
      for (const [i, { from, to }] of parts.entries()) {
        const keyword = text.slice(from, to);
        const value = parts[i + 1]?.name === "AssignOp" ? parts[i + 2] : undefined;
        if (!value || !/^(?:install|extras)_requires?$/.test(keyword)) continue;
        passed.push({ value, isConditional: keyword.startsWith("extras") });
      }
    },
  });
  const requirements = passed.flatMap(({ value, isConditional }): Requirement[] =>
    stringsIn(value, text, values).flatMap((each) => readRequirement(each, isConditional) ?? []),
  );
  return { requirements };
}

/**
 * The strings in a list, a tuple or a sum of these; of a dictionary those in its values. What a call
 * gives is not known.
 */
function stringsIn(
  node: SyntaxNode,
  text: string,
  values: ReadonlyMap<string, SyntaxNode>,
  depth = 0,
): string[] {
  if (depth > maxDepth) return [];
  switch (node.name) {
    case "String":
      return [readString(text.slice(node.from, node.to))?.value ?? ""];
    case "VariableName": {
      const value = values.get(text.slice(node.from, node.to));
      return value ? stringsIn(value, text, values, depth + 1) : [];
    }
    case "ArrayExpression":
    case "BinaryExpression":
    case "DictionaryExpression":
    case "ParenthesizedExpression":
    case "TupleExpression": {
      const parts = childrenOf(node);
      return parts
        .filter((_, i) => parts[i + 1]?.name !== ":")
        .flatMap((part) => stringsIn(part, text, values, depth + 1));
    }
    default:
      return [];
  }
}
