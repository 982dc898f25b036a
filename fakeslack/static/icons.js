// The page's few line icons, drawn here and hidden from screen readers.
import { html } from "./ui.js";

const PATHS = {
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "M6 6l12 12M18 6L6 18",
  check: "M5 12.5l4.5 4.5L19 7.5",
  more: "M5 11.6v.8M12 11.6v.8M19 11.6v.8",
  back: "M15 5l-7 7 7 7",
  reply: "M5 5h14v10H10l-5 4z",
  smile: "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM9 10h.01M15 10h.01M8.5 14.5c2 2.2 5 2.2 7 0",
  bolt: "M13 3L5 14h6l-1 7 8-11h-6z",
  send: "M4 12l16-8-5 16-3-6.5z",
  hash: "M9 4L7 20M17 4l-2 16M4.5 9h16M3.5 15h16",
  lock: "M7 11V8a5 5 0 0110 0v3M5.5 11h13v9h-13z",
  plus: "M12 5v14M5 12h14",
  people:
    "M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20c.5-4 3-6 6.500-6s6 2 6.500 6M16 4.500a3.500 3.500 0 010 6.500M18 14.500c2 .8 3.200 2.700 3.500 5.500",
  eye: "M2.500 12C5 7.500 8.300 5.500 12 5.500s7 2 9.500 6.500c-2.500 4.500-5.800 6.500-9.500 6.500s-7-2-9.500-6.500zM12 14.800a2.800 2.800 0 100-5.600 2.800 2.800 0 000 5.600z",
  home: "M4 11l8-7 8 7M6 9.500V20h12V9.500",
};

export const Icon = ({ name }) => html`<svg
  class=${`icon icon-${name}`}
  viewBox="0 0 24 24"
  aria-hidden="true"
  focusable="false"
>
  <path d=${PATHS[name]} />
</svg>`;
