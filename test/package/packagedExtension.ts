/** Path of the packaged extension that the test run has made. */
export function packagedExtension(): string {
  const vsix = process.env["ACTIVATION_LENS_VSIX"];
  if (vsix === undefined) throw new Error("Run this by `npm test`, which packages the extension.");
  return vsix;
}
