import { bothOf, type Evidence } from "../environment/evidence.ts";
import type { VersionRange } from "../environment/versionRange.ts";
import { enclosing } from "../python/syntax.ts";
import type { FrameworkVersions, KnownVersion } from "./frameworkVersions.ts";
import type { ParsedModule } from "./module.ts";

/** Text by which a file chooses the Keras that it runs with, before it imports it. */
const settings: readonly { pattern: RegExp; only: "tf.keras" | "all"; range: VersionRange }[] = [
  {
    pattern: /TF_USE_LEGACY_KERAS["'\])\s,=:]+["']?(?:1|[Tt]rue)\b/,
    only: "tf.keras",
    range: { before: "3.0.0" },
  },
  {
    pattern: /KERAS_BACKEND["'\])\s,=:]+["']?(?:jax|torch|openvino)\b/,
    only: "all",
    range: { from: "3.0.0" },
  },
];

/** Modules of Keras that only one of its major versions has. */
const modules: readonly { pattern: RegExp; range: VersionRange }[] = [
  {
    pattern: /(?:^|\.)keras\.(?:distribution|ops|random|tree)(?:\.|$)/,
    range: { from: "3.0.0" },
  },
  {
    pattern:
      /(?:^|\.)keras\.(?:engine|layers\.(?:advanced_activations|convolutional|core|embeddings|experimental|merge|normalization|pooling|recurrent|wrappers)|utils\.(?:generic_utils|np_utils)|wrappers)(?:\.|$)/,
    range: { before: "3.0.0" },
  },
];

/**
 * The versions that a module runs with: what its surroundings tell, and what it tells itself by
 * environment variables that it sets and by imports that only one version has.
 */
export function versionsOf(module: ParsedModule): FrameworkVersions {
  const around = module.surroundings?.versions;
  if (!module.importedRoots.has("keras") && !module.importedRoots.has("tensorflow")) {
    return { of: (name) => around?.of(name) };
  }
  let own: OwnFindings | undefined;
  return {
    of(qualifiedName) {
      const known = around?.of(qualifiedName);
      if (!/(?:^|\.)keras\./.test(qualifiedName)) return known;
      own ??= { setting: settingIn(module.text), imported: importIn(module) };
      const isInside = !qualifiedName.startsWith("keras.");
      const { setting, imported } = own;
      // What is set decides between the packages that are installed.
      if (setting && (setting.only === "all" || isInside)) return asKnown(setting.evidence);
      if (!imported) return known;
      return known
        ? { framework: "keras", ...bothOf(known, asKnown(imported)) }
        : asKnown(imported);
    },
  };
}

interface OwnFindings {
  readonly setting: OwnEvidence | undefined;
  readonly imported: Evidence | undefined;
}

interface OwnEvidence {
  readonly only: "tf.keras" | "all";
  readonly evidence: Evidence;
}

function settingIn(text: string): OwnEvidence | undefined {
  for (const { pattern, only, range } of settings) {
    const [written] = pattern.exec(text) ?? [];
    if (written === undefined) continue;
    const [variable = "", value = ""] = written.match(/\w+/g) ?? [];
    return { only, evidence: evidenceOf(`${variable}=${value}`, range) };
  }
  return undefined;
}

/** An import of the module itself that has no other to fall back on. */
function importIn({ scopes, tree }: ParsedModule): Evidence | undefined {
  for (const bindings of scopes.root.bindings.values()) {
    for (const binding of bindings) {
      if (binding.kind !== "import") continue;
      const { qualifiedName, at } = binding;
      const found = modules.find(({ pattern }) => pattern.test(qualifiedName));
      if (!found || enclosing(tree.resolveInner(at, 1), "TryStatement")) continue;
      return evidenceOf(`import ${qualifiedName}`, found.range);
    }
  }
  return undefined;
}

function evidenceOf(written: string, range: VersionRange): Evidence {
  return { distribution: "keras", range, written, source: "this file", strength: "installed" };
}

function asKnown(evidence: Evidence): KnownVersion {
  return { framework: "keras", range: evidence.range, sources: [evidence] };
}
