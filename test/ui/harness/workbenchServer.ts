import { cp } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { launchChromium } from "../../../scripts/lib/chromium.mjs";
import { findEmbeddedVscode } from "../../../scripts/lib/embeddedVscode.mjs";
import { root } from "../../../scripts/lib/paths.mjs";
import { endOnSignals } from "../../../scripts/lib/processes.mjs";
import { temporaryFolder } from "../../../scripts/lib/temporaryFolder.mjs";
import {
  installExtension,
  quietSettings,
  type Server,
  startServer,
  workbenchAddress,
  writeSettings,
} from "../../../scripts/lib/vscodeServer.mjs";
import type { ThemeName } from "./themes.ts";
import { Workbench } from "./workbench.ts";

export interface WorkbenchOptions {
  /** Folder of the checkout whose copy is opened; `examples` by default. */
  readonly folder?: string;
  /** "Default Dark Modern" by default. */
  readonly theme?: ThemeName;
  /** The packaged extension to install; by default the one that `npm test` has packaged. */
  readonly install?: string;
  /** User settings beside those of a quiet workbench. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Start in Restricted Mode and ask whether the folder is trusted. */
  readonly asksForTrust?: boolean;
}

/**
 * A VS Code server with the packaged extension, a copy of a folder to work in, and a browser. It
 * ends all of them; windows that it has opened close with it.
 */
export class WorkbenchServer {
  /** The copy that is open; tests may change it. */
  readonly workspace: string;
  readonly settingsPath: string;
  /** The theme that windows open with. */
  readonly theme: ThemeName;
  readonly #server: Server;
  readonly #browser: Browser;

  private constructor(started: {
    readonly workspace: string;
    readonly settingsPath: string;
    readonly server: Server;
    readonly browser: Browser;
    readonly theme: ThemeName;
  }) {
    this.workspace = started.workspace;
    this.settingsPath = started.settingsPath;
    this.#server = started.server;
    this.#browser = started.browser;
    this.theme = started.theme;
  }

  static async start(options: WorkbenchOptions = {}): Promise<WorkbenchServer> {
    const { folder = "examples", theme = "Default Dark Modern", asksForTrust = false } = options;
    endOnSignals(130);
    const place = temporaryFolder("ui");
    const workspace = path.join(place, path.basename(folder));
    await cp(path.join(root, folder), workspace, { recursive: true });

    const vscode = await findEmbeddedVscode();
    const profile = {
      userData: path.join(place, "user"),
      extensions: path.join(place, "extensions"),
    };
    await installExtension(vscode, profile, options.install ?? packagedExtension());
    const settingsPath = await writeSettings(profile, {
      ...quietSettings,
      "security.workspace.trust.enabled": asksForTrust,
      "workbench.colorTheme": theme,
      "workbench.reduceMotion": "on",
      // A file that is open beside a panel is shown where it is.
      "workbench.editor.revealIfOpen": true,
      ...options.settings,
    });
    const server = await startServer(vscode, profile, { asksForTrust });
    try {
      const browser = await launchChromium();
      return new WorkbenchServer({ workspace, settingsPath, server, browser, theme });
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /**
   * Opens one more window on the workspace, in a browser session of its own. With `closesServer`
   * the server ends with it.
   */
  async openWindow({ closesServer = false } = {}): Promise<Workbench> {
    const context = await this.#browser.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: "reduce",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    const workbench = new Workbench(page, this, closesServer);
    await page.goto(workbenchAddress(this.#server, this.workspace));
    await workbench.waitUntilReady();
    return workbench;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
  }
}

function packagedExtension(): string {
  const vsix = process.env["ACTIVATION_LENS_VSIX"];
  if (vsix === undefined) throw new Error("Run this by `npm test`, which packages the extension.");
  return vsix;
}
