// Says times as the reader's clock shows them, and fills in Slack's date tokens.
const DAY = 86400;
const HALF_YEAR = 182 * DAY;

const formats = new Map();

let ahead = 0;

/** Follow the workspace's clock, which may run ahead of the browser's. */
export const setNow = (seconds) => {
  ahead = seconds - Date.now() / 1000;
};

export const now = () => Date.now() / 1000 + ahead;

function newFormat(tz, options) {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: tz || undefined, ...options });
  } catch {
    return new Intl.DateTimeFormat("en-US", options);
  }
}

/** A format for a zone; making one is slow, so each is made once. */
function inZone(tz, options) {
  const key = `${tz} ${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, newFormat(tz, options));
  return formats.get(key);
}

const show = (seconds, tz, options) => inZone(tz, options).format(new Date(seconds * 1000));

function parts(seconds, tz) {
  const options = {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  };
  const found = inZone(tz, options).formatToParts(new Date(seconds * 1000));
  return Object.fromEntries(found.map(({ type, value }) => [type, value]));
}

/** The day as YYYY-MM-DD in the reader's zone. */
export function dayOf(seconds, tz) {
  const { year, month, day } = parts(seconds, tz);
  return `${year}-${month}-${day}`;
}

const daysSince1970 = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / (DAY * 1000));

function nearDay(seconds, tz) {
  const today = daysSince1970(dayOf(now(), tz));
  return { [-1]: "yesterday", 0: "today", 1: "tomorrow" }[
    daysSince1970(dayOf(seconds, tz)) - today
  ];
}

const ordinal = (day) => {
  const teen = day % 100 > 10 && day % 100 < 14;
  return day + ((!teen && ["th", "st", "nd", "rd"][day % 10]) || "th");
};

const yearIfFar = (seconds, tz) =>
  Math.abs(seconds - now()) > HALF_YEAR ? `, ${parts(seconds, tz).year}` : "";

const monthDay = (seconds, tz, month) => show(seconds, tz, { month, day: "numeric" });

function long(seconds, tz, year) {
  const name = show(seconds, tz, { weekday: "long" });
  const month = show(seconds, tz, { month: "long" });
  return `${name}, ${month} ${ordinal(Number(parts(seconds, tz).day))}${year}`;
}

function ago(seconds) {
  const away = Math.round(seconds - now());
  const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const steps = [
    ["day", DAY],
    ["hour", 3600],
    ["minute", 60],
  ];
  const [unit, size] = steps.find(([, length]) => Math.abs(away) >= length) ?? ["second", 1];
  return relative.format(Math.trunc(away / size), unit);
}

const TOKENS = {
  date_num: dayOf,
  date_slash: (s, tz) => {
    const { year, month, day } = parts(s, tz);
    return `${month}/${day}/${year}`;
  },
  date: (s, tz) => monthDay(s, tz, "long") + yearIfFar(s, tz),
  date_short: (s, tz) => `${monthDay(s, tz, "short")}, ${parts(s, tz).year}`,
  date_long: (s, tz) => long(s, tz, `, ${parts(s, tz).year}`),
  date_long_full: (s, tz) => `${monthDay(s, tz, "long")}, ${parts(s, tz).year}`,
  date_pretty: (s, tz) => nearDay(s, tz) ?? TOKENS.date(s, tz),
  date_short_pretty: (s, tz) => nearDay(s, tz) ?? TOKENS.date_short(s, tz),
  date_long_pretty: (s, tz) => nearDay(s, tz) ?? TOKENS.date_long(s, tz),
  day_divider_pretty: (s, tz) => nearDay(s, tz) ?? long(s, tz, yearIfFar(s, tz)),
  time: (s, tz) => show(s, tz, { hour: "numeric", minute: "2-digit" }),
  time_secs: (s, tz) => show(s, tz, { hour: "numeric", minute: "2-digit", second: "2-digit" }),
  ago,
};

/** Fill in a Slack date format, or null when the moment or a token makes no sense. */
export function fillDate(seconds, format, tz) {
  if (!Number.isFinite(seconds) || Math.abs(seconds) > 8.64e12) return null;
  let known = true;
  const text = format.replace(/\{(\w+)\}/g, (_whole, token, at) => {
    const say = Object.hasOwn(TOKENS, token) && TOKENS[token];
    if (!say) known = false;
    const said = say ? say(seconds, tz) : "";
    return at === 0 ? said.charAt(0).toUpperCase() + said.slice(1) : said;
  });
  return known ? text : null;
}

export const clock = (ts, tz) => TOKENS.time(Number(ts), tz);

export const dayTitle = (ts, tz) => fillDate(Number(ts), "{day_divider_pretty}", tz);

/** Date, time and zone in full, for those who point at a short time. */
export const inFull = (ts, tz) =>
  show(Number(ts), tz, { dateStyle: "full", timeStyle: "short" }) + (tz ? ` (${tz})` : "");

/** "YYYY-MM-DDTHH:MM" on the reader's wall, for a moment; and back again. */
export function toWall(seconds, tz) {
  const { hour, minute } = parts(seconds, tz);
  return `${dayOf(seconds, tz)}T${hour}:${minute}`;
}

export function fromWall(wall, tz) {
  const wanted = Date.parse(`${wall}:00Z`) / 1000;
  let guess = wanted;
  for (let turn = 0; turn < 2; turn += 1) {
    guess += wanted - Date.parse(`${toWall(guess, tz)}:00Z`) / 1000;
  }
  return guess;
}
