// The page's root: finds out who one is, listens for that person, and shows where they are.
import { html, render, useCallback, useEffect, useMemo, useReducer, useState } from "./ui.js";
import { WorkspaceProvider } from "./ui.js";
import { Conversation, PlaceHead, Thread } from "./conversation.js";
import { Confirm } from "./dialog.js";
import { setNow } from "./dates.js";
import { AppTabs, Home } from "./home.js";
import * as live from "./live.js";
import { Modals } from "./modal.js";
import { Connection, Notices } from "./notices.js";
import { Chooser, realPeople } from "./people.js";
import { hrefOf, readRoute } from "./route.js";
import { Sidebar } from "./sidebar.js";
import { channelTitle, EMPTY, nameOf, reduce } from "./store.js";

/** The address bar, as a value that can be set. */
function useRoute() {
  const [route, setRoute] = useState(readRoute);
  useEffect(() => {
    const read = () => setRoute(readRoute());
    window.addEventListener("popstate", read);
    return () => window.removeEventListener("popstate", read);
  }, []);
  const move = useCallback((next, { replace = false } = {}) => {
    const isHere = hrefOf(next) === window.location.pathname + window.location.search;
    window.history[replace || isHere ? "replaceState" : "pushState"](null, "", hrefOf(next));
    setRoute(next);
  }, []);
  return [route, move];
}

/** A question that waits for its answer: ask(confirm) resolves to true or false. */
function useQuestions() {
  const [open, setOpen] = useState(null);
  const ask = useCallback((confirm) => new Promise((resolve) => setOpen({ confirm, resolve })), []);
  const answer = (said) => {
    open.resolve(said);
    setOpen(null);
  };
  return [ask, open && html`<${Confirm} confirm=${open.confirm} answer=${answer} />`];
}

/** Where to be when the address names no place: the first channel, else an app's Home. */
function firstPlace(state) {
  const all = Object.values(state.channels).filter((each) => !each.is_im && !each.is_mpim);
  const [first] = all.sort((a, b) => channelTitle(state, a).localeCompare(channelTitle(state, b)));
  if (first) return { channel: first.id };
  return state.apps.length ? { app: state.apps[0].id } : {};
}

function Nowhere({ openDrawer }) {
  return html`<main class="place">
    <${PlaceHead} title="Not here" openDrawer=${openDrawer} />
    <p class="empty">There is no such place, or you are not in it. Choose another from the list.</p>
  </main>`;
}

function HomePlace({ app, openDrawer }) {
  return html`<main class="place">
    <${PlaceHead} title=${app.name} more=${app.description} openDrawer=${openDrawer}>
      <${AppTabs} app=${app} shown="home" />
    <//>
    <${Home} app=${app} />
  </main>`;
}

function Place({ state, route, openDrawer }) {
  const app = state.apps.find((each) => each.id === route.app);
  if (app) return html`<${HomePlace} app=${app} openDrawer=${openDrawer} />`;
  const channel = state.channels[route.channel];
  if (!channel) return html`<${Nowhere} openDrawer=${openDrawer} />`;
  const { thread, message: marked } = route;
  return html`<${Conversation} ...${{ channel, marked, openDrawer }} />
    ${thread && html`<${Thread} key=${thread} channel=${channel} ts=${thread} marked=${marked} />`}`;
}

function useTitle(state, place) {
  const channel = state.channels[place.channel];
  const app = state.apps.find((each) => each.id === place.app);
  const unread = Object.values(state.unread).reduce((sum, count) => sum + count, 0);
  useEffect(() => {
    const where = app?.name ?? (channel && channelTitle(state, channel));
    const names = [where, state.ready && nameOf(state, state.as), state.team.name].filter(Boolean);
    document.title = (unread ? `(${unread}) ` : "") + names.join(" · ");
  }, [channel, app, unread, state.ready]);
}

/** What this person's page knows, hears and can do. */
function useDesk(as, move) {
  const [state, keep] = useReducer(reduce, { ...EMPTY, as });
  const [ask, question] = useQuestions();
  const hear = (event) => {
    if (event.now) setNow(event.now);
    keep(event);
  };
  useEffect(() => live.listen(as, hear), [as]);
  const tell = (text) => hear({ type: "notice", text });
  const act = (name, body) => live.act(as, name, body);
  const go = (place) => move({ as, ...place });
  const openDm = async (user) => {
    const said = await act("dm", { user });
    if (!said.ok) return tell(said.error);
    hear({ type: "channel", channel: said.channel });
    return go({ channel: said.channel.id });
  };
  return [useMemo(() => ({ state, hear, act, ask, tell, go, openDm }), [state]), question];
}

/** One person's desk, alive as long as that person is the one chosen. */
function Desk({ as, people, route, move }) {
  const [workspace, question] = useDesk(as, move);
  const [drawer, setDrawer] = useState(false);
  const { state } = workspace;
  const isSomewhere = Boolean(route.channel || route.app);
  useEffect(() => setDrawer(false), [route]);
  useEffect(() => {
    if (state.ready && !isSomewhere) move({ as, ...firstPlace(state) }, { replace: true });
  }, [state.ready, isSomewhere]);
  useTitle(state, route);
  if (!state.ready) return html`<${Connection} connection=${state.connection} first />`;
  return html`<${WorkspaceProvider} value=${workspace}>
    <${Connection} connection=${state.connection} />
    ${!state.modals.length && html`<${Notices} />`}
    <div class=${route.thread ? "desk desk-thread" : "desk"}>
      <${Sidebar} ...${{ route, people, choose: move }} open=${drawer} close=${() => setDrawer(false)} />
      ${isSomewhere && html`<${Place} ...${{ state, route }} openDrawer=${() => setDrawer(true)} />`}
    </div>
    <${Modals} />
    ${question}
  <//>`;
}

function usePeople() {
  const [found, setFound] = useState(null);
  useEffect(() => {
    live
      .people()
      .then(setFound, (error) => setFound({ team: {}, people: [], problem: error.message }));
  }, []);
  return found;
}

function Page() {
  const [route, move] = useRoute();
  const found = usePeople();
  if (!found) return null;
  const { team, people } = found;
  const me = realPeople(people).find((user) => user.id === route.as);
  const choose = (id) => move({ ...route, as: id });
  const unknown = route.as && !me ? "That person is not in this workspace. Choose another." : "";
  if (!me)
    return html`<${Chooser} ...${{ team, people, choose }} place=${route} problem=${found.problem || unknown} />`;
  return html`<${Desk} key=${me.id} as=${me.id} ...${{ people, route, move }} />`;
}

const Banner = () => html`<p class="banner" role="note">
  Local practice workspace. Nothing leaves this machine.
</p>`;

render(html`<${Banner} /><${Page} />`, document.getElementById("page"));
