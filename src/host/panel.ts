import * as vscode from "vscode";
import { completeState } from "../protocol/completeState.ts";
import { panelHtml } from "../features/panelHtml.ts";
import { encodeNumbers } from "../protocol/encodeNumbers.ts";
import type { FromPage, PanelState, ToPage } from "../protocol/messages.ts";
import { readFromPage } from "../protocol/readFromPage.ts";
import type { Evaluations } from "./evaluations.ts";
import { guard } from "./guard.ts";

const viewType = "activationLens.panel";

/** The panel beside the editor: one at a time, from its opening to its closing, reloads included. */
export class Panel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #extensionUri: vscode.Uri;
  readonly #evaluations: Evaluations;
  readonly #log: vscode.LogOutputChannel;
  readonly #serializer: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  /** What the page has not been told yet, because it is still loading or hidden. */
  #pending: PanelState | undefined;
  #isListening = false;
  /** Ends the evaluation that the page waits for. */
  #evaluating: vscode.CancellationTokenSource | undefined;

  constructor(extensionUri: vscode.Uri, evaluations: Evaluations, log: vscode.LogOutputChannel) {
    this.#extensionUri = extensionUri;
    this.#evaluations = evaluations;
    this.#log = log;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(viewType, this);
  }

  /** Shows curves, and an evaluation if there is one, in place of what the panel shows. */
  show(state: PanelState): void {
    const completed = completeState(state);
    if (!completed.ok) {
      void vscode.window.showErrorMessage(completed.problem);
      return;
    }
    this.#pending = completed.value;
    this.#evaluating?.cancel();
    if (this.#panel) reveal(this.#panel);
    else this.#adopt(this.#create());
    this.#deliver();
  }

  /** VS Code kept the panel over a reload; its page finds its own state again. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Thenable<void> {
    if (this.#panel) panel.dispose();
    else this.#adopt(panel);
    return Promise.resolve();
  }

  dispose(): void {
    this.#serializer.dispose();
    this.#panel?.dispose();
  }

  #create(): vscode.WebviewPanel {
    return vscode.window.createWebviewPanel(viewType, "Activation Lens", {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
    });
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel = panel;
    const { webview } = panel;
    const script = vscode.Uri.joinPath(this.#extensionUri, "dist", "page.js");
    const style = vscode.Uri.joinPath(this.#extensionUri, "media", "panel.css");
    webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(script, ".."), vscode.Uri.joinPath(style, "..")],
    };
    const receive = guard(this.#log, vscode.l10n.t("answer the panel"), (data: unknown) =>
      this.#receive(data),
    );
    const subscriptions = [
      webview.onDidReceiveMessage(receive),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.#isListening = false;
      }),
    ];
    panel.onDidDispose(() => {
      this.#evaluating?.cancel();
      vscode.Disposable.from(...subscriptions).dispose();
      this.#panel = undefined;
      this.#isListening = false;
    });
    webview.html = panelHtml({
      scriptUri: webview.asWebviewUri(script).toString(),
      styleUri: webview.asWebviewUri(style).toString(),
      cspSource: webview.cspSource,
      nonce: createNonce(),
      language: vscode.env.language,
    });
  }

  #deliver(): void {
    if (!this.#isListening || !this.#pending) return;
    this.#post({ type: "show", state: this.#pending });
    this.#pending = undefined;
  }

  #post(message: ToPage): void {
    void this.#panel?.webview.postMessage(encodeNumbers(message));
  }

  async #receive(data: unknown): Promise<void> {
    const message = readFromPage(data);
    if (!message) {
      this.#log.warn("The panel sent a message that this version does not know.");
      return;
    }
    switch (message.type) {
      case "ready":
        this.#isListening = true;
        this.#deliver();
        return;
      case "evaluate":
        await this.#evaluate(message);
        return;
      case "result":
        await this.#useResult(message);
        return;
      case "failed":
        this.#log.error(message.message);
        return;
    }
  }

  async #evaluate(request: Extract<FromPage, { type: "evaluate" }>): Promise<void> {
    // What is asked for later makes what was asked for earlier pointless.
    this.#evaluating?.cancel();
    const evaluating = new vscode.CancellationTokenSource();
    this.#evaluating = evaluating;
    const cancellation = evaluating.token;
    try {
      const result = await this.#evaluations.evaluateSource(request, { cancellation });
      if (cancellation.isCancellationRequested) return;
      if (result.ok) {
        this.#post({ type: "evaluated", curve: request.curve, evaluation: result.value });
      } else {
        this.#post({ type: "notice", text: result.problem });
      }
    } finally {
      if (this.#evaluating === evaluating) this.#evaluating = undefined;
      evaluating.dispose();
    }
  }

  async #useResult(request: Extract<FromPage, { type: "result" }>): Promise<void> {
    const result = await this.#evaluations.useResult(request);
    this.#post({ type: "notice", text: result.ok ? result.value : result.problem });
  }
}

/** Brings the panel to the front without covering the code that is being read. */
function reveal(panel: vscode.WebviewPanel): void {
  const isOverCode = vscode.window.activeTextEditor?.viewColumn === panel.viewColumn;
  panel.reveal(isOverCode ? vscode.ViewColumn.Beside : undefined, true);
}

/** 128 random bits in letters and digits, for one page. */
function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
