// The workspace's clock, where it can be hurried: to see what time brings.
import { html, useWorkspace } from "./ui.js";
import { fillDate } from "./dates.js";

const HOUR = 3600;
const STEPS = [
  ["An hour", HOUR],
  ["A day", 24 * HOUR],
  ["A week", 7 * 24 * HOUR],
  ["A month", 30 * 24 * HOUR],
];

/** How far it has come: said once to a screen reader, shown to the eye as it moves. */
function Passing({ since, until, now, tz }) {
  const done = Math.min(Math.max(now - since, 0), until - since);
  return html`<progress aria-label="Time passing" max=${until - since} value=${done}></progress>
    <p class="quiet">It is ${fillDate(now, "{date_short}", tz)}.</p>`;
}

/** The buttons stay where they are while time passes, so that the focus does. */
function Steps({ pass, resting }) {
  return html`<div class="passing-time-steps">
    ${STEPS.map(
      ([name, seconds]) => html`<button
        key=${name}
        type="button"
        class="button button-quiet"
        aria-label=${`Let time pass: ${name.toLowerCase()}`}
        aria-disabled=${resting ? "true" : undefined}
        onClick=${() => resting || pass(seconds)}
      >
        ${name}
      </button>`,
    )}
  </div>`;
}

export function PassingTime() {
  const { state, act, tell } = useWorkspace();
  const { now, passing, me } = state;
  const pass = async (seconds) => {
    const said = await act("wait", { seconds });
    if (!said.ok) tell(said.error);
  };
  const today = fillDate(now, "{date_long}", me.tz);
  return html`<section class="passing-time" aria-label="Let time pass">
    <p class="quiet" role="status">${passing ? "Time passes…" : `${today}. Let time pass:`}</p>
    ${passing && html`<${Passing} ...${passing} now=${now} tz=${me.tz} />`}
    <${Steps} pass=${pass} resting=${Boolean(passing)} />
  </section>`;
}
