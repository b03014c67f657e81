/** Where the panel's page finds its parts. Addresses are those that the webview may load. */
export interface PanelHtmlParts {
  readonly scriptUri: string;
  readonly styleUri: string;
  /** The webview's own origin, as VS Code names it for a content security policy. */
  readonly cspSource: string;
  /** Fresh for every page: at least 128 random bits, in letters and digits. */
  readonly nonce: string;
  /** The language of the user interface, as a BCP 47 tag: `en`. */
  readonly language: string;
}

/** The panel's page. It may run its one script and load its one style sheet, and nothing else. */
export function panelHtml(parts: PanelHtmlParts): string {
  const policy = [
    "default-src 'none'",
    `style-src ${parts.cspSource}`,
    `script-src 'nonce-${parts.nonce}'`,
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(parts.language)}">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1.0">
    <title>Activation Lens</title>
    <link rel="stylesheet" href="${escapeAttribute(parts.styleUri)}">
  </head>
  <body>
    <main id="app"></main>
    <script nonce="${escapeAttribute(parts.nonce)}" src="${escapeAttribute(parts.scriptUri)}"></script>
  </body>
</html>
`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
