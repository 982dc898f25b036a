// One message: who, when, what, and what can be done with it.
import { html, useMemo, useState, useWorkspace } from "./ui.js";
import { Avatar } from "./avatar.js";
import { Blocks } from "./blocks.js";
import { clock, inFull } from "./dates.js";
import { EditBox } from "./edit.js";
import { FileCard } from "./files.js";
import { Icon } from "./icons.js";
import { Reactions, Toolbar } from "./message_tools.js";
import { authorOf, repliesTo } from "./store.js";
import { SurfaceProvider, useBlocks, useNamedBlocks } from "./surface.js";
import { Mrkdwn } from "./text.js";

function BlocksOf({ message }) {
  const blocks = useNamedBlocks(message.blocks);
  const { channel, ts } = message;
  const container = useMemo(() => ({ type: "message", channel, ts }), [channel, ts]);
  const surface = useBlocks({ blocks, container });
  return html`<${SurfaceProvider} surface=${surface}><${Blocks} blocks=${blocks} /><//>`;
}

const Files = ({ files }) => html`<ul class="files">
  ${files.map((file) => html`<li key=${file.id}><${FileCard} file=${file} /></li>`)}
</ul>`;

/** The older way to add to a message; its words are enough here. */
const Attachment = ({ attachment }) => html`<div class="attachment">
  <${Mrkdwn} text=${attachment.text || attachment.fallback || ""} />
</div>`;

/** As in Slack, an app that changes its blocks has not "edited" anything. */
const isEdited = (message) => message.edited && !(message.bot_id && message.blocks?.length);

function Body({ message }) {
  const hasBlocks = message.blocks?.length > 0;
  return html`<div class="message-body">
    ${hasBlocks ? html`<${BlocksOf} message=${message} />` : html`<${Mrkdwn} text=${message.text} />`}
    ${(message.attachments ?? []).map((each) => html`<${Attachment} attachment=${each} />`)}
    ${message.files?.length > 0 && html`<${Files} files=${message.files} />`}
    ${isEdited(message) && html`<span class="edited">(edited)</span>`}
  </div>`;
}

function ThreadLink({ message }) {
  const { state, go } = useWorkspace();
  const known = repliesTo(state, message.channel, message.ts).filter(
    (reply) => !reply.is_ephemeral,
  );
  const count = Math.max(message.reply_count ?? 0, known.length);
  if (!count) return null;
  const people = [...new Set(message.reply_users ?? known.map((reply) => reply.user))].filter(
    Boolean,
  );
  const last = known.at(-1);
  return html`<button
    type="button"
    class="thread-link"
    onClick=${() => go({ channel: message.channel, thread: message.ts })}
  >
    ${people.slice(0, 4).map((user) => {
      const { name, isApp } = authorOf(state, { user });
      return html`<${Avatar} small id=${user} name=${name} isApp=${isApp} />`;
    })}
    <span class="thread-count">${count} ${count === 1 ? "reply" : "replies"}</span>
    ${last && html`<span class="quiet">last at ${clock(last.ts, state.me.tz)}</span>`}
  </button>`;
}

function OnlyYou({ message }) {
  const { act, tell } = useWorkspace();
  const { channel, ts } = message;
  const dismiss = async () => {
    const said = await act("delete", { channel, ts });
    if (!said.ok) tell(said.error);
  };
  return html`<p class="only-you">
    <${Icon} name="eye" /> Only visible to you
    <button type="button" class="link-button" onClick=${dismiss}>Dismiss</button>
  </p>`;
}

function When({ ts }) {
  const { tz } = useWorkspace().state.me;
  const moment = new Date(Number(ts) * 1000).toISOString();
  return html`<time class="quiet" datetime=${moment} title=${inFull(ts, tz)}>${clock(ts, tz)}</time>`;
}

function Head({ author, ts }) {
  return html`<header class="message-head">
    <strong class="message-author">${author.name}</strong>
    ${author.isApp && html`<span class="tag">App</span>`}
    <${When} ts=${ts} />
  </header>`;
}

function shapeOf({ message, compact, isMarked }) {
  const shapes = {
    "message-compact": compact,
    "message-marked": isMarked,
    "message-ephemeral": message.is_ephemeral,
  };
  return ["message", ...Object.keys(shapes).filter((shape) => shapes[shape])].join(" ");
}

/** `compact`: the same author goes on; `inThread`: shown in the thread pane. */
export function Message({ message, compact, isMarked, inThread }) {
  const { state } = useWorkspace();
  const [editing, setEditing] = useState(false);
  const author = authorOf(state, message);
  const tools = !message.is_ephemeral && !editing;
  const label = `${author.name} at ${clock(message.ts, state.me.tz)}`;
  return html`<article
    class=${shapeOf({ message, compact, isMarked })}
    data-ts=${message.ts}
    aria-label=${label}
  >
    <div class="message-side">
      ${compact ? html`<${When} ts=${message.ts} />` : html`<${Avatar} ...${author} />`}
    </div>
    <div class="message-main">
      ${message.is_ephemeral && html`<${OnlyYou} message=${message} />`}
      ${!compact && html`<${Head} author=${author} ts=${message.ts} />`}
      ${editing && html`<${EditBox} message=${message} done=${() => setEditing(false)} />`}
      ${!editing && html`<${Body} message=${message} />`}
      <${Reactions} message=${message} />
      ${!inThread && html`<${ThreadLink} message=${message} />`}
    </div>
    ${tools && html`<${Toolbar} ...${{ message, inThread }} edit=${() => setEditing(true)} />`}
  </article>`;
}
