/** What VS Code gives to the page of a webview. */
export interface VsCodeApi {
  /** The message must survive `JSON.stringify`. */
  postMessage(message: unknown): void;
  /** What `setState` was last given, also over a reload; undefined at first. */
  getState(): unknown;
  /** The state must survive `JSON.stringify`. */
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** Can be called once in the life of a page: VS Code refuses a second time. */
export function vsCodeApi(): VsCodeApi {
  return acquireVsCodeApi();
}
