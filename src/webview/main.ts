import { encodeNumbers } from "../protocol/encodeNumbers.ts";
import type { Curve, Evaluation, PanelState, ToPage } from "../protocol/messages.ts";
import { element, setText } from "./element.ts";
import { connectHost, reportFailures } from "./messages.ts";
import { createPanel, type Panel } from "./panel.ts";
import {
  curveOf,
  differsInReadOutOnly,
  type PageState,
  pageStateOf,
  panelStateOf,
  withEvaluation,
  withHidden,
  withParameters,
  withRange,
  withReadOutAt,
} from "./state.ts";
import { text } from "./text.ts";
import { applyTheme, observeTheme } from "./theme.ts";

/** How long a slider must rest before numbers are evaluated anew, in milliseconds. */
const restBeforeEvaluation = 50;

/** Wires host, state and view together; runs until VS Code drops the page. */
function start(app: HTMLElement): void {
  const host = connectHost(receive);
  reportFailures(host);
  const content = element("div", { class: "content" });
  const status = element("p", { class: "status", role: "status" });
  app.replaceChildren(content, status);

  let theme = applyTheme(app);
  let state: PageState | undefined;
  /** What was kept last. */
  let latest: PageState | undefined;
  let panel: Panel | undefined;
  let frame: number | undefined;
  let evaluation: number | undefined;

  observeTheme(() => {
    theme = applyTheme(app);
    panel?.setTheme(theme);
  });
  const kept = host.kept();
  const restored = kept !== undefined && show(kept);
  if (!kept) showSentence(text.nothingKept);
  host.post({ type: "ready", restored });

  function receive(message: ToPage): void {
    switch (message.type) {
      case "show":
        show(message.state);
        globalThis.scrollTo(0, 0);
        return;
      case "evaluated":
        showEvaluation(message.curve, message.evaluation);
        return;
      case "notice":
        setText(status, message.text);
        content.removeAttribute("aria-busy");
        return;
    }
  }

  /** Whether this version can show the state; if not, it says why. */
  function show(shown: PanelState): boolean {
    dropPanel();
    const read = pageStateOf(shown);
    if (!read.ok) {
      showSentence(read.problem);
      return false;
    }
    state = read.value;
    panel = createPanel(state, theme, {
      setParameters: (index, parameters) => {
        change((before) => withParameters(before, index, parameters));
        if (index === 0) evaluateSoon();
      },
      setHidden: (index, hidden) => {
        change((before) => withHidden(before, index, hidden));
      },
      setRange: (range) => {
        change((before) => withRange(before, range));
      },
      readAt: (x) => {
        change((before) => withReadOutAt(before, x));
      },
      evaluateAlong: (axis) => {
        evaluate({ axis, seed: state?.evaluation?.seed });
      },
      sample: (seed) => {
        evaluate({ axis: state?.evaluation?.axis, seed });
      },
      take: (action, of) => {
        const subject = subjectOf(state);
        if (!subject) return;
        setText(status, "");
        host.post({ type: "result", action, of, ...subject });
      },
    });
    content.replaceChildren(...panel.parts);
    render();
    return true;
  }

  /** Takes an answer unless the page shows something else by now. */
  function showEvaluation(curve: Curve, evaluated: Evaluation): void {
    const subject = subjectOf(state);
    const answered = { curve, source: evaluated.source };
    if (!subject || !isSame({ curve: subject.curve, source: subject.source }, answered)) return;
    content.removeAttribute("aria-busy");
    change((before) => withEvaluation(before, evaluated));
  }

  function showSentence(sentence: string): void {
    content.replaceChildren(element("p", { class: "empty" }, sentence));
  }

  function change(transition: (before: PageState) => PageState): void {
    if (!state) return;
    state = transition(state);
    frame ??= requestAnimationFrame(render);
  }

  function render(): void {
    frame = undefined;
    if (!state) return;
    panel?.update(state);
    if (latest && differsInReadOutOnly(latest, state)) return;
    latest = state;
    host.keep(panelStateOf(state));
  }

  function evaluateSoon(): void {
    clearTimeout(evaluation);
    evaluation = setTimeout(() => {
      evaluate({ axis: state?.evaluation?.axis, seed: state?.evaluation?.seed });
    }, restBeforeEvaluation);
  }

  function evaluate(wanted: Wanted): void {
    const subject = subjectOf(state, wanted);
    if (!subject) return;
    setText(status, "");
    content.setAttribute("aria-busy", "true");
    host.post({ type: "evaluate", ...subject });
  }

  function dropPanel(): void {
    clearTimeout(evaluation);
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
    panel?.dispose();
    panel = undefined;
    state = undefined;
    setText(status, "");
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(encodeNumbers(a)) === JSON.stringify(encodeNumbers(b));
}

/** How numbers are to be evaluated. */
interface Wanted {
  readonly axis?: number | undefined;
  readonly seed?: number | undefined;
}

/** What a request to the host is about; undefined where nothing was evaluated. */
function subjectOf(state: PageState | undefined, wanted: Wanted = state?.evaluation ?? {}) {
  if (!state?.evaluation) return undefined;
  const { axis, seed } = wanted;
  return {
    curve: curveOf(state.curves[0]),
    source: state.evaluation.source,
    ...(axis !== undefined && { axis }),
    ...(seed !== undefined && { seed }),
  };
}

const app = document.getElementById("app");
if (app) start(app);
