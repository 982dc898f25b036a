// A column of messages with their days between them, kept at its end while one reads there.
import { html, useEffect, useLayoutEffect, useRef, useWorkspace } from "./ui.js";
import { dayOf, dayTitle } from "./dates.js";
import { Message } from "./message.js";

const GOES_ON = 300;
const NEAR = 80;

const sameAuthor = (a, b) =>
  a && a.user === b.user && a.bot_id === b.bot_id && a.username === b.username;

const goesOn = (before, message) =>
  sameAuthor(before, message) &&
  ![message, before].some((each) => each.is_ephemeral || each.blocks?.length) &&
  Number(message.ts) - Number(before.ts) < GOES_ON;

/** How far down the end is: all the way, but no further than the top of a long last message. */
function endOf(list) {
  const last = list.querySelector("article:last-of-type");
  const bottom = list.scrollHeight - list.clientHeight;
  if (!last) return bottom;
  const above = last.getBoundingClientRect().top - list.getBoundingClientRect().top;
  return Math.min(bottom, list.scrollTop + above);
}

const sizeOf = ({ scrollHeight, clientHeight }) => `${scrollHeight} ${clientHeight}`;

/** Follow the end of the list unless somebody has scrolled away from it. */
function useFollowing(messages) {
  const list = useRef(null);
  const atEnd = useRef(true);
  const size = useRef("");
  const toEnd = () => {
    if (!list.current) return;
    size.current = sizeOf(list.current);
    if (!atEnd.current) return;
    list.current.scrollTop = Math.max(list.current.scrollTop, endOf(list.current));
  };
  useLayoutEffect(toEnd, [messages.length, messages.at(-1)?.ts]);
  useEffect(() => {
    const watcher = new ResizeObserver(toEnd);
    watcher.observe(list.current);
    watcher.observe(list.current.firstElementChild);
    return () => watcher.disconnect();
  }, []);
  const onScroll = () => {
    // A list that has just changed its size moves by itself: nobody has scrolled.
    if (!list.current || size.current !== sizeOf(list.current)) return;
    atEnd.current = list.current.scrollTop > endOf(list.current) - NEAR;
  };
  return { list, onScroll, stay: () => (atEnd.current = false) };
}

function useMarked({ list, stay }, marked, count) {
  const shown = useRef(null);
  useLayoutEffect(() => {
    if (!marked || shown.current === marked) return;
    const found = list.current.querySelector(`[data-ts="${CSS.escape(marked)}"]`);
    if (!found) return;
    shown.current = marked;
    stay();
    found.scrollIntoView({ block: "center" });
  }, [marked, count]);
}

function Day({ ts, tz }) {
  return html`<div class="day" role="separator" aria-label=${dayTitle(ts, tz)}>
    <span>${dayTitle(ts, tz)}</span>
  </div>`;
}

const Replies = ({ count }) => html`<div class="day" role="separator">
  <span>${count} ${count === 1 ? "reply" : "replies"}</span>
</div>`;

/** What stands between two messages: the name of a new day, or the end of a thread's first message. */
function between({ messages, at, days, inThread, tz }) {
  const message = messages[at];
  const before = messages[at - 1];
  const today = dayOf(Number(message.ts), tz);
  if (days && (!before || dayOf(Number(before.ts), tz) !== today)) {
    return html`<${Day} key=${today} ts=${message.ts} tz=${tz} />`;
  }
  const isFirstReply = inThread && before && before.ts === message.thread_ts;
  return isFirstReply && html`<${Replies} key="replies" count=${messages.length - at} />`;
}

/** `days`: name each day; `marked`: the timestamp of a message to show; `top`: what stands first. */
export function MessageList({ label, messages, marked, inThread, days, top }) {
  const { tz } = useWorkspace().state.me;
  const following = useFollowing(messages);
  useMarked(following, marked, messages.length);
  const rows = messages.map((message, at) => {
    const line = between({ messages, at, days, inThread, tz });
    const compact = !line && goesOn(messages[at - 1], message);
    const isMarked = message.ts === marked;
    return [
      line,
      html`<${Message} key=${message.ts} ...${{ message, compact, isMarked, inThread }} />`,
    ];
  });
  return html`<div
    class="messages"
    role="log"
    aria-live="polite"
    aria-label=${label}
    tabindex="0"
    ref=${following.list}
    onScroll=${following.onScroll}
  >
    <div class="messages-inside">${top}${rows.flat()}</div>
  </div>`;
}
