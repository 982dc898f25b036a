// The workspace's clock, where it can be hurried: to see what time brings.
import { html, useState, useWorkspace } from "./ui.js";
import { fillDate } from "./dates.js";

const HOUR = 3600;
const STEPS = [
  ["An hour", HOUR],
  ["A day", 24 * HOUR],
  ["A week", 7 * 24 * HOUR],
];

export function PassingTime() {
  const { state, act, tell } = useWorkspace();
  const [passing, setPassing] = useState(false);
  const wait = async (seconds) => {
    setPassing(true);
    const said = await act("wait", { seconds });
    setPassing(false);
    if (!said.ok) tell(said.error);
  };
  const shown = fillDate(state.now, "{date_long}", state.me.tz);
  return html`<section class="passing-time" aria-label="Let time pass">
    <p class="quiet" role="status">${passing ? "Time passes…" : `${shown}. Let time pass:`}</p>
    <div class="passing-time-steps">
      ${STEPS.map(
        ([name, seconds]) => html`<button
          key=${name}
          type="button"
          class="button button-quiet"
          aria-label=${`Let time pass: ${name.toLowerCase()}`}
          disabled=${passing}
          onClick=${() => wait(seconds)}
        >
          ${name}
        </button>`,
      )}
    </div>
  </section>`;
}
