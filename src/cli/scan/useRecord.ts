import type { FoundUse, ParsedModule } from "../../code/findUses.ts";
import type { ActivationUse } from "../../code/use.ts";
import { type WrittenArguments, writtenArguments } from "./writtenArguments.ts";

/** How a use is written. */
export type Category =
  Exclude<FoundUse["category"], "call"> | "module_call" | "functional" | "registry";

/** Where a token stands: 0-based, columns in UTF-16 code units, as VS Code counts. */
export interface Position {
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
}

/** What a scan tells of one use, but for the file. */
export interface UseRecord extends Position {
  readonly category: Category;
  readonly qualifiedName: string;
  /** Id of the catalogue, arguments and defaults taken in; null where it is known at run time. */
  readonly id: string | null;
  readonly arguments: WrittenArguments;
  /** What the arguments and defaults come to; empty where the activation has no parameters. */
  readonly parameters: readonly ParameterRecord[];
  readonly confidence: FoundUse["certainty"];
}

/** A parameter by its canonical name. */
interface ParameterRecord {
  readonly name: string;
  readonly origin: ActivationUse["parameters"][number]["origin"];
  /** Absent where the source does not tell it. JSON's own where JSON has the number. */
  readonly value?: number | string;
  /** What stands there instead. */
  readonly expression?: string;
}

/** A use as a record. */
export function useRecord(use: FoundUse, position: Position, module: ParsedModule): UseRecord {
  return {
    ...position,
    category: categoryOf(use),
    qualifiedName: use.qualifiedName,
    id: "activation" in use ? use.activation.id : null,
    arguments: writtenArguments(use, module),
    parameters: "activation" in use ? use.parameters.map(parameterRecord) : [],
    confidence: use.certainty,
  };
}

function categoryOf(use: FoundUse): Category {
  if (use.category === "call") {
    return use.spelling?.form === "module" ? "module_call" : "functional";
  }
  if (use.category === "string" && isLookUp(use)) return "registry";
  return use.category;
}

/** `ACT2FN["gelu"]` and `get_activation("gelu")`, unlike a layer that takes the name. */
function isLookUp({ host, qualifiedName }: ActivationUse): boolean {
  if (!host) return qualifiedName.endsWith("]");
  return /(?:^|\.)(?:get|deserialize)(?:_\w*)?$/.test(host.callable);
}

function parameterRecord(inForce: ActivationUse["parameters"][number]): ParameterRecord {
  const { parameter, origin } = inForce;
  const shared = { name: parameter.name, origin };
  if ("value" in inForce) return { ...shared, value: jsonValue(inForce.value) };
  return inForce.origin === "dynamic" ? { ...shared, expression: inForce.expression } : shared;
}

/** `"Infinity"` is a string, as in all that the command line prints. */
export function jsonValue(number: number): number | string {
  return Number.isFinite(number) ? number : String(number);
}
