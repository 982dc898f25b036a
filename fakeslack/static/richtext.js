// Draws rich_text blocks: sections, lists, quotes and preformatted text.
import { html } from "./ui.js";
import { Unknown } from "./elements.js";
import { Emoji, Link, Moment, Mrkdwn } from "./text.js";

const STYLES = [
  ["code", "code"],
  ["strike", "del"],
  ["italic", "em"],
  ["bold", "strong"],
  ["underline", "u"],
];

const styled = (style, inside) =>
  STYLES.reduce(
    (found, [name, tag]) => (style?.[name] ? html`<${tag}>${found}<//>` : found),
    inside,
  );

const Mention = ({ text }) => html`<span class="rich-mention"><${Mrkdwn} text=${text} /></span>`;

const PIECES = {
  text: ({ text }) => text,
  link: ({ url, text }) => html`<${Link} url=${url}>${text || url}<//>`,
  user: ({ user_id: id }) => html`<${Mention} text=${`<@${id}>`} />`,
  channel: ({ channel_id: id }) => html`<${Mention} text=${`<#${id}>`} />`,
  broadcast: ({ range }) => html`<${Mention} text=${`<!${range}>`} />`,
  usergroup: () => html`<${Mention} text="<!subteam|@a group>" />`,
  emoji: ({ name }) => html`<${Emoji} name=${name} />`,
  date: ({ timestamp, format, url, fallback }) =>
    html`<${Moment} seconds=${timestamp} format=${format} link=${url} fallback=${fallback} />`,
};

function Pieces({ elements }) {
  return elements.map((piece) => {
    const draw = Object.hasOwn(PIECES, piece.type) && PIECES[piece.type];
    return styled(piece.style, draw ? draw(piece) : (piece.fallback ?? piece.text ?? ""));
  });
}

function List({ element }) {
  const tag = element.style === "ordered" ? "ol" : "ul";
  const indent = Math.min(element.indent ?? 0, 8);
  return html`<${tag} class=${`rich-list rich-indent-${indent}`} start=${(element.offset ?? 0) + 1}>
    ${element.elements.map((item) => html`<li><${Pieces} elements=${item.elements} /></li>`)}
  <//>`;
}

const PARTS = {
  rich_text_section: ({ element }) =>
    html`<div class="rich-section"><${Pieces} elements=${element.elements} /></div>`,
  rich_text_list: List,
  rich_text_quote: ({ element }) =>
    html`<blockquote><${Pieces} elements=${element.elements} /></blockquote>`,
  rich_text_preformatted: ({ element }) =>
    html`<pre><code><${Pieces} elements=${element.elements} /></code></pre>`,
};

export function RichText({ block }) {
  return html`<div class="mrkdwn">
    ${block.elements.map((element) => {
      const Part = Object.hasOwn(PARTS, element.type) && PARTS[element.type];
      if (!Part) return html`<${Unknown} what="part of rich text" type=${element.type} />`;
      return html`<${Part} element=${element} />`;
    })}
  </div>`;
}
