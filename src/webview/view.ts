import type { PageState } from "./state.ts";

/** A part of the page that follows the state. */
export interface View {
  readonly root: HTMLElement;
  update(state: PageState): void;
}
