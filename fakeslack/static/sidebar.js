// The list of places: apps, channels and direct messages, and who one is.
import { html, useEffect, useRef, useState, useWorkspace } from "./ui.js";
import { Avatar } from "./avatar.js";
import { Icon } from "./icons.js";
import { PassingTime } from "./passing_time.js";
import { NewMessage, SwitchPerson } from "./people.js";
import { hrefOf } from "./route.js";
import { channelTitle, nameOf } from "./store.js";

function Place({ to, current, count, children }) {
  const { state, go } = useWorkspace();
  const follow = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  return html`<li>
    <a
      class=${count ? "place-link place-unread" : "place-link"}
      href=${hrefOf({ as: state.as, ...to })}
      aria-current=${current ? "page" : undefined}
      onClick=${follow}
    >
      ${children}
      ${count > 0 && html`<span class="badge" aria-label=${`${count} unread`}>${count}</span>`}
    </a>
  </li>`;
}

function Mark({ channel }) {
  const { state } = useWorkspace();
  if (channel.is_mpim) return html`<${Icon} name="people" />`;
  if (!channel.is_im) return html`<${Icon} name=${channel.is_private ? "lock" : "hash"} />`;
  const isApp = state.users[channel.user]?.is_bot;
  return html`<${Avatar} small id=${channel.user} name=${nameOf(state, channel.user)} isApp=${isApp} />`;
}

function ChannelLink({ channel, route }) {
  const { state } = useWorkspace();
  const { id } = channel;
  return html`<${Place} to=${{ channel: id }} current=${route.channel === id} count=${state.unread[id]}>
    <${Mark} channel=${channel} />
    <span class="place-name">${channelTitle(state, channel)}</span>
  <//>`;
}

function Group({ title, id, children, button }) {
  return html`<section aria-labelledby=${id} class="group">
    <div class="group-head">
      <h2 id=${id}>${title}</h2>
      ${button}
    </div>
    <ul>
      ${children}
    </ul>
  </section>`;
}

const lastIn = (state, { id }) => state.messages[id]?.at(-1)?.ts ?? "";

function sorted(state) {
  const all = Object.values(state.channels);
  const byName = (a, b) => channelTitle(state, a).localeCompare(channelTitle(state, b));
  const byTime = (a, b) => lastIn(state, b).localeCompare(lastIn(state, a)) || byName(a, b);
  const isDirect = (channel) => channel.is_im || channel.is_mpim;
  return [all.filter((each) => !isDirect(each)).sort(byName), all.filter(isDirect).sort(byTime)];
}

function Places({ route }) {
  const { state } = useWorkspace();
  const [writing, setWriting] = useState(false);
  const [channels, direct] = sorted(state);
  const link = (channel) =>
    html`<${ChannelLink} key=${channel.id} channel=${channel} route=${route} />`;
  const plus = html`<button
    type="button"
    class="icon-button"
    aria-label="New direct message"
    onClick=${() => setWriting(true)}
  >
    <${Icon} name="plus" />
  </button>`;
  return html`<nav aria-label="Conversations" class="places">
    <${Group} id="places-apps" title="Apps">
      ${state.apps.map(
        (app) => html`<${Place} key=${app.id} to=${{ app: app.id }} current=${route.app === app.id}>
          <${Icon} name="home" />
          <span class="place-name">${app.name} <span class="place-more">Home</span></span>
        <//>`,
      )}
    <//>
    <${Group} id="places-channels" title="Channels">${channels.map(link)}<//>
    <${Group} id="places-direct" title="Direct messages" button=${plus}>${direct.map(link)}<//>
    ${writing && html`<${NewMessage} close=${() => setWriting(false)} />`}
  </nav>`;
}

/** A channel or Home can be kept when one becomes somebody else; a direct message cannot. */
function shared(state, { channel, app }) {
  const found = state.channels[channel];
  return { app, channel: found?.is_im || found?.is_mpim ? undefined : channel };
}

const SwitchButton = ({ onClick }) => html`<button
  type="button"
  class="button button-quiet"
  aria-label="Switch person"
  onClick=${onClick}
>
  Switch
</button>`;

function Myself({ people, route, choose }) {
  const { state } = useWorkspace();
  const [open, setOpen] = useState(false);
  const name = nameOf(state, state.as);
  const place = shared(state, route);
  const take = (id) => {
    setOpen(false);
    choose({ ...place, as: id });
  };
  return html`<div class="myself">
    <${Avatar} id=${state.as} name=${name} />
    <p class="myself-words">
      <strong>${name}</strong>
      <span class="quiet">${state.me.profile?.title || "You"}</span>
    </p>
    <${SwitchButton} onClick=${() => setOpen(true)} />
    ${open && html`<${SwitchPerson} ...${{ people, place, choose: take }} close=${() => setOpen(false)} />`}
  </div>`;
}

/** On a phone this is a drawer: `open` shows it, `close` puts it away. */
export function Sidebar({ route, people, choose, open, close }) {
  const { state } = useWorkspace();
  const own = useRef(null);
  useEffect(() => {
    if (!open) return undefined;
    own.current.querySelector("a, button")?.focus();
    return () => document.querySelector("main .drawer-button")?.focus();
  }, [open]);
  const onKeyDown = (event) => event.key === "Escape" && open && close();
  return html`${open && html`<div class="shade" onClick=${close}></div>`}
    <div class=${open ? "sidebar sidebar-open" : "sidebar"} ref=${own} onKeyDown=${onKeyDown}>
      <div class="sidebar-head">
        <p class="team">${state.team.name}</p>
        <button
          type="button"
          class="icon-button drawer-button"
          aria-label="Close conversations"
          onClick=${close}
        >
          <${Icon} name="close" />
        </button>
      </div>
      <${Places} route=${route} />
      ${state.time_can_pass && html`<${PassingTime} />`}
      <${Myself} ...${{ people, route, choose }} />
    </div>`;
}
