import type { Argument, Spelling } from "../activations/spelling.ts";
import { compareVersions } from "../environment/versionRange.ts";
import type { CallArguments } from "../python/callArguments.ts";
import type { UnknownArgument } from "./use.ts";

/** Every keyword that an argument may be given by; an old name where it is still taken. */
export function namesOfArgument(
  argument: Argument,
  spelling: Spelling,
  version?: string,
): readonly string[] {
  const { name, alsoNamed = [], formerly } = argument;
  const old = formerly && (formerly.accepted || isBefore(version, formerly.until));
  return [
    name,
    ...alsoNamed,
    ...(old ? [formerly.name] : []),
    // PyTorch's compiled functions take NumPy's name too (torch/csrc/utils/python_arg_parser.cpp).
    ...(name === "dim" && isCompiled(spelling) ? ["axis"] : []),
  ];
}

/**
 * Keyword arguments that the callable does not have: the call will fail.
 *
 * Only where the row is complete. A Keras layer takes those of its base class too, `name`, `dtype`
 * and more; NumPy's and SciPy's functions take those of a ufunc.
 */
export function unknownArgumentsOf(
  spelling: Spelling,
  args: CallArguments,
  version?: string,
): UnknownArgument[] {
  if (!isComplete(spelling)) return [];
  const known = new Set(["out", spelling.input]);
  if (isCompiled(spelling)) for (const name of ["x", "a"]) known.add(name);
  for (const argument of spelling.arguments) {
    for (const name of namesOfArgument(argument, spelling, version)) known.add(name);
  }
  return Array.from(args.keyword.keys())
    .filter((name) => !known.has(name))
    .map((name) => {
      const renamed = spelling.arguments.find(({ formerly }) => formerly?.name === name)?.name;
      return { name, ...(renamed !== undefined && { renamed }) };
    });
}

function isComplete({ form, framework, takesMore }: Spelling): boolean {
  if (takesMore || framework === "numpy" || framework === "scipy") return false;
  return form === "function" || form === "method" || framework === "pytorch";
}

function isCompiled({ form, names }: Spelling): boolean {
  return form !== "module" && /^torch\.(?:Tensor\.|special\.)?\w+$/.test(names[0]);
}

function isBefore(version: string | undefined, until: string): boolean {
  return version !== undefined && compareVersions(version, until) < 0;
}
