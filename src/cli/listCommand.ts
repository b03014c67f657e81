import type { Activation } from "../activations/definition.ts";
import { activations } from "../activations/index.ts";
import { readArguments } from "./arguments.ts";
import { done, type Ending, misuse } from "./ending.ts";
import { parameterAliases } from "./suggestions.ts";
import type { World } from "./world.ts";

/** `list`: ids and titles of all activations; as JSON with kind, aliases and parameters. */
export async function runList(args: readonly string[], world: World): Promise<Ending> {
  const read = readArguments(args, { format: { type: "string" } });
  if (!read.ok) return misuse(read.problem);
  const { values, positionals } = read.value;
  const { format = "text" } = values;
  if (positionals.length > 0) return misuse(`list takes no file; ${positionals.join(" ")} is one.`);
  if (format !== "text" && format !== "json") {
    return misuse(`--format of list is text or json, not ${format}.`);
  }
  await world.print([format === "json" ? listAsJson() : listAsText()]);
  return done;
}

function listAsText(): string {
  const width = Math.max(...activations.map(({ id }) => id.length));
  return activations.map(({ id, title }) => `${id.padEnd(width)}  ${title}\n`).join("");
}

function listAsJson(): string {
  return `${JSON.stringify(activations.map(entryOf), null, 2)}\n`;
}

/** Numbers are JSON's own where it has them: `"Infinity"` is a string, as in results. */
function entryOf(activation: Activation): object {
  const { id, title, kind, aliases, parameters, essence } = activation;
  const otherNames = parameterAliases(activation);
  return {
    id,
    title,
    kind,
    aliases,
    essence,
    parameters: parameters.map(({ name, usual, meaning }) => ({
      name,
      default: Number.isFinite(usual) ? usual : String(usual),
      meaning,
      aliases: otherNames.filter(({ parameter }) => parameter === name).map(({ alias }) => alias),
    })),
  };
}
