// What the composer offers while somebody types, and which command a text calls.
const MOST = 8;

const starts = (text, typed) => text.toLowerCase().startsWith(typed.toLowerCase());

/** { from, label, items: [{ name, more, insert }] } for the place where the caret is, or null. */
export function suggest(text, caret, state) {
  const found = /^\/\S*$/.exec(text.slice(0, caret));
  const fitting = state.commands.filter(({ command }) => found && starts(command, found[0]));
  if (!fitting.length) return null;
  const items = fitting.slice(0, MOST).map(({ command, description, usage_hint: usage }) => ({
    name: command,
    more: [usage, description].filter(Boolean).join(" · "),
    insert: `${command} `,
  }));
  return { from: 0, label: "Commands", items };
}

/** The command that a text calls, with the rest of it; null for an ordinary message. */
export function calledCommand(text, state) {
  const found = /^(\/[^\s/]+)(?:\s+([\s\S]*))?$/.exec(text);
  if (!found) return null;
  const known = state.commands.find(({ command }) => command === found[1].toLowerCase());
  return { name: found[1], known, rest: (found[2] ?? "").trim() };
}
