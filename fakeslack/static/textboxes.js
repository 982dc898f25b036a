// Boxes for words and numbers, that grow and count.
import { html, useEffect, useRef } from "./ui.js";
import { lengthOf, longest } from "./values.js";

/** Grow with the text, up to the height that the style sheet allows. */
export function useGrowing(text) {
  const box = useRef(null);
  useEffect(() => {
    const { style } = box.current;
    style.setProperty("height", "auto");
    style.setProperty("height", `${box.current.scrollHeight + 2}px`);
  }, [text]);
  return box;
}

function Left({ element, value }) {
  const left = longest(element) - lengthOf(value);
  if (left > longest(element) / 5) return null;
  const said = left < 0 ? `${-left} over` : `${left} left`;
  return html`<p class=${`field-count ${left < 0 ? "field-over" : ""}`}>${said}</p>`;
}

function Multiline({ element, value, onChange, aria }) {
  const box = useGrowing(value);
  return html`<textarea
    rows="4"
    ref=${box}
    value=${value ?? ""}
    placeholder=${element.placeholder?.text}
    onInput=${(event) => onChange(event.target.value || null)}
    ...${aria}
  ></textarea>`;
}

const INPUT_TYPES = {
  plain_text_input: { type: "text" },
  email_text_input: { type: "email", inputmode: "email" },
  url_text_input: { type: "url", inputmode: "url" },
  number_input: { type: "text", inputmode: "decimal" },
};

export function TextBox({ element, value, onChange, onEnter, aria }) {
  if (element.multiline) {
    return html`<${Multiline} ...${{ element, value, onChange, aria }} />
      <${Left} element=${element} value=${value} />`;
  }
  const onKeyDown = (event) => {
    if (event.key !== "Enter" || !onEnter) return;
    event.preventDefault();
    onEnter(event.target.value || null);
  };
  return html`<input
      ...${INPUT_TYPES[element.type]}
      autocomplete="off"
      value=${value ?? ""}
      placeholder=${element.placeholder?.text}
      onInput=${(event) => onChange(event.target.value || null)}
      onKeyDown=${onKeyDown}
      ...${aria}
    />
    ${element.type === "plain_text_input" && html`<${Left} element=${element} value=${value} />`}`;
}
