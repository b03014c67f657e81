import { encodeNumbers } from "../protocol/encodeNumbers.ts";
import { limits } from "../protocol/limits.ts";
import type { FromPage, PanelState, ToPage } from "../protocol/messages.ts";
import { readPanelState } from "../protocol/readPanelState.ts";
import { readToPage } from "../protocol/readToPage.ts";
import { vsCodeApi } from "./vscodeApi.ts";

/** The page's way to the extension host, and to what VS Code keeps for the page. */
export interface Host {
  post(message: FromPage): void;
  /** What was kept before a reload; undefined where there is nothing that this version can read. */
  kept(): PanelState | undefined;
  keep(state: PanelState): void;
}

/** Connects the page to its host. Messages that this version does not know are left unheard. */
export function connectHost(receive: (message: ToPage) => void): Host {
  const api = vsCodeApi();
  window.addEventListener("message", (event: MessageEvent<unknown>) => {
    const message = readToPage(event.data);
    if (message) receive(message);
  });
  return {
    post: (message) => {
      api.postMessage(encodeNumbers(message));
    },
    kept: () => readPanelState(api.getState()),
    keep: (state) => {
      api.setState(encodeNumbers(state));
    },
  };
}

/** Sends the page's own failures to the host's log: there is no other place where they would be seen. */
export function reportFailures(host: Host): void {
  const report = (cause: unknown): void => {
    const message = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    host.post({ type: "failed", message: message.slice(0, limits.sentence) });
  };
  window.addEventListener("error", (event) => {
    report(event.error ?? event.message);
  });
  window.addEventListener("unhandledrejection", (event) => {
    report(event.reason);
  });
}
