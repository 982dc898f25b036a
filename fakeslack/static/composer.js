// Where a message is written: sends text and commands, completes commands, offers shortcuts.
import { html, useEffect, useRef, useState, useWorkspace } from "./ui.js";
import { Icon } from "./icons.js";
import { useGrowing } from "./textboxes.js";
import { Menu } from "./menu.js";
import { calledCommand } from "./suggest.js";
import { listKey, Suggestions, useSuggestions } from "./suggestions.js";

/** What is written but not sent, kept for this window until it is sent. */
function useDraft(key) {
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? "");
  const latest = useRef(text);
  const write = (next) => {
    latest.current = next;
    setText(next);
    if (next) sessionStorage.setItem(key, next);
    else sessionStorage.removeItem(key);
  };
  return [text, write, latest];
}

/** Send a message or a command; answers null, or the sentence to show. */
function useSending(channel, thread) {
  const { state, act } = useWorkspace();
  return async (text) => {
    const called = calledCommand(text, state);
    const where = { channel, ...(thread && { thread_ts: thread }) };
    if (called && !called.known) {
      return `There is no command ${called.name} here. To send it as a message, put a space first.`;
    }
    const said = called
      ? await act("command", { ...where, command: called.known.command, text: called.rest })
      : await act("post", { ...where, text: text.trim() });
    return said.ok ? null : said.error;
  };
}

function ShortcutsMenu() {
  const { state, act, tell } = useWorkspace();
  const run = async (shortcut) => {
    const said = await act("shortcut", { callback_id: shortcut.callback_id });
    if (!said.ok) tell(said.error);
  };
  const globals = state.shortcuts.filter((shortcut) => shortcut.type === "global");
  if (!globals.length) return null;
  const items = globals.map((shortcut) => ({
    name: shortcut.name,
    description: shortcut.description,
    onPick: () => run(shortcut),
  }));
  return html`<${Menu} label="Shortcuts" items=${items} kind="button button-quiet">
    <${Icon} name="bolt" /> Shortcuts
  <//>`;
}

function Usage({ text }) {
  const { state } = useWorkspace();
  const known = /^\/\S+\s/.test(text) && calledCommand(text, state)?.known;
  if (!known) return null;
  const usage = [known.command, known.usage_hint].filter(Boolean).join(" ");
  return html`<p class="composer-usage"><code>${usage}</code> ${known.description}</p>`;
}

/** On a phone: there Enter makes a line, and a focused box would bring the keyboard up. */
const isOnTouch = () => window.matchMedia("(pointer: coarse)").matches;

/** The text, its way out, and back into the box when it could not be sent. */
function useComposer({ channel, thread }) {
  const { state } = useWorkspace();
  const [text, write, latest] = useDraft(`draft ${state.as} ${channel} ${thread ?? ""}`);
  const [error, setError] = useState(null);
  const [busy, setBusy] = useState(false);
  const send = useSending(channel, thread);
  const submit = async (event) => {
    event?.preventDefault();
    if (busy || !text.trim()) return;
    setBusy(true);
    write("");
    const wrong = await send(text);
    setBusy(false);
    setError(wrong);
    if (wrong) write([text, latest.current].filter(Boolean).join("\n"));
  };
  const change = (next) => {
    write(next);
    setError(null);
  };
  return { text, change, error, busy, submit };
}

/** The box itself, with the list of commands over it. */
function WritingBox({ id, label, text, change, error, submit, off, focus }) {
  const box = useGrowing(text);
  const list = useSuggestions({ box, text, write: change, off });
  useEffect(() => {
    if (focus && !isOnTouch()) box.current.focus();
  }, []);
  const onInput = (event) => {
    change(event.target.value);
    list.look(event);
  };
  const onKeyDown = (event) => {
    if (event.isComposing || listKey(event, list, text)) return;
    if (event.key === "Enter" && !event.shiftKey && !isOnTouch()) submit(event);
  };
  return html`${list.offer && html`<${Suggestions} id=${`${id}-list`} ...${list} />`}
    <textarea
      ...${{ id, ref: box, value: text, placeholder: label, onInput, onKeyDown }}
      rows="1"
      aria-label=${label}
      aria-autocomplete="list"
      aria-controls=${list.offer ? `${id}-list` : undefined}
      aria-activedescendant=${list.offer ? `${id}-list-${list.active}` : undefined}
      aria-invalid=${error ? "true" : undefined}
      onBlur=${list.shut}
    ></textarea>`;
}

/** `label` names the box: "Message #help", "Your reply". Threads take no commands. */
export function Composer({ channel, thread, label, focus }) {
  const { text, change, error, busy, submit } = useComposer({ channel, thread });
  const id = `composer-${thread ? "thread" : "main"}`;
  return html`<form class="composer" onSubmit=${submit}>
    <${Usage} text=${text} />
    <${WritingBox} ...${{ id, label, text, change, error, submit, focus }} off=${Boolean(thread)} />
    <div class="composer-foot">
      <${ShortcutsMenu} />
      <p class="composer-error" role=${error ? "alert" : undefined}>${error}</p>
      <button type="submit" class="button button-primary" aria-busy=${busy ? "true" : undefined}>
        <${Icon} name="send" /> Send
      </button>
    </div>
  </form>`;
}
