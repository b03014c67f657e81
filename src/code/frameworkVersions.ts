import { distributionsOf, type Framework, frameworkOf } from "../activations/frameworks.ts";
import {
  bothOf,
  type Evidence,
  findVersion,
  type VersionFinding,
} from "../environment/evidence.ts";
import { compareVersions, type VersionRange } from "../environment/versionRange.ts";

/** What is known about the version of a framework, and from where. */
export interface KnownVersion extends VersionFinding {
  readonly framework: Framework;
}

/** The versions of the frameworks that a module runs with. */
export interface FrameworkVersions {
  /**
   * That of the package which a name is imported from, by its full name as the imports tell it:
   * `tensorflow.keras.layers.Dense` is asked about the Keras inside of TensorFlow. Undefined where
   * nothing is known.
   */
  of(qualifiedName: string): KnownVersion | undefined;
}

/** The first TensorFlow whose `tf.keras` is Keras 3, and that needs it for itself. */
const firstWithKeras3 = "2.16.0";

/** From here on TensorFlow's Keras is a package of the same version. */
const firstWithKerasPackage = "2.6.0";

/** @param folders what each folder tells, the nearest one first */
export function frameworkVersions(folders: readonly (readonly Evidence[])[]): FrameworkVersions {
  const known = new Map<string, KnownVersion | undefined>();
  const findingOf = (framework: Framework) => {
    const distributions = distributionsOf(framework);
    return findVersion(folders, (name) => distributions.includes(name));
  };
  const find = (subject: Framework | "tf.keras"): KnownVersion | undefined => {
    if (subject !== "keras" && subject !== "tf.keras") {
      return asKnown(subject, findingOf(subject));
    }
    const own = findingOf("keras");
    const tensorflow = findingOf("tensorflow");
    const inside = tensorflow && kerasInside(tensorflow);
    if (!own || !inside) return asKnown("keras", own ?? inside);
    const both = bothOf(own, inside);
    // `import keras` is the package itself, whatever the TensorFlow beside it was made for.
    return asKnown("keras", both.isContradictory && subject === "keras" ? own : both);
  };
  return {
    of(qualifiedName) {
      const subject = /^(?:tensorflow|tf)\.(?:.*\.)?keras(?:\.|$)/.test(qualifiedName)
        ? "tf.keras"
        : frameworkOf(qualifiedName);
      if (subject === undefined) return undefined;
      if (!known.has(subject)) known.set(subject, find(subject));
      return known.get(subject);
    },
  };
}

function asKnown(
  framework: Framework,
  finding: VersionFinding | undefined,
): KnownVersion | undefined {
  return finding && { framework, ...finding };
}

/** The Keras that belongs to a TensorFlow; undefined where its version leaves that open. */
function kerasInside(tensorflow: VersionFinding): VersionFinding | undefined {
  if (tensorflow.isContradictory) return tensorflow;
  const { from, upTo, before } = tensorflow.range;
  const range: VersionRange = {
    ...(from !== undefined && isAtLeast(from, firstWithKeras3)
      ? { from: "3.0.0" }
      : from !== undefined && isAtLeast(from, firstWithKerasPackage) && { from }),
    ...((upTo !== undefined && !isAtLeast(upTo, firstWithKeras3)) ||
    (before !== undefined && isAtLeast(firstWithKeras3, before))
      ? { before: "3.0.0" }
      : {}),
  };
  return Object.keys(range).length === 0 ? undefined : { range, sources: tensorflow.sources };
}

function isAtLeast(version: string, least: string): boolean {
  return compareVersions(version, least) >= 0;
}
