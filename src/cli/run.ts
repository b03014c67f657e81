import { activations } from "../activations/index.ts";
import { readArguments } from "./arguments.ts";
import { done, type Ending, misuse } from "./ending.ts";
import { runEval } from "./evalCommand.ts";
import { helpText } from "./help.ts";
import { runList } from "./listCommand.ts";
import { runScan } from "./scan/scanCommand.ts";
import { nearest } from "./suggestions.ts";
import type { World } from "./world.ts";

type Command = (args: readonly string[], world: World) => Promise<Ending>;

const commands: ReadonlyMap<string, Command> = new Map([
  ["eval", runEval],
  ["list", runList],
  ["scan", runScan],
]);

/** Runs a command line, without the program's name, to its exit code. */
export async function run(args: readonly string[], world: World): Promise<number> {
  const ending = await end(args, world);
  world.progress("");
  if (ending.code !== 0) world.complain(ending.problem);
  return ending.code;
}

async function end(args: readonly string[], world: World): Promise<Ending> {
  const [name = "", ...rest] = args;
  const command = commands.get(name);
  if (command && !asksForHelp(rest)) return command(rest, world);
  if (command || name === "help" || name === "-h" || name === "--help") {
    await world.print([helpText(activations.length)]);
    return done;
  }
  if (name === "--version") {
    await world.print([`${world.version}\n`]);
    return done;
  }
  const names = [...commands.keys()];
  if (name === "") return misuse(`A command is missing: ${listed(names, "or")}; see --help.`);
  if (name.startsWith("-")) {
    const read = readArguments(args, {});
    return misuse(read.ok ? "A command is missing; see --help." : read.problem);
  }
  const [meant] = nearest(name, names, (command) => [command]);
  const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
  return misuse(
    `There is no command ${name}${hint === "" ? `; there are ${listed(names, "and")}.` : hint}`,
  );
}

/** `eval, list or scan` */
function listed(names: readonly string[], word: "and" | "or"): string {
  return `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1) ?? ""}`;
}

/** What follows `--` are names of files. */
function asksForHelp(args: readonly string[]): boolean {
  const options = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  return options.includes("--help") || options.includes("-h");
}
