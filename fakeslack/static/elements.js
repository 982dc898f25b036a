// What can be pressed or chosen inside blocks: buttons, overflow menus, selects, and form fields.
import { html, useRef, useState } from "./ui.js";
import { Icon } from "./icons.js";
import { Control, isGroup } from "./inputs.js";
import { Menu } from "./menu.js";
import { useSurface } from "./surface.js";
import { Link, Plain, wordsOf } from "./text.js";
import { entry, holdsValue, isText } from "./values.js";

const PAUSE = 400;

/** Say which element of which kind cannot be shown, instead of leaving a hole. */
export const Unknown = ({ what, type }) =>
  html`<p class="unknown">This practice workspace cannot show a “${type}” ${what}.</p>`;

function Button({ block, element }) {
  const { press } = useSurface();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (busy) return;
    setBusy(true);
    await press(block, element, { type: "button", value: element.value, text: element.text });
    setBusy(false);
  };
  const shared = {
    class: `button ${element.style ? `button-${element.style}` : ""}`,
    "aria-label": element.accessibility_label,
    "aria-busy": busy ? "true" : undefined,
    onClick: send,
  };
  const inside = html`<${Plain} text=${element.text.text} />`;
  if (!element.url) return html`<button type="button" ...${shared}>${inside}</button>`;
  return html`<${Link} url=${element.url} ...${shared}>${inside}<//>`;
}

function Overflow({ block, element }) {
  const { press } = useSurface();
  const items = element.options.map((option) => ({
    name: wordsOf(option.text),
    description: wordsOf(option.description),
    href: option.url,
    onPick: () => press(block, element, { type: "overflow", selected_option: option }),
  }));
  return html`<${Menu} label="More options" items=${items}><${Icon} name="more" /><//>`;
}

/** A value outside a form: choosing it tells the app at once. */
function Chooser({ block, element, name }) {
  const { value, choose, idOf } = useSurface();
  const label = element.accessibility_label ?? name ?? element.placeholder?.text ?? "Choose";
  const control = html`<${Control}
    element=${element}
    value=${value(block, element)}
    label=${label}
    settle
    onChange=${(next) => choose(block, element, next)}
    onEnter=${(next) => choose(block, element, next)}
    aria=${{ id: idOf(block, element), "aria-label": isGroup(element) ? undefined : label }}
  />`;
  const isPicker = element.type.endsWith("picker");
  if (!isGroup(element)) {
    return html`<div class="chooser">
      ${isPicker && html`<span class="chooser-label" aria-hidden="true">${label}</span>`} ${control}
    </div>`;
  }
  return html`<fieldset class="chooser" aria-label=${label}>${control}</fieldset>`;
}

/** One element of an actions block or a section's accessory. */
export function Element({ block, element, name }) {
  if (element.type === "button") return html`<${Button} block=${block} element=${element} />`;
  if (element.type === "workflow_button") return html`<${Unknown} what="button" type="workflow" />`;
  if (element.type === "overflow") return html`<${Overflow} block=${block} element=${element} />`;
  if (!holdsValue(element)) return html`<${Unknown} what="element" type=${element.type} />`;
  return html`<${Chooser} block=${block} element=${element} name=${name} />`;
}

/** Tell the app about a form field as its dispatch_action asks: on Enter, while typing, or on choice. */
function useField(block) {
  const { element } = block;
  const { type, press } = useSurface();
  const timer = useRef(0);
  const eachKey =
    element.dispatch_action_config?.trigger_actions_on?.includes("on_character_entered");
  const send = (value) => press(block, element, entry(element, value));
  const onChange = (value) => {
    type(block, element, value);
    if (!block.dispatch_action || (isText(element) && !eachKey)) return;
    clearTimeout(timer.current);
    if (isText(element)) timer.current = setTimeout(() => send(value), PAUSE);
    else send(value);
  };
  return { onChange, onEnter: block.dispatch_action && !eachKey ? send : undefined };
}

function Marks({ block }) {
  if (block.optional) return html`<span class="field-optional">(optional)</span>`;
  return html`<span class="field-required" title="Required" aria-hidden="true">*</span>`;
}

const Hint = ({ id, object }) =>
  object && html`<p class="field-hint" id=${id}><${Plain} text=${object.text} /></p>`;

const Wrong = ({ id, error }) =>
  html`<p class="field-error" id=${id} role=${error ? "alert" : undefined}>
    ${error && html`<span class="field-error-mark" aria-hidden="true">!</span>${error}`}
  </p>`;

function Head({ block, id }) {
  const label = html`<${Plain} text=${wordsOf(block.label)} />`;
  return html`<div class="field-head">
    ${
      isGroup(block.element)
        ? html`<span class="label" id=${`${id}-label`}>${label}</span>`
        : html`<label for=${id}>${label}</label>`
    }
    <${Marks} block=${block} />
  </div>`;
}

function ariaOf(block, id, error) {
  const described = [error && `${id}-error`, block.hint && `${id}-hint`].filter(Boolean).join(" ");
  return {
    id,
    "data-focus": block.element.focus_on_load ? "true" : undefined,
    "aria-required": isGroup(block.element) ? undefined : String(!block.optional),
    "aria-invalid": error ? "true" : undefined,
    "aria-describedby": described || undefined,
  };
}

const groupOf = (element, id) =>
  isGroup(element) && {
    role: element.type === "radio_buttons" ? "radiogroup" : "group",
    "aria-labelledby": `${id}-label`,
  };

/** An input block: label, control, hint, and the error beside it. */
export function Field({ block }) {
  const { element } = block;
  const { value, idOf, errors } = useSurface();
  const field = useField(block);
  if (!holdsValue(element)) return html`<${Unknown} what="input" type=${element.type} />`;
  const id = idOf(block, element);
  const error = errors[block.block_id];
  return html`<div class=${`field ${error ? "field-wrong" : ""}`} ...${groupOf(element, id)}>
    <${Head} block=${block} id=${id} />
    <${Control}
      element=${element}
      value=${value(block, element)}
      label=${wordsOf(block.label)}
      aria=${ariaOf(block, id, error)}
      ...${field}
    />
    <${Hint} id=${`${id}-hint`} object=${block.hint} />
    <${Wrong} id=${`${id}-error`} error=${error} />
  </div>`;
}
