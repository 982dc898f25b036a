// A searchable choice of one or several things: a text box that narrows a list.
import { html, useEffect, useLayoutEffect, useRef, useState } from "./ui.js";
import { Icon } from "./icons.js";

const matches = (choice, typed) => choice.label.toLowerCase().includes(typed.trim().toLowerCase());

function Chips({ choices, chosen, drop }) {
  const found = chosen.map(
    (key) => choices.find((choice) => choice.key === key) ?? { key, label: key },
  );
  return html`<ul class="chips">
    ${found.map(
      ({ key, label }) =>
        html`<li class="chip" key=${key}>
          <span>${label}</span>
          <button type="button" aria-label=${`Remove ${label}`} onClick=${() => drop(key)}>
            <${Icon} name="close" />
          </button>
        </li>`,
    )}
  </ul>`;
}

function Option({ choice, id, isChosen, isActive, isBlocked, pick }) {
  const own = useRef(null);
  useEffect(() => {
    if (isActive) own.current.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return html`<li
    id=${id}
    ref=${own}
    role="option"
    aria-selected=${String(isChosen)}
    aria-disabled=${isBlocked ? "true" : undefined}
    aria-label=${choice.label}
    class=${`choice ${isActive ? "choice-active" : ""}`}
    onClick=${() => !isBlocked && pick(choice.key)}
  >
    <span class="choice-mark">${isChosen && html`<${Icon} name="check" />`}</span>
    <span>${choice.label}</span>
    ${choice.description && html`<span class="choice-more">${choice.description}</span>`}
  </li>`;
}

function List({ id, label, found, chosen, active, isFull, pick }) {
  const own = useRef(null);
  useLayoutEffect(() => own.current.scrollIntoView({ block: "nearest" }), [
    found.length,
    chosen.length,
  ]);
  return html`<div class="choices" ref=${own} onMouseDown=${(event) => event.preventDefault()}>
    <ul id=${id} role="listbox" aria-label=${label}>
      ${found.map((choice, at) => {
        const isChosen = chosen.includes(choice.key);
        return html`<${Option}
          key=${choice.key}
          id=${`${id}-${at}`}
          choice=${choice}
          isChosen=${isChosen}
          isActive=${at === active}
          isBlocked=${isFull && !isChosen}
          pick=${pick}
        />`;
      })}
    </ul>
    ${!found.length && html`<p class="choices-note">Nothing matches.</p>`}
  </div>`;
}

/** What the list shows and does, apart from how it is drawn. */
function useChoosing({ choices, chosen, many, max, onChange }) {
  const [typed, setTyped] = useState(null);
  const [active, setActive] = useState(0);
  const open = typed !== null;
  const found = open ? choices.filter((choice) => matches(choice, typed)) : [];
  const isFull = many && max && chosen.length >= max;
  const show = (text) => {
    setTyped(text);
    setActive(0);
  };
  const pick = (key) => {
    if (!many) {
      onChange([key]);
      setTyped(null);
      return;
    }
    const without = chosen.filter((other) => other !== key);
    if (without.length === chosen.length && isFull) return;
    const next = without.length === chosen.length ? [...chosen, key] : without;
    onChange(next);
    if (max && next.length >= max) setTyped(null);
    else if (typed) show("");
  };
  return { typed, active, setActive, open, found, isFull, show, pick, close: () => setTyped(null) };
}

function keys(box, event, { chosen, many, onChange }) {
  const { open, found, active } = box;
  const { key } = event;
  if (key === "Escape" && open) box.close();
  else if (key === "ArrowDown" || key === "ArrowUp") {
    if (!open) box.show("");
    else
      box.setActive((active + (key === "ArrowDown" ? 1 : -1) + found.length) % (found.length || 1));
  } else if (key === "Enter" && open) {
    if (found[active]) box.pick(found[active].key);
  } else if (key === "Backspace" && many && !box.typed && chosen.length) {
    onChange(chosen.slice(0, -1));
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

const note = (max, chosen) =>
  max && chosen.length >= max && `That is all ${max}. Remove one to choose another.`;

/** The text box that narrows the list. */
function Box({ id, list, box, shown, onKeyDown, ...rest }) {
  return html`<input
    id=${id}
    type="text"
    role="combobox"
    autocomplete="off"
    spellcheck=${false}
    aria-expanded=${String(box.open)}
    aria-controls=${list}
    aria-autocomplete="list"
    aria-activedescendant=${box.open && box.found.length ? `${list}-${box.active}` : undefined}
    value=${shown}
    onInput=${(event) => box.show(event.target.value)}
    onClick=${() => box.open || box.show("")}
    onBlur=${box.close}
    onKeyDown=${onKeyDown}
    ...${rest}
  />`;
}

/** `choices`: [{ key, label, description? }]; `chosen`: keys; `onChange(keys)`. */
export function Choices({ id, label, choices, chosen, many, max, onChange, ...rest }) {
  const box = useChoosing({ choices, chosen, many, max, onChange });
  const list = `${id}-list`;
  const one = !many && choices.find((choice) => choice.key === chosen[0]);
  const shown = box.typed ?? (one ? one.label : "");
  const onKeyDown = (event) => keys(box, event, { chosen, many, onChange });
  return html`<div class="combobox">
    ${many && chosen.length > 0 && html`<${Chips} ...${{ choices, chosen }} drop=${box.pick} />`}
    <${Box} ...${{ id, list, box, shown, onKeyDown, ...rest }} />
    ${many && html`<p class="field-note" role="status">${note(max, chosen)}</p>`}
    ${box.open && html`<${List} id=${list} ...${{ label, ...box, chosen }} />`}
  </div>`;
}
