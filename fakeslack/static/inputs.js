// Every control that holds a value, found by its element's type; checkboxes and radio buttons are here.
import { html } from "./ui.js";
import { FileBox } from "./files.js";
import { MomentBox } from "./moments.js";
import { ManyStatic, Places, StaticSelect } from "./selects.js";
import { TextBox } from "./textboxes.js";
import { Text } from "./text.js";

const toggled = (chosen, option) => {
  const without = chosen.filter((other) => other.value !== option.value);
  return without.length === chosen.length ? [...chosen, option] : without;
};

/** Checkboxes and radio buttons; the group's name comes from the fieldset around it. */
function Ticks({ element, value, onChange, aria }) {
  const many = element.type === "checkboxes";
  const isOn = (option) =>
    many ? value.some((other) => other.value === option.value) : value?.value === option.value;
  return html`<div class="ticks">
    ${element.options.map((option, at) => {
      const id = `${aria.id}-${at}`;
      return html`<div class="tick" key=${option.value}>
        <input
          ...${aria}
          id=${id}
          type=${many ? "checkbox" : "radio"}
          name=${aria.id}
          checked=${isOn(option)}
          onChange=${() => onChange(many ? toggled(value, option) : option)}
          aria-describedby=${option.description ? `${id}-more` : aria["aria-describedby"]}
        />
        <label for=${id}><${Text} object=${option.text} /></label>
        ${
          option.description &&
          html`<p class="tick-more" id=${`${id}-more`}><${Text} object=${option.description} /></p>`
        }
      </div>`;
    })}
  </div>`;
}

const CONTROLS = [
  [/^file_input$/, FileBox],
  [/_input$/, TextBox],
  [/picker$/, MomentBox],
  [/^static_select$/, StaticSelect],
  [/^multi_static_select$/, ManyStatic],
  [/(users|channels|conversations)_select$/, Places],
  [/^(checkboxes|radio_buttons)$/, Ticks],
];

/** `aria` holds the id and the aria attributes that tie the control to its label and errors. */
export function Control({ element, ...rest }) {
  const [, Kind] = CONTROLS.find(([pattern]) => pattern.test(element.type));
  return html`<${Kind} element=${element} ...${rest} />`;
}

export const isGroup = (element) => /^(checkboxes|radio_buttons)$/.test(element.type);
