import { frameworkTitle } from "../activations/frameworks.ts";
import { activationById } from "../activations/index.ts";
import type { Spelling } from "../activations/spelling.ts";
import type { KnownVersion } from "../code/frameworkVersions.ts";
import type { ActivationUse } from "../code/use.ts";
import { mayHoldIn } from "../code/versions.ts";
import { compareVersions, onlyVersion } from "../environment/versionRange.ts";
import { formatNumber } from "./formatNumber.ts";
import { escapeMarkdown, inlineCode } from "./markdown.ts";

/** `Keras 3 (requirements.txt: keras>=3.0)`, or the framework alone where no version matters. */
export function frameworkText({ spelling, version }: ActivationUse): string | undefined {
  if (!spelling) return undefined;
  const title = frameworkTitle(spelling.framework);
  if (!version || version.isContradictory) return title;
  return `${titleWithVersion(version)} (${sourcesText(version, ": ")})`;
}

/**
 * What a reader must know about versions, a sentence each: that the one in force is not known, and
 * what the name is in earlier ones; or that the one in force does not have it. Markdown.
 */
export function versionNotes({ spelling, version, earlier = [] }: ActivationUse): string[] {
  const [next] = earlier;
  if (!spelling) return [];
  if (version && !mayHoldIn(spelling, version.range)) return [absence(spelling, version)];
  if (!next) return [];
  const title = frameworkTitle(next.framework);
  const unknown = version?.isContradictory
    ? `Which ${title} runs here is not known: ${sourcesText(version, " says ")}.`
    : version
      ? `Which ${title} runs here is left open.`
      : `Which ${title} runs here is not known.`;
  return [`$(question) ${[unknown, ...earlier.map(earlierText)].join(" ")}`];
}

/** Of Keras the major version is what people speak of; of others only a single version is told. */
function titleWithVersion({ framework, range }: KnownVersion): string {
  const title = frameworkTitle(framework);
  const only = onlyVersion(range);
  if (only !== undefined) return `${title} ${only}`;
  if (framework !== "keras") return title;
  const isThree = range.from !== undefined && compareVersions(range.from, "3") >= 0;
  if (isThree) return `${title} 3`;
  const isTwo = mayHoldIn({ until: "3" }, range) && !mayHoldIn({ since: "3" }, range);
  return isTwo ? `${title} 2` : title;
}

/** Every place with what it says, `between` the two. */
function sourcesText({ sources }: KnownVersion, between: string): string {
  return sources
    .map(({ source, written }) => `${escapeMarkdown(source)}${between}${inlineCode(written)}`)
    .join(", ");
}

function absence({ since, until, framework }: Spelling, version: KnownVersion): string {
  const title = frameworkTitle(framework);
  const isTooOld = since !== undefined && !mayHoldIn({ since }, version.range);
  const reason = isTooOld
    ? `it came with ${title} ${since}`
    : `it was there until ${title} ${until ?? ""}`.trimEnd();
  return `$(warning) ${titleWithVersion(version)} does not have it: ${reason}.`;
}

/** What the same name is in earlier versions: another activation, or other arguments. */
function earlierText({ activation: id, framework, until, arguments: args }: Spelling): string {
  const title = activationById(id)?.title ?? id;
  const before = `Before ${frameworkTitle(framework)} ${until ?? ""}`.trimEnd();
  const list = args
    .filter(({ sets }) => sets !== undefined)
    .map(({ name, default: value }) =>
      inlineCode(typeof value === "number" ? `${name}=${formatNumber(value)}` : name),
    );
  const written = list.length === 0 ? "" : `, with ${list.join(", ")}`;
  return `${before} it is ${escapeMarkdown(title)}${written}.`;
}
