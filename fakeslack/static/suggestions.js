// The list that the composer shows while somebody types, and the keys that belong to it.
import { html, useState, useWorkspace } from "./ui.js";
import { suggest } from "./suggest.js";

export function Suggestions({ id, offer, active, pick }) {
  return html`<ul class="suggestions" id=${id} role="listbox" aria-label=${offer.label}>
    ${offer.items.map(
      (item, at) =>
        html`<li
          id=${`${id}-${at}`}
          key=${item.name}
          role="option"
          aria-label=${item.name}
          aria-selected=${String(at === active)}
          class=${`choice ${at === active ? "choice-active" : ""}`}
          onMouseDown=${(event) => event.preventDefault()}
          onClick=${() => pick(item)}
        >
          <strong>${item.name}</strong>
          ${item.more && html`<span class="choice-more">${item.more}</span>`}
        </li>`,
    )}
  </ul>`;
}

/** The list under the caret: what it offers, which one is marked, taking one; `off` offers nothing. */
export function useSuggestions({ box, text, write, off }) {
  const { state } = useWorkspace();
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [shut, setShut] = useState(true);
  const offer = shut || off ? null : suggest(text, caret, state);
  const look = (event) => {
    setCaret(event.target.selectionStart);
    setActive(0);
    setShut(false);
  };
  const pick = (item) => {
    const after = text.slice(caret);
    write(text.slice(0, offer.from) + item.insert + after.trimStart());
    setShut(true);
    const at = offer.from + item.insert.length;
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(at, at);
    });
  };
  return { offer, active, setActive, look, pick, shut: () => setShut(true) };
}

const isExact = (offer, text) => offer.items.some(({ name }) => name === text.trim());

/** Keys that belong to the open list; true when the key was used up. */
export function listKey(event, list, text) {
  const { offer, active } = list;
  const { key } = event;
  if (!offer) return false;
  const count = offer.items.length;
  if (key === "ArrowDown") list.setActive((active + 1) % count);
  else if (key === "ArrowUp") list.setActive((active - 1 + count) % count);
  else if (key === "Escape") list.shut();
  else if (key === "Tab" || (key === "Enter" && !isExact(offer, text)))
    list.pick(offer.items[active]);
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}
