// What this person's page knows, and how each live message changes it.
export const EMPTY = {
  as: null,
  connection: "connecting",
  ready: false,
  me: null,
  team: {},
  users: {},
  channels: {},
  apps: [],
  commands: [],
  shortcuts: [],
  messages: {},
  home: {},
  modals: [],
  errors: null,
  unread: {},
  now: 0,
  time_can_pass: false,
  passing: null,
  gone: [],
  notices: [],
};

const byId = (things) => Object.fromEntries(things.map((thing) => [thing.id, thing]));

const inOrder = (messages) =>
  [...messages].sort((a, b) => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0));

function keep(messages, message) {
  const others = messages.filter((other) => other.ts !== message.ts);
  return inOrder([...others, message]);
}

function withMessage(state, message) {
  const { channel } = message;
  const messages = keep(state.messages[channel] ?? [], message);
  return { ...state, messages: { ...state.messages, [channel]: messages } };
}

function withoutMessage(state, { channel, ts }) {
  const messages = (state.messages[channel] ?? []).filter((message) => message.ts !== ts);
  return { ...state, messages: { ...state.messages, [channel]: messages } };
}

const allInOrder = (messages) =>
  Object.fromEntries(Object.entries(messages).map(([channel, all]) => [channel, inOrder(all)]));

/** What is wrong with the form on top, by block id. */
const errorsOf = (views, errors) =>
  errors && Object.keys(errors).length ? { view: views.at(-1)?.id, beside: errors } : null;

/** A channel that one is no longer in goes out of sight. */
function withChannel(state, { channel }) {
  const channels = { ...state.channels, [channel.id]: channel };
  if (channel.members && !channel.members.includes(state.as)) delete channels[channel.id];
  return { ...state, channels };
}

function fromSnapshot(state, snapshot) {
  return {
    ...state,
    ...snapshot,
    ready: true,
    connection: "live",
    users: byId(snapshot.users),
    channels: byId(snapshot.channels),
    messages: allInOrder(snapshot.messages),
    modals: snapshot.modals ?? [],
    home: snapshot.home ?? {},
    unread: snapshot.unread ?? {},
    errors: errorsOf(snapshot.modals ?? [], snapshot.errors),
  };
}

let noticesSeen = 0;

const CHANGES = {
  snapshot: fromSnapshot,
  message: (state, { message }) => withMessage(state, message),
  ephemeral: (state, { message }) => withMessage(state, { ...message, is_ephemeral: true }),
  message_deleted: withoutMessage,
  ephemeral_deleted: withoutMessage,
  channel: withChannel,
  unread: (state, { channel, count }) => ({
    ...state,
    unread: { ...state.unread, [channel]: count },
  }),
  home: (state, { app_id: app, view }) => ({ ...state, home: { ...state.home, [app]: view } }),
  modals: (state, { views, errors }) => ({
    ...state,
    modals: views,
    errors: errorsOf(views, errors),
  }),
  time: (state, { now, passing }) => ({ ...state, now, passing }),
  file_deleted: (state, { file }) => ({ ...state, gone: [...state.gone, file] }),
  notice: (state, { text }) => {
    noticesSeen += 1;
    return { ...state, notices: [...state.notices.slice(-2), { id: noticesSeen, text }] };
  },
  notice_seen: (state, { id }) => ({
    ...state,
    notices: state.notices.filter((notice) => notice.id !== id),
  }),
  connection: (state, { connection }) => ({ ...state, connection }),
};

export function reduce(state, event) {
  const change = Object.hasOwn(CHANGES, event.type) && CHANGES[event.type];
  if (!change) return state;
  const { type: _type, ...body } = event;
  return change(state, body);
}

export const fullName = (user) => user.real_name || user.profile?.display_name || user.name;

/** What somebody is called here: in full, as a workspace of colleagues shows it. */
export function nameOf(state, id) {
  return state.users[id] ? fullName(state.users[id]) : "Somebody";
}

/** Who wrote a message: a person, or an app under its own or a given name. */
export function authorOf(state, message) {
  if (message.subtype === "tombstone") return { id: "", name: "Deleted", isApp: false };
  const user = state.users[message.user];
  const app = state.apps.find((each) => each.bot_user_id === message.user);
  const isApp = Boolean(user?.is_bot || (message.bot_id && !user) || app);
  const name = message.username || (user ? nameOf(state, user.id) : app?.name);
  return { id: message.user ?? message.bot_id, name: name ?? (isApp ? "App" : "Somebody"), isApp };
}

export function channelTitle(state, channel) {
  if (channel.is_im) return nameOf(state, channel.user);
  if (!channel.is_mpim) return channel.name;
  const appsLast = (a, b) => Number(state.users[a]?.is_bot) - Number(state.users[b]?.is_bot);
  const others = (channel.members ?? []).filter((id) => id !== state.as).sort(appsLast);
  return others.map((id) => nameOf(state, id)).join(", ") || channel.name;
}

export const appOfUser = (state, user) => state.apps.find((app) => app.bot_user_id === user);

const isReply = (message) => message.thread_ts && message.thread_ts !== message.ts;

/** What stands in the channel itself, without the replies that live in threads. */
export function mainMessages(state, channel) {
  const shown = (message) => !isReply(message) || message.subtype === "thread_broadcast";
  return (state.messages[channel] ?? []).filter(shown);
}

export function repliesTo(state, channel, ts) {
  const all = state.messages[channel] ?? [];
  return all.filter((message) => message.thread_ts === ts && message.ts !== ts);
}
