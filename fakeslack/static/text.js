// Draws Slack's text objects: mrkdwn and plain text, always as text nodes.
import { fillDate, inFull } from "./dates.js";
import { picture, spoken } from "./emoji.js";
import { inline, parse } from "./mrkdwn.js";
import { html, useWorkspace } from "./ui.js";
import { hrefOf, placeOf } from "./route.js";
import { channelTitle, nameOf } from "./store.js";

export function Emoji({ name, text }) {
  const found = picture(name);
  if (!found) return text ?? `:${name}:`;
  return html`<span class="emoji" role="img" aria-label=${spoken(name)}>${found}</span>`;
}

/** A link; one that points into this workspace moves the page instead of leaving it. */
export function Link({ url, children, ...rest }) {
  const { state, go } = useWorkspace();
  const place = placeOf(url, state);
  if (!place) {
    return html`<a href=${url} target="_blank" rel="noopener noreferrer" ...${rest}>${children}</a>`;
  }
  const follow = (event) => {
    rest.onClick?.(event);
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(place);
  };
  const href = hrefOf({ as: state.as, ...place });
  return html`<a ...${rest} href=${href} onClick=${follow}>${children}</a>`;
}

function UserMention({ id, label }) {
  const { state } = useWorkspace();
  const mine = id === state.as ? "mention mention-me" : "mention";
  return html`<span class=${mine}>@${state.users[id] ? nameOf(state, id) : label || "someone"}</span>`;
}

function ChannelMention({ id, label }) {
  const { state, go } = useWorkspace();
  const channel = state.channels[id];
  if (!channel) return html`<span class="mention">#${label || "a channel you are not in"}</span>`;
  const follow = (event) => {
    event.preventDefault();
    go({ channel: id });
  };
  const href = hrefOf({ as: state.as, channel: id });
  return html`<a class="mention" href=${href} onClick=${follow}>#${channelTitle(state, channel)}</a>`;
}

export function Moment({ seconds, format, link, fallback }) {
  const { tz } = useWorkspace().state.me;
  const said = fillDate(seconds, format ?? "", tz);
  if (said === null) return fallback || "";
  const moment = new Date(seconds * 1000).toISOString();
  const shown = html`<time datetime=${moment} title=${inFull(seconds, tz)}>${said}</time>`;
  return link ? html`<${Link} url=${link}>${shown}<//>` : shown;
}

const inside = (node) => html`<${Nodes} nodes=${node.children} />`;

const DRAWN = {
  text: (node) => node.text,
  strong: (node) => html`<strong>${inside(node)}</strong>`,
  em: (node) => html`<em>${inside(node)}</em>`,
  del: (node) => html`<del>${inside(node)}</del>`,
  quote: (node) => html`<blockquote>${inside(node)}</blockquote>`,
  lines: (node) => html`<div>${inside(node)}</div>`,
  code: (node) => html`<code>${node.text}</code>`,
  pre: (node) => html`<pre><code>${node.text}</code></pre>`,
  link: (node) => html`<${Link} url=${node.url}>${node.text}<//>`,
  user: (node) => html`<${UserMention} ...${node} />`,
  channel: (node) => html`<${ChannelMention} ...${node} />`,
  broadcast: (node) => html`<span class="mention">${node.text}</span>`,
  date: (node) => html`<${Moment} ...${node} />`,
  emoji: (node) => html`<${Emoji} name=${node.name} text=${node.text} />`,
};

const Nodes = ({ nodes }) => nodes.map((node) => DRAWN[node.kind](node));

export function Mrkdwn({ text, verbatim }) {
  return html`<div class="mrkdwn"><${Nodes} nodes=${parse(text ?? "", verbatim)} /></div>`;
}

/** Plain text: its emoji are drawn, everything else is shown as it stands. */
export function Plain({ text, emoji = true }) {
  if (!emoji || !/:[a-z0-9_+-]+:/i.test(text ?? "")) return text ?? "";
  return text.split(/(:[a-z0-9_+-]+:)/i).map((piece) => {
    const name = /^:([a-z0-9_+-]+):$/i.exec(piece)?.[1];
    return name ? html`<${Emoji} name=${name.toLowerCase()} text=${piece} />` : piece;
  });
}

/** A text object of either type. */
export function Text({ object }) {
  if (!object) return null;
  if (object.type === "mrkdwn") {
    return html`<${Mrkdwn} text=${object.text} verbatim=${object.verbatim} />`;
  }
  return html`<span class="plain"><${Plain} text=${object.text} emoji=${object.emoji ?? true} /></span>`;
}

/** The words of a text object alone, for labels that take no markup. */
export function wordsOf(object) {
  if (!object) return "";
  if (object.type !== "mrkdwn") return object.text;
  const flat = (nodes) =>
    nodes.map((n) => (n.children ? flat(n.children) : (n.text ?? ""))).join("");
  return flat(inline(object.text));
}
