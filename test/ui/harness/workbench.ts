import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Frame, Locator, Page } from "playwright-core";
import { out } from "../../../scripts/lib/paths.mjs";
import { type ThemeName, themeNamed } from "./themes.ts";
import type { WorkbenchServer } from "./workbenchServer.ts";

/** A place in a text file as the status bar counts it: both numbers from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

const patience = { timeout: 20_000 };
const activeTab = ".editor-group-container.active .tab.active";

/** A window of VS Code, driven as a person would: by keys, palette and mouse. */
export class Workbench {
  readonly page: Page;
  readonly workspace: string;
  /** All that the window and its frames wrote to the console as an error, VS Code's own included. */
  readonly consoleErrors: string[] = [];
  /** What a Content-Security-Policy kept from loading or running, in the browser's words. */
  readonly blockedContent: string[] = [];
  readonly #server: WorkbenchServer;
  readonly #closesServer: boolean;
  #theme: ThemeName;
  #openFile = "";

  constructor(page: Page, server: WorkbenchServer, closesServer: boolean) {
    page.setDefaultTimeout(patience.timeout);
    page.on("console", (message) => {
      if (message.type() === "error") this.consoleErrors.push(message.text());
      if (/Content[- ]Security[- ]Policy/i.test(message.text())) {
        this.blockedContent.push(message.text());
      }
    });
    this.page = page;
    this.workspace = server.workspace;
    this.#server = server;
    this.#closesServer = closesServer;
    this.#theme = server.theme;
  }

  get settingsPath(): string {
    return this.#server.settingsPath;
  }

  /** Resolves when the window shows its folder and the extensions' contributions are known. */
  async waitUntilReady(): Promise<void> {
    await this.page.locator(`.monaco-workbench.${themeNamed(this.#theme).className}`).waitFor();
    await this.page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
  }

  /** Runs a command of the command palette by its full title: "View: Toggle Terminal". */
  async runCommand(title: string): Promise<void> {
    await this.#summonQuickInput("F1", `>${title}`);
    await this.pick(title);
  }

  /** Chooses the entry with this label in the list that is open. */
  async pick(label: string): Promise<void> {
    await this.quickPickEntry(label).click();
  }

  /** The entry with this label in the list that is open. */
  quickPickEntry(label: string): Locator {
    return this.page
      .locator(".quick-input-widget:visible .monaco-list-row")
      .filter({ has: this.page.locator(".label-name").getByText(label, { exact: true }) })
      .first();
  }

  /** Types into the list or box that is open. */
  async typeInQuickInput(text: string): Promise<void> {
    await this.#quickInput().fill(text);
  }

  /** Opens a file of the workspace by name and puts the cursor at its beginning. */
  async openFile(name: string): Promise<void> {
    await this.#summonQuickInput("ControlOrMeta+P", name);
    await this.page
      .locator(".quick-input-list .monaco-list-row")
      .filter({ has: this.page.getByText(path.basename(name), { exact: true }) })
      .first()
      .click();
    await this.page
      .locator(activeTab)
      .filter({ hasText: path.basename(name) })
      .waitFor();
    this.#openFile = path.join(this.workspace, name);
  }

  /** Puts the cursor of the active text editor somewhere. */
  async goTo({ line, column }: Place): Promise<void> {
    await this.#summonQuickInput("Control+G", `:${line}:${column}`);
    // The list names the place once what was typed is understood; Enter before that does nothing.
    await this.page
      .locator(".quick-input-widget:visible .monaco-list-row")
      .filter({ hasText: new RegExp(`line ${line}\\b`, "i") })
      .waitFor();
    await this.page.keyboard.press("Enter");
    await this.#quickInput().waitFor({ state: "hidden" });
    await this.#statusBar(new RegExp(`Ln ${line}, Col ${column}\\b`));
  }

  /** Where a text stands first in the file that `openFile` opened, as it was saved last. */
  async placeOf(text: string): Promise<Place> {
    const content = await this.savedText();
    const offset = content.indexOf(text);
    if (offset < 0) throw new Error(`${this.#openFile} does not contain ${text}`);
    return placeAt(content, offset);
  }

  /** Selects the first occurrence of a text in the file that `openFile` opened. */
  async select(text: string): Promise<void> {
    const content = await this.savedText();
    const offset = content.indexOf(text);
    if (offset < 0) throw new Error(`${this.#openFile} does not contain ${text}`);
    await this.goTo(placeAt(content, offset));
    await this.page.keyboard.press("ControlOrMeta+K");
    await this.page.keyboard.press("ControlOrMeta+B");
    await this.goTo(placeAt(content, offset + text.length));
    await this.page.keyboard.press("ControlOrMeta+K");
    await this.page.keyboard.press("ControlOrMeta+K");
    await this.#statusBar(/selected\)/);
  }

