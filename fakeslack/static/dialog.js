// A window over the page: keeps the focus inside, gives it back, and asks before it acts.
import { html, useLayoutEffect, useRef } from "./ui.js";
import { Icon } from "./icons.js";
import { Text, wordsOf } from "./text.js";

const FIRST = [
  "[data-focus]",
  ".modal-body :is(input, select, textarea)",
  "footer button",
  ".modal-body :is(button, a[href])",
];

function focusFirst(dialog) {
  const found = FIRST.map((wanted) => dialog.querySelector(wanted)).find(Boolean);
  found?.focus();
}

/** Open at once, close with the component, and keep the focus when uncovered or filled anew. */
function useTopLayer(covered, content) {
  const own = useRef(null);
  const focused = useRef(null);
  useLayoutEffect(() => {
    const dialog = own.current;
    dialog.showModal();
    focusFirst(dialog);
    return () => dialog.close();
  }, []);
  useLayoutEffect(() => {
    if (covered || own.current.contains(document.activeElement)) return;
    if (focused.current?.isConnected) focused.current.focus();
    else focusFirst(own.current);
  }, [covered, content]);
  return { own, focused };
}

/** `covered`: another dialog lies on top of this one; `content`: changes with what it holds. */
export function Dialog({ labelledby, role, covered, content, shape = "", onEscape, children }) {
  const { own, focused } = useTopLayer(covered, content);
  const onKeyDown = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onEscape();
  };
  const onCancel = (event) => {
    event.preventDefault();
    onEscape();
  };
  return html`<dialog
    ref=${own}
    role=${role}
    class=${`modal ${shape} ${covered ? "modal-covered" : ""}`}
    aria-labelledby=${labelledby}
    onKeyDown=${onKeyDown}
    onCancel=${onCancel}
    onFocusIn=${(event) => (focused.current = event.target)}
  >
    ${children}
  </dialog>`;
}

/** The head of a dialog: its title, and the ways back and out. */
export function DialogHead({ id, title, onBack, onDismiss }) {
  return html`<header class="modal-head">
    ${
      onBack &&
      html`<button type="button" class="icon-button" aria-label="Back" onClick=${onBack}>
      <${Icon} name="back" />
    </button>`
    }
    <h2 id=${id}>${title}</h2>
    <button type="button" class="icon-button" aria-label="Dismiss" onClick=${onDismiss}>
      <${Icon} name="close" />
    </button>
  </header>`;
}

/** Slack's confirm object, asked before a press counts. */
export function Confirm({ confirm, answer }) {
  const isDanger = confirm.style === "danger";
  return html`<${Dialog}
    role="alertdialog"
    shape="modal-small"
    labelledby="confirm-title"
    onEscape=${() => answer(false)}
  >
    <header class="modal-head"><h2 id="confirm-title">${wordsOf(confirm.title)}</h2></header>
    <div class="modal-body"><${Text} object=${confirm.text} /></div>
    <footer class="modal-foot">
      <button
        type="button"
        class="button"
        data-focus=${isDanger ? "true" : undefined}
        onClick=${() => answer(false)}
      >
        ${wordsOf(confirm.deny) || "Cancel"}
      </button>
      <button
        type="button"
        class=${`button ${isDanger ? "button-danger" : "button-primary"}`}
        data-focus=${isDanger ? undefined : "true"}
        onClick=${() => answer(true)}
      >
        ${wordsOf(confirm.confirm) || "Yes"}
      </button>
    </footer>
  <//>`;
}
