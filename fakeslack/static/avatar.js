// A person's or app's mark: initials on one of a few quiet tones, always the same for the same id; apps share one.
import { html } from "./ui.js";

const TONES = 8;

const toneOf = (id) =>
  [...(id ?? "?")].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)) % 9973, 7) % TONES;

function initials(name) {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1)[0] : "";
  return ((words[0]?.[0] ?? "?") + last).toUpperCase();
}

export function Avatar({ id, name, isApp, small }) {
  const shape = `avatar tone-${isApp ? 0 : toneOf(id)} ${isApp ? "avatar-app" : ""} ${small ? "avatar-small" : ""}`;
  return html`<span class=${shape} aria-hidden="true">${initials(name)}</span>`;
}