  /**
   * Shows the hover of a place, or of the first occurrence of a text.
   *
   * @returns the hover, whose text is there
   */
  async showHover(at: Place | string): Promise<Locator> {
    await this.goTo(typeof at === "string" ? await this.placeOf(at) : at);
    const hover = this.hover();
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press("ControlOrMeta+K");
      await this.page.keyboard.press("ControlOrMeta+I");
      try {
        await hover.waitFor({ timeout: 5000 });
        return hover;
      } catch (error) {
        // Right after VS Code has started the extension may still be starting too.
        if (attempt === 4) throw error;
      }
    }
  }

  /** The hover that the editor shows. */
  hover(): Locator {
    return this.page
      .locator(".monaco-editor .monaco-hover:visible, .monaco-resizable-hover:visible")
      .locator(".hover-row.markdown-hover, .markdown-hover")
      .filter({ hasNotText: /^Loading/ })
      .first();
  }

  /** Resolves when a widget has faded in, so that a screenshot shows it as it stays. */
  async settle(widget: Locator): Promise<void> {
    await widget.evaluate(async (element) => {
      const animations = document.getAnimations().filter(({ effect }) => {
        const target = effect instanceof KeyframeEffect ? effect.target : null;
        return target?.contains(element);
      });
      await Promise.allSettled(animations.map(({ finished }) => finished));
    });
  }

  /** Puts the hover away and the focus back into the editor. */
  async dismissHover(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await this.page.keyboard.press("Escape");
    await this.hover().waitFor({ state: "hidden" });
  }

  /** Ticks or unticks an entry of the list that is open, which takes several. */
  async tick(label: string): Promise<void> {
    await this.typeInQuickInput(label);
    await this.quickPickEntry(label).click();
  }

  /** Gives the focus back to the text editor beside the panel. */
  async focusEditor(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+1");
    await this.page.locator(".editor-instance .monaco-editor.focused").waitFor();
    // The class comes before the focus has left the panel's frame, which would swallow the next key.
    await this.page.waitForFunction(() =>
      document.activeElement?.closest(".editor-instance .monaco-editor"),
    );
  }

  /** One step back in the active editor, which was saved before. */
  async undo(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+Z");
    await this.page.locator(`${activeTab}.dirty`).waitFor();
  }

  /** Whether our webview panel is there and in sight. */
  async isPanelOpen(): Promise<boolean> {
    return this.page
      .locator('iframe.webview[src*="extensionId=activation-lens.activation-lens"]')
      .first()
      .isVisible();
  }

  /** The content of our webview panel, ready to be looked into. */
  async panelFrame(): Promise<Frame> {
    const outer = await this.page.waitForSelector(
      'iframe.webview[src*="extensionId=activation-lens.activation-lens"]',
    );
    const inner = await (await outer.contentFrame())?.waitForSelector("iframe#active-frame");
    const frame = await inner?.contentFrame();
    if (!frame) throw new Error("The panel has no content.");
    await frame.locator("body").waitFor();
    return frame;
  }

  /** The notification whose text contains this. */
  notification(text: string | RegExp): Locator {
    return this.page.locator(".notification-list-item").filter({ hasText: text }).first();
  }

  /** Saves the active editor and gives what is then in its file. */
  async save(): Promise<string> {
    const dirty = this.page.locator(`${activeTab}.dirty`);
    // The tab shows a change a moment after it was made; without one there is nothing to wait for.
    await dirty.waitFor({ timeout: 5000 }).catch(() => undefined);
    await this.page.keyboard.press("ControlOrMeta+S");
    await this.page.locator(`${activeTab}:not(.dirty)`).waitFor();
    return this.savedText();
  }

  /** What is saved in the file that `openFile` opened. */
  async savedText(): Promise<string> {
    // A file that is being written is empty for a moment.
    for (const until = Date.now() + patience.timeout; ;) {
      const text = await readFile(this.#openFile, "utf8");
      if (text !== "" || Date.now() > until) return text;
    }
  }

  async reloadWindow(): Promise<void> {
    const loaded = this.page.waitForEvent("load", patience);
    await this.runCommand("Developer: Reload Window");
    await loaded;
    await this.waitUntilReady();
  }

  /** Changes the theme, as a user does; other windows may follow later. */
  async setTheme(name: ThemeName): Promise<void> {
    const { label, className } = themeNamed(name);
    await this.runCommand("Preferences: Color Theme");
    await this.#quickInput().fill(label);
    await this.pick(label);
    await this.#quickInput().waitFor({ state: "hidden" });
    await this.page.locator(`.monaco-workbench.${className}`).waitFor();
    this.#theme = name;
  }

  /** Writes what the window shows to `out/screenshots/<theme>/<name>.png`. */
  async screenshot(name: string): Promise<string> {
    const folder = path.join(out, "screenshots", themeNamed(this.#theme).folder);
    await mkdir(folder, { recursive: true });
    const file = path.join(folder, `${name}.png`);
    await this.page.screenshot({ path: file, animations: "disabled" });
    return file;
  }

  /** Closes the window, and what was started for it alone. */
  async close(): Promise<void> {
    await this.page.context().close();
    if (this.#closesServer) await this.#server.close();
  }

  #quickInput(): Locator {
    return this.page.locator(".quick-input-widget:visible .quick-input-box input");
  }

  /**
   * Opens the box at the top by a key and types into it. What happens in the window at that time,
   * such as a panel that opens, may close it again, and then a person would press the key again.
   */
  async #summonQuickInput(key: string, text: string): Promise<void> {
    const input = this.#quickInput();
    // What an earlier, failed test left open must not fail this one.
    if (await input.isVisible()) await this.page.keyboard.press("Escape");
    await input.waitFor({ state: "hidden" });
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press(key);
      try {
        await input.fill(text, { timeout: 3000 });
        return;
      } catch (error) {
        if (attempt === 5) throw error;
      }
    }
  }

  async #statusBar(text: RegExp): Promise<void> {
    await this.page.locator(".statusbar-item").filter({ hasText: text }).first().waitFor();
  }
}

function placeAt(content: string, offset: number): Place {
  const before = content.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: offset - lineStart + 1 };
}
