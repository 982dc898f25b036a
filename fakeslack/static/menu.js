// A button that opens a menu; arrow keys move in it, Escape and a press elsewhere close it.
import { html, useEffect, useLayoutEffect, useRef, useState } from "./ui.js";

const GAP = 4;

/** Put the menu below its button, or above when there is no room, and inside the window. */
function place(menu, button) {
  const from = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = from.bottom + GAP + height < window.innerHeight;
  const top = below ? from.bottom + GAP : Math.max(GAP, from.top - height - GAP);
  const left = Math.min(from.left, window.innerWidth - width - 2 * GAP);
  menu.style.setProperty("top", `${top}px`);
  menu.style.setProperty("left", `${Math.max(GAP, left)}px`);
}

const itemsIn = (menu) => [...menu.querySelectorAll('[role="menuitem"]')];

function move(menu, key) {
  const items = itemsIn(menu);
  const at = items.indexOf(document.activeElement);
  const steps = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1 };
  const to = { ...steps, Home: 0, End: items.length - 1 }[key];
  if (to === undefined) return false;
  items[(to + items.length) % items.length]?.focus();
  return true;
}

const isInSight = (button) => {
  const { top, bottom } = button.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
};

/** Stand in place and stay there while the page moves; leave when somebody presses elsewhere. */
function useOpenMenu(menu, button, close) {
  useLayoutEffect(() => {
    place(menu.current, button.current);
    itemsIn(menu.current)[0]?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const outside = (event) => {
      if (menu.current?.contains(event.target) || button.current?.contains(event.target)) return;
      close(false);
    };
    const follow = () => {
      if (!menu.current || !button.current) return;
      if (isInSight(button.current)) place(menu.current, button.current);
      else close(false);
    };
    document.addEventListener("pointerdown", outside, true);
    document.addEventListener("scroll", follow, true);
    window.addEventListener("resize", follow);
    return () => {
      document.removeEventListener("pointerdown", outside, true);
      document.removeEventListener("scroll", follow, true);
      window.removeEventListener("resize", follow);
    };
  }, []);
}

function Item({ item, close }) {
  const pick = () => {
    close(true);
    item.onPick?.();
  };
  const inside = html`<span class="menu-name">${item.name}</span>
    ${item.description && html`<span class="menu-description">${item.description}</span>`}`;
  const shared = {
    role: "menuitem",
    tabindex: -1,
    class: `menu-item ${item.danger ? "menu-danger" : ""}`,
    "aria-label": item.label ?? (item.description ? item.name : undefined),
    onClick: pick,
  };
  if (item.href) {
    return html`<a ...${shared} href=${item.href} target="_blank" rel="noopener noreferrer">${inside}</a>`;
  }
  return html`<button type="button" ...${shared}>${inside}</button>`;
}

function Items({ label, items, row, button, close }) {
  const menu = useRef(null);
  useOpenMenu(menu, button, close);
  const onKeyDown = (event) => {
    if (event.key === "Escape" || event.key === "Tab") close(true);
    else if (!move(menu.current, event.key)) return;
    if (event.key !== "Tab") event.preventDefault();
    event.stopPropagation();
  };
  const shape = row ? "menu menu-row" : "menu";
  return html`<div class=${shape} role="menu" aria-label=${label} ref=${menu} onKeyDown=${onKeyDown}>
    ${items.map((item) =>
      item.heading
        ? html`<div class="menu-heading" role="presentation">${item.heading}</div>`
        : html`<${Item} item=${item} close=${close} />`,
    )}
  </div>`;
}

/** `items`: [{ name, label?, description?, danger?, href?, onPick? } or { heading }]. */
export function Menu({ label, items, children, row, kind = "icon-button", ...rest }) {
  const [open, setOpen] = useState(false);
  const button = useRef(null);
  const close = (focus) => {
    setOpen(false);
    if (focus) button.current?.focus();
  };
  const onKeyDown = (event) => {
    if (event.key !== "ArrowDown" || open) return;
    event.preventDefault();
    setOpen(true);
  };
  return html`<span class="menu-holder">
    <button
      type="button"
      class=${kind}
      aria-label=${label}
      title=${label}
      aria-haspopup="menu"
      aria-expanded=${String(open)}
      ref=${button}
      onClick=${() => setOpen(!open)}
      onKeyDown=${onKeyDown}
      ...${rest}
    >
      ${children}
    </button>
    ${open && html`<${Items} label=${label} items=${items} row=${row} button=${button} close=${close} />`}
  </span>`;
}
