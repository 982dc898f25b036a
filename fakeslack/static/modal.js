// The stack of modals that apps have opened for this person; the last one is on top.
import { html, useEffect, useRef, useState, useWorkspace } from "./ui.js";
import { Blocks } from "./blocks.js";
import { Dialog, DialogHead } from "./dialog.js";
import { Notices } from "./notices.js";
import { SurfaceProvider, useBlocks, useNamedBlocks } from "./surface.js";
import { wordsOf } from "./text.js";
import { complaints } from "./values.js";

const DISCARD = {
  title: { type: "plain_text", text: "Close without sending?" },
  text: { type: "plain_text", text: "What you wrote in this form will be gone." },
  confirm: { type: "plain_text", text: "Close the form" },
  deny: { type: "plain_text", text: "Keep writing" },
  style: "danger",
};

/** Errors beside fields: our own checks, and what the app answers; typing in a field clears its own. */
function useErrors(view) {
  const { errors: told } = useWorkspace().state;
  const [errors, setErrors] = useState({});
  const form = useRef(null);
  useEffect(() => {
    if (told?.view === view.id) setErrors(told.beside);
  }, [told]);
  useEffect(() => {
    const wrong = form.current.querySelector('[aria-invalid="true"]');
    if (wrong && !wrong.closest(".field")?.contains(document.activeElement)) wrong.focus();
  }, [errors]);
  const clear = (block) =>
    setErrors((before) => {
      if (!before[block.block_id]) return before;
      const { [block.block_id]: _gone, ...others } = before;
      return others;
    });
  return { form, errors, setErrors, clear };
}

/** What the app said about blocks that are not in the form: shown at its foot, never swallowed. */
function homeless(errors, blocks) {
  const ids = new Set(blocks.map((block) => block.block_id));
  return Object.entries(errors).flatMap(([id, text]) => (ids.has(id) ? [] : [text]));
}

function Foot({ view, busy, complaint, onClose }) {
  const close = wordsOf(view.close) || (view.submit ? "Cancel" : "Close");
  return html`<footer class="modal-foot">
    <p class="modal-complaint" role=${complaint ? "alert" : undefined}>${complaint}</p>
    <button type="button" class="button" onClick=${onClose}>${close}</button>
    ${
      view.submit &&
      html`<button type="submit" class="button button-primary" aria-busy=${busy ? "true" : undefined}>
      ${wordsOf(view.submit)}
    </button>`
    }
  </footer>`;
}

function useSubmit({ view, blocks, surface, setErrors }) {
  const { act } = useWorkspace();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState("");
  const submit = async (event) => {
    event.preventDefault();
    if (busy || !view.submit) return;
    setFailure("");
    const wrong = complaints(blocks, surface.drafts, view.state?.values);
    setErrors(wrong);
    if (Object.keys(wrong).length) return;
    setBusy(true);
    const said = await act("submit", { view_id: view.id, state: { values: surface.values() } });
    setBusy(false);
    if (!said.ok) setFailure(said.error);
  };
  return { submit, busy, failure };
}

function useClosing(view, isStacked, surface) {
  const { act, ask, tell } = useWorkspace();
  const send = async (body) => {
    const said = await act("close", { view_id: view.id, ...body });
    if (!said.ok) tell(said.error);
  };
  return {
    close: () => send({}),
    dismiss: () => send(isStacked ? { clear: true } : {}),
    escape: async () => {
      if (!surface.isDirty() || (await ask(DISCARD))) send({});
    },
  };
}

function ModalView({ view, isTop, isStacked }) {
  const blocks = useNamedBlocks(view.blocks);
  const container = { type: "modal", view_id: view.id };
  const { form, errors, setErrors, clear } = useErrors(view);
  const surface = useBlocks({ blocks, container, known: view.state?.values, onType: clear });
  const { submit, busy, failure } = useSubmit({ view, blocks, surface, setErrors });
  const { close, dismiss, escape } = useClosing(view, isStacked, surface);
  const title = `title-${view.id}`;
  const complaint = [failure, ...homeless(errors, blocks)].filter(Boolean).join(" ");
  return html`<${Dialog} labelledby=${title} covered=${!isTop} content=${view.hash} onEscape=${escape}>
    <form class="modal-form" novalidate ref=${form} onSubmit=${submit}>
      <${DialogHead}
        id=${title}
        title=${wordsOf(view.title)}
        onBack=${isStacked && close}
        onDismiss=${dismiss}
      />
      <div class="modal-body">
        <${SurfaceProvider} surface=${surface} errors=${errors}>
          <${Blocks} blocks=${blocks} />
        <//>
      </div>
      ${isTop && html`<${Notices} />`}
      <${Foot} ...${{ view, busy, complaint }} onClose=${close} />
    </form>
  <//>`;
}

export function Modals() {
  const { modals } = useWorkspace().state;
  return modals.map(
    (view, at) =>
      html`<${ModalView}
        key=${view.id}
        view=${view}
        isTop=${at === modals.length - 1}
        isStacked=${at > 0}
      />`,
  );
}
