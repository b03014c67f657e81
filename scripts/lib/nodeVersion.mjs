// Old syntax, and no imports: this must load in the versions that it turns away.

/**
 * Whether this Node is new enough; tells on the terminal if it is not.
 *
 * @returns {boolean}
 */
export function isNodeNewEnough() {
  const parts = process.versions.node.split(".").map(Number);
  const major = parts[0] || 0;
  const minor = parts[1] || 0;
  if (major > 20 || (major === 20 && minor >= 19)) return true;
  console.error(
    "Activation Lens needs Node 20.19 or newer and this is Node " +
      process.versions.node +
      ": install a newer one from https://nodejs.org and run this again.",
  );
  process.exitCode = 1;
  return false;
}
