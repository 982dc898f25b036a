// Boxes for dates and times.
import { html, useRef, useWorkspace } from "./ui.js";
import { fromWall, toWall } from "./dates.js";

const PAUSE = 500;

/** A date or time; what is still being typed is sent on only after a pause. */
export function MomentBox({ element, value, onChange, aria, settle }) {
  const { tz } = useWorkspace().state.me;
  const timer = useRef(0);
  const full = element.type === "datetimepicker";
  const kind = { datepicker: "date", timepicker: "time", datetimepicker: "datetime-local" };
  const shown = full && value ? toWall(value, tz) : (value ?? "");
  const change = (event) => {
    const said = event.target.value;
    const next = said ? (full ? fromWall(said, tz) : said) : null;
    clearTimeout(timer.current);
    if (!settle) onChange(next);
    else timer.current = setTimeout(() => onChange(next), PAUSE);
  };
  return html`<input
      type=${kind[element.type]}
      value=${shown}
      max=${element.type === "datepicker" ? "9999-12-31" : undefined}
      onInput=${change}
      ...${aria}
    />
    ${full && html`<p class="field-note">In your time zone, ${tz}.</p>`}`;
}
