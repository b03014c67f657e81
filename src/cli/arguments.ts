import { parseArgs, type ParseArgsConfig } from "node:util";
import { failure, type Result, success } from "../result.ts";

type OptionsConfig = NonNullable<ParseArgsConfig["options"]>;

/** What a command line says, by the options that a command has. */
type Arguments<Options extends OptionsConfig> = Pick<
  ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true }>>,
  "values" | "positionals"
>;

/** Reads the arguments of a command; fails with a sentence about what it does not know. */
export function readArguments<const Options extends OptionsConfig>(
  args: readonly string[],
  options: Options,
): Result<Arguments<Options>> {
  try {
    const config = { args: joinNegatives(args, options), options, allowPositionals: true } as const;
    return success(parseArgs(config));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [sentence = ""] = error.message.split(/\.?\s*\n|\. To specify/);
    return failure(`${sentence.replaceAll("'", "")}; see --help.`);
  }
}

/** `--axis -1` as `--axis=-1`: what follows an option is its value, though it begins with a dash. */
function joinNegatives(args: readonly string[], options: OptionsConfig): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const option = joined.at(-1) ?? "";
    const takesValue = options[option.replace(/^--/, "")]?.type === "string";
    if (takesValue && option.startsWith("--") && /^-[\d.]/.test(arg))
      joined.splice(-1, 1, `${option}=${arg}`);
    else joined.push(arg);
  }
  return joined;
}
