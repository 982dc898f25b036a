// What can be done with a message: react, reply, and the shortcuts behind "More actions".
import { html, useWorkspace } from "./ui.js";
import { QUICK_REACTIONS, picture, spoken } from "./emoji.js";
import { Icon } from "./icons.js";
import { Menu } from "./menu.js";
import { permalink } from "./route.js";
import { nameOf } from "./store.js";
import { Emoji } from "./text.js";

const DELETE = {
  title: { type: "plain_text", text: "Delete this message?" },
  text: { type: "plain_text", text: "It will be gone for everybody here." },
  confirm: { type: "plain_text", text: "Delete" },
  deny: { type: "plain_text", text: "Keep it" },
  style: "danger",
};

/** Do something with a message, and say so when it did not work. */
function useMessageAct({ channel, ts }) {
  const { act, tell } = useWorkspace();
  return async (name, body) => {
    const said = await act(name, { channel, ts, ...body });
    if (!said.ok) tell(said.error);
  };
}

export function Reactions({ message }) {
  const { state } = useWorkspace();
  const perform = useMessageAct(message);
  if (!message.reactions?.length) return null;
  return html`<ul class="reactions" aria-label="Reactions">
    ${message.reactions.map(({ name, users = [], count }) => {
      const mine = users.includes(state.as);
      const who = users.map((id) => nameOf(state, id)).join(", ");
      return html`<li key=${name}>
        <button
          type="button"
          class="reaction"
          aria-pressed=${String(mine)}
          aria-label=${`${spoken(name)}, ${count ?? users.length}`}
          title=${who}
          onClick=${() => perform("react", { name })}
        >
          <${Emoji} name=${name} /> <span>${count ?? users.length}</span>
        </button>
      </li>`;
    })}
  </ul>`;
}

function ReactMenu({ message }) {
  const perform = useMessageAct(message);
  const items = QUICK_REACTIONS.map((name) => ({
    name: picture(name),
    label: spoken(name),
    onPick: () => perform("react", { name }),
  }));
  return html`<${Menu} label="Add reaction" items=${items} row><${Icon} name="smile" /><//>`;
}

async function copyLink(message, tell) {
  try {
    await navigator.clipboard.writeText(permalink(message));
    tell("The link is copied.");
  } catch {
    tell(`The link could not be copied. It is ${permalink(message)}`);
  }
}

function useOwnItems(message, edit) {
  const { state, ask, tell } = useWorkspace();
  const perform = useMessageAct(message);
  const remove = async () => (await ask(DELETE)) && perform("delete");
  const mine = message.user === state.as && !message.bot_id;
  return [
    { name: "Copy link to message", onPick: () => copyLink(message, tell) },
    ...(mine ? [{ name: "Edit message", onPick: edit }] : []),
    ...(mine ? [{ name: "Delete message", danger: true, onPick: remove }] : []),
  ];
}

function useShortcutItems({ channel, ts }) {
  const { state, act, tell } = useWorkspace();
  const run = async (shortcut) => {
    const body = { callback_id: shortcut.callback_id, channel, message_ts: ts };
    const said = await act("shortcut", body);
    if (!said.ok) tell(said.error);
  };
  const items = state.shortcuts
    .filter((shortcut) => shortcut.type === "message")
    .map((shortcut) => ({ name: shortcut.name, onPick: () => run(shortcut) }));
  return items.length ? [{ heading: "Apps" }, ...items] : [];
}

export function Toolbar({ message, inThread, edit }) {
  const { go } = useWorkspace();
  const own = useOwnItems(message, edit);
  const shortcuts = useShortcutItems(message);
  const reply = () => go({ channel: message.channel, thread: message.thread_ts ?? message.ts });
  const replies = inThread ? [] : [{ name: "Reply in thread", onPick: reply }];
  return html`<div class="toolbar">
    <${ReactMenu} message=${message} />
    ${
      !inThread &&
      html`<button
      type="button"
      class="icon-button"
      aria-label="Reply in thread"
      title="Reply in thread"
      onClick=${reply}
    >
      <${Icon} name="reply" />
    </button>`
    }
    <${Menu} label="More actions" items=${[...replies, ...own, ...shortcuts]}><${Icon} name="more" /><//>
  </div>`;
}
