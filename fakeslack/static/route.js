// Where somebody is, as an address that can be copied: who, which channel, thread or Home.
const KEYS = ["as", "channel", "thread", "message", "app"];

/** "1700000000000100" as in permalinks, to the timestamp it stands for. */
const asTs = (digits) => `${digits.slice(0, -6)}.${digits.slice(-6)}`;

const PERMALINK = /^\/archives\/([A-Z0-9]+)(?:\/p(\d{16}))?\/?$/;

function placeInArchive(url) {
  const found = PERMALINK.exec(url.pathname);
  if (!found) return null;
  const place = { channel: found[1] };
  if (found[2]) place.message = asTs(found[2]);
  const thread = url.searchParams.get("thread_ts");
  if (thread) place.thread = thread;
  return place;
}

export function readRoute(address = window.location) {
  const url = new URL(address.href);
  const route = placeInArchive(url) ?? {};
  for (const key of KEYS) {
    const value = url.searchParams.get(key);
    if (value) route[key] = value;
  }
  return route;
}

export function hrefOf(route) {
  const query = new URLSearchParams();
  for (const key of KEYS) if (route[key]) query.set(key, route[key]);
  return `/?${query}`;
}

/** The place inside this workspace that a link points to, or null when it leads elsewhere. */
export function placeOf(address, state) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  const place = placeInArchive(url);
  if (!place || !state.channels[place.channel]) return null;
  const message = state.messages[place.channel]?.find(({ ts }) => ts === place.message);
  const thread = message?.thread_ts;
  return thread && thread !== place.message ? { ...place, thread } : place;
}

/** A permalink to a message, in the shape Slack gives them. */
export function permalink(message) {
  const address = `${window.location.origin}/archives/${message.channel}/p${message.ts.replace(".", "")}`;
  const { thread_ts: thread } = message;
  if (!thread || thread === message.ts) return address;
  return `${address}?thread_ts=${thread}&cid=${message.channel}`;
}
