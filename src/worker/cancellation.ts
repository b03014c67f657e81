/** Tells that work is not wanted any more; VS Code's `CancellationToken` is one. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
  /** Calls the listener once, when that happens; soon where it has happened already. */
  readonly onCancellationRequested: (listener: () => void) => { dispose(): void };
}

/** For work that is wanted in any case. */
export const neverCancelled: Cancellation = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};
