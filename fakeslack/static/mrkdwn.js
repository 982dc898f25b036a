// Reads Slack's mrkdwn into plain nodes; nothing here touches the page.
const TOKEN = new RegExp(
  [
    "`(?<code>[^`\\n]+)`",
    "<(?<angle>[^<>\\n]+)>",
    "(?<bare>https?://[^\\s<>|`]*[^\\s<>|`.,:;!?)\\]}'\"*_~])",
    ":(?<emoji>[a-z0-9_+'-]+(?:::skin-tone-[2-6])?):",
    "(?<![\\p{L}\\p{N}])(?<mark>[*_~])(?=\\S)(?<inner>.+?)(?<=\\S)\\k<mark>(?![\\p{L}\\p{N}])",
  ].join("|"),
  "giu",
);
const MARKS = { "*": "strong", _: "em", "~": "del" };
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

export const unescape = (text) => text.replace(/&(?:amp|lt|gt);/g, (found) => ENTITIES[found]);

const words = (text) => ({ kind: "text", text: unescape(text) });

function once(text, sign) {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function date(body) {
  const [command, fallback] = once(body, "|");
  const [, seconds, format, link] = command.split("^");
  return { kind: "date", seconds: Number(seconds), format, link, fallback: unescape(fallback) };
}

/** Read what stands between < and >: a mention, a date or a link. */
function angle(body) {
  if (body.startsWith("!date^")) return date(body);
  const [target, label] = once(body, "|").map(unescape);
  if (target.startsWith("@")) return { kind: "user", id: target.slice(1), label };
  if (target.startsWith("#")) return { kind: "channel", id: target.slice(1), label };
  if (target.startsWith("!")) {
    const name = target.slice(1).split("^")[0];
    return { kind: "broadcast", text: label || `@${name}` };
  }
  if (/^(https?:\/\/|mailto:|tel:)/i.test(target)) {
    return { kind: "link", url: target, text: label || target.replace(/^(mailto|tel):/i, "") };
  }
  return { kind: "text", text: `<${unescape(body)}>` };
}

function node(found, verbatim) {
  const { code, angle: body, bare, emoji, mark, inner } = found.groups;
  if (code) return { kind: "code", text: unescape(code) };
  if (body) return angle(body);
  if (emoji) return { kind: "emoji", name: emoji.toLowerCase(), text: found[0] };
  if (mark) return { kind: MARKS[mark], children: inline(inner, verbatim) };
  const url = unescape(bare);
  return verbatim ? { kind: "text", text: url } : { kind: "link", url, text: url };
}

/** Read one or more lines without quotes or fences. */
export function inline(text, verbatim = false) {
  const nodes = [];
  let at = 0;
  for (const found of text.matchAll(TOKEN)) {
    if (found.index > at) nodes.push(words(text.slice(at, found.index)));
    nodes.push(node(found, verbatim));
    at = found.index + found[0].length;
  }
  if (at < text.length) nodes.push(words(text.slice(at)));
  return nodes;
}

const QUOTED = /^(?:&gt;|>) ?/;
const REST_QUOTED = /^(?:&gt;|>){3} ?/;

/** Group neighbouring lines into runs of quoted and unquoted ones. */
function runs(lines) {
  const found = [];
  let rest = false;
  for (const line of lines) {
    const starts = !rest && REST_QUOTED.test(line);
    const quoted = rest || QUOTED.test(line);
    const text = starts ? line.replace(REST_QUOTED, "") : rest ? line : line.replace(QUOTED, "");
    rest = rest || starts;
    const last = found.at(-1);
    if (last && last.quoted === quoted) last.lines.push(text);
    else found.push({ quoted, lines: [text] });
  }
  return found;
}

function paragraphs(text, verbatim) {
  return runs(text.split("\n")).map(({ quoted, lines }) => ({
    kind: quoted ? "quote" : "lines",
    children: inline(lines.join("\n"), verbatim),
  }));
}

/** Read a whole text: fenced code, quotes, and lines between them. */
export function parse(text, verbatim = false) {
  const pieces = text.split("```");
  if (pieces.length % 2 === 0) pieces.push(`${pieces.splice(-2, 1)}\`\`\`${pieces.pop()}`);
  return pieces.flatMap((piece, turn) => {
    if (turn % 2) return [{ kind: "pre", text: unescape(piece.replace(/^\n|\n$/g, "")) }];
    const beside = piece.replace(turn ? /^\n/ : "", "");
    const trimmed = turn < pieces.length - 1 ? beside.replace(/\n$/, "") : beside;
    return trimmed ? paragraphs(trimmed, verbatim) : [];
  });
}
