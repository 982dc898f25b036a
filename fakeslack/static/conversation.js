// A channel or direct message: its head, its messages, the composer, and a thread beside it.
import { html, useEffect, useState, useWorkspace } from "./ui.js";
import { Composer } from "./composer.js";
import { AppTabs } from "./home.js";
import { Icon } from "./icons.js";
import { MessageList } from "./message_list.js";
import { appOfUser, channelTitle, mainMessages, nameOf, repliesTo } from "./store.js";

export const signed = (state, channel) =>
  (channel.is_im || channel.is_mpim ? "" : "#") + channelTitle(state, channel);

const topicOf = (channel) => channel.topic?.value ?? channel.topic ?? "";

function about(state, channel) {
  if (channel.is_im) return state.users[channel.user]?.profile?.title ?? "";
  return topicOf(channel);
}

function Members({ channel }) {
  const { state } = useWorkspace();
  if (channel.is_im || !channel.members?.length) return null;
  const names = channel.members.map((id) => nameOf(state, id)).join(", ");
  const count = channel.members.length;
  return html`<span class="members quiet" title=${names}>
    <${Icon} name="people" /> ${count} ${count === 1 ? "member" : "members"}
  </span>`;
}

/** The bar over whatever fills the middle of the page. */
export function PlaceHead({ title, icon, more, openDrawer, children }) {
  return html`<header class="place-head">
    <button
      type="button"
      class="icon-button drawer-button"
      aria-label="Open conversations"
      onClick=${openDrawer}
    >
      <${Icon} name="menu" />
    </button>
    <div class="place-title">
      <h1>${icon && html`<${Icon} name=${icon} />`}${title}</h1>
      ${more && html`<p class="quiet">${more}</p>`}
    </div>
    ${children}
  </header>`;
}

/** Tell the workspace that what is on the screen has been seen. */
function useReading(channel) {
  const { state, act } = useWorkspace();
  const unread = state.unread[channel] ?? 0;
  useEffect(() => {
    const read = () =>
      unread > 0 && document.visibilityState === "visible" && act("read", { channel });
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [channel, unread]);
}

function Empty({ state, channel }) {
  const whom = channel.is_im
    ? `with ${channelTitle(state, channel)}`
    : `of ${signed(state, channel)}`;
  return html`<p class="empty">This is the beginning ${whom}.</p>`;
}

export function Conversation({ channel, marked, openDrawer }) {
  const { state } = useWorkspace();
  useReading(channel.id);
  const title = channelTitle(state, channel);
  const messages = mainMessages(state, channel.id);
  const app = channel.is_im && appOfUser(state, channel.user);
  const icon = channel.is_im || channel.is_mpim ? null : channel.is_private ? "lock" : "hash";
  const label = `Message ${signed(state, channel)}`;
  return html`<main class="place">
    <${PlaceHead} ...${{ title, icon, openDrawer }} more=${about(state, channel)}>
      ${app && html`<${AppTabs} app=${app} shown="messages" />`}
      <${Members} channel=${channel} />
    <//>
    <${MessageList}
      key=${channel.id}
      label=${`Messages in ${signed(state, channel)}`}
      messages=${messages}
      marked=${marked}
      days
      top=${html`<${Empty} state=${state} channel=${channel} />`}
    />
    ${
      channel.is_archived
        ? html`<p class="empty">This channel is archived. It can be read, not written in.</p>`
        : html`<${Composer} key=${`composer ${channel.id}`} channel=${channel.id} label=${label} />`
    }
  </main>`;
}

/** Give the focus back to what had it before, when that is still there. */
function useReturn() {
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => before?.isConnected && before.focus(), []);
}

export function Thread({ channel, ts, marked }) {
  const { state, go } = useWorkspace();
  useReturn();
  const all = state.messages[channel.id] ?? [];
  const parent = all.filter((message) => message.ts === ts);
  const messages = [...parent, ...repliesTo(state, channel.id, ts)];
  const close = () => go({ channel: channel.id });
  const onKeyDown = (event) => event.key === "Escape" && !event.defaultPrevented && close();
  return html`<aside class="thread" aria-label="Thread" onKeyDown=${onKeyDown}>
    <header class="place-head">
      <div class="place-title">
        <h2>Thread</h2>
        <p class="quiet">${signed(state, channel)}</p>
      </div>
      <button type="button" class="icon-button" aria-label="Close thread" onClick=${close}>
        <${Icon} name="close" />
      </button>
    </header>
    <${MessageList}
      key=${ts}
      label="Messages in this thread"
      messages=${messages}
      marked=${marked}
      inThread
      top=${!parent.length && html`<p class="empty">The first message of this thread is gone.</p>`}
    />
    <${Composer} key=${`reply ${ts}`} channel=${channel.id} thread=${ts} label="Your reply" focus />
  </aside>`;
}
