import { readFile } from "node:fs/promises";
import path from "node:path";
import esbuild from "esbuild";
import type { Browser, Page } from "playwright-core";
import { formulasPlugin } from "../../scripts/lib/formulas/plugin.mjs";
import { root } from "../../scripts/lib/paths.mjs";
import { panelHtml } from "../../src/features/panelHtml.ts";
import { encodeNumbers } from "../../src/protocol/encodeNumbers.ts";
import type { FromPage, PanelState, ToPage } from "../../src/protocol/messages.ts";
import { readFromPage } from "../../src/protocol/readFromPage.ts";
import { readPanelState } from "../../src/protocol/readPanelState.ts";
import { type PageTheme, themes, type ThemeName } from "./themes.ts";

declare global {
  /** What stands in for VS Code around the page. */
  var stub: { posted: string[]; kept: string | undefined; violations: string[] };
}

/** The panel's page as it runs inside of VS Code, with a host that only listens. */
export interface OpenedPage {
  readonly page: Page;
  /** Sends a message as the host does. */
  readonly send: (message: ToPage) => Promise<void>;
  /** All messages so far, in their order; fails for one that the host would not understand. */
  readonly posted: () => Promise<readonly FromPage[]>;
  /** What the page keeps over a reload. */
  readonly kept: () => Promise<PanelState | undefined>;
  readonly setTheme: (name: ThemeName) => Promise<void>;
  /** What the content security policy refused, and what was thrown. */
  readonly problems: () => Promise<readonly string[]>;
}

const origin = "https://panel.test";

/**
 * Opens the built page with VS Code's theme, policy and API around it.
 *
 * `kept` is what an earlier page left behind: a panel state, or anything else.
 */
export async function openPage(
  browser: Browser,
  options: {
    readonly theme?: ThemeName;
    readonly width?: number;
    readonly height?: number;
    readonly kept?: unknown;
  } = {},
): Promise<OpenedPage> {
  const page = await browser.newPage({
    viewport: { width: options.width ?? 1000, height: options.height ?? 800 },
  });
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });

  const html = panelHtml({
    scriptUri: `${origin}/page.js`,
    styleUri: `${origin}/panel.css`,
    cspSource: origin,
    nonce: "5f2b8c",
    language: "en",
  });
  const files: Readonly<Record<string, { contentType: string; body: string }>> = {
    "/": { contentType: "text/html", body: html },
    "/page.js": { contentType: "text/javascript", body: await builtPage() },
    "/panel.css": {
      contentType: "text/css",
      body: await readFile(path.join(root, "media", "panel.css"), "utf8"),
    },
  };
  await page.route("**/*", (route) => {
    const file = files[new URL(route.request().url()).pathname];
    return file ? route.fulfill(file) : route.fulfill({ status: 404 });
  });

  const { kept } = options;
  await page.addInitScript(surroundPage, {
    theme: themes[options.theme ?? "dark"],
    kept: kept === undefined ? undefined : JSON.stringify(encodeNumbers(kept)),
  });
  await page.goto(origin);
  await page.waitForFunction(() => globalThis.stub.posted.length > 0);

  return {
    page,
    send: (message) =>
      page.evaluate(async (data) => {
        window.postMessage(data);
        // The page hears it in a task of its own and draws in the frame after that.
        await new Promise((resolve) => setTimeout(resolve));
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
      }, encodeNumbers(message)),
    posted: async () => {
      const posted = await page.evaluate(() => globalThis.stub.posted);
      return posted.map((json) => {
        const message = readFromPage(JSON.parse(json));
        if (!message) throw new Error(`The host does not understand ${json}`);
        return message;
      });
    },
    kept: async () => {
      const json = await page.evaluate(() => globalThis.stub.kept);
      return json === undefined ? undefined : readPanelState(JSON.parse(json));
    },
    setTheme: (name) => page.evaluate(changeTheme, themes[name]),
    problems: async () => [...errors, ...(await page.evaluate(() => globalThis.stub.violations))],
  };
}

let built: Promise<string> | undefined;

/** The page's script as it is shipped. */
export function builtPage(): Promise<string> {
  built ??= esbuild
    .build({
      absWorkingDir: root,
      entryPoints: ["src/webview/main.ts"],
      bundle: true,
      platform: "browser",
      format: "iife",
      target: "es2022",
      minify: true,
      write: false,
      plugins: [formulasPlugin()],
    })
    .then(({ outputFiles }) => outputFiles[0]?.text ?? "");
  return built;
}

/** Runs in the page before anything else: does what VS Code does around a webview's page. */
function surroundPage({ theme, kept }: { theme: PageTheme; kept: string | undefined }): void {
  globalThis.stub = { posted: [], kept, violations: [] };
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    globalThis.stub.violations.push(`${violatedDirective} ${blockedURI}`);
  });
  Reflect.set(globalThis, "acquireVsCodeApi", () => ({
    postMessage: (message: unknown) => {
      globalThis.stub.posted.push(JSON.stringify(message));
    },
    getState: (): unknown =>
      globalThis.stub.kept === undefined ? undefined : JSON.parse(globalThis.stub.kept),
    setState: (state: unknown) => {
      globalThis.stub.kept = JSON.stringify(state);
    },
  }));
  // Before the page's own script, which stands at the end of the body.
  const observer = new MutationObserver(() => {
    if (!document.querySelector("body")) return;
    observer.disconnect();
    document.body.classList.add(...theme.classes);
    for (const [name, value] of Object.entries(theme.variables)) {
      document.documentElement.style.setProperty(`--vscode-${name}`, value);
    }
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** Runs in the page: what VS Code does when the user picks another theme. */
function changeTheme(theme: PageTheme): void {
  document.documentElement.removeAttribute("style");
  document.body.className = theme.classes.join(" ");
  for (const [name, value] of Object.entries(theme.variables)) {
    document.documentElement.style.setProperty(`--vscode-${name}`, value);
  }
}
