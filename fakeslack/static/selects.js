// Choosing from options, people, channels and conversations.
import { html, useWorkspace } from "./ui.js";
import { Choices } from "./choices.js";
import { channelTitle, nameOf } from "./store.js";
import { wordsOf } from "./text.js";

const optionsOf = (element) => [
  ...(element.options ?? []),
  ...(element.option_groups ?? []).flatMap((group) => group.options),
];

const SelectOption = ({ option }) =>
  html`<option value=${option.value}>${wordsOf(option.text)}</option>`;

export function StaticSelect({ element, value, onChange, aria }) {
  const choose = (event) =>
    onChange(optionsOf(element).find((option) => option.value === event.target.value) ?? null);
  return html`<select value=${value?.value ?? ""} onChange=${choose} ...${aria}>
    <option value="">${element.placeholder?.text ?? "Choose one"}</option>
    ${(element.options ?? []).map((option) => html`<${SelectOption} option=${option} />`)}
    ${(element.option_groups ?? []).map(
      (group) =>
        html`<optgroup label=${wordsOf(group.label)}>
          ${group.options.map((option) => html`<${SelectOption} option=${option} />`)}
        </optgroup>`,
    )}
  </select>`;
}

export function ManyStatic({ element, value, onChange, aria, label }) {
  const options = optionsOf(element);
  const choices = options.map((option) => ({
    key: option.value,
    label: wordsOf(option.text),
    description: wordsOf(option.description),
  }));
  const byKey = (keys) => keys.map((key) => options.find((option) => option.value === key));
  return html`<${Choices}
    many
    label=${label}
    choices=${choices}
    chosen=${value.map((option) => option.value)}
    max=${element.max_selected_items}
    placeholder=${element.placeholder?.text ?? "Choose"}
    onChange=${(keys) => onChange(byKey(keys).filter(Boolean))}
    ...${aria}
  />`;
}

const kindOf = (channel) =>
  channel.is_im ? "im" : channel.is_mpim ? "mpim" : channel.is_private ? "private" : "public";

/** Everybody who can be chosen, by name. */
export function peopleIn(state) {
  const users = Object.values(state.users).filter((user) => !user.deleted);
  const choices = users.map((user) => ({
    key: user.id,
    label: nameOf(state, user.id),
    description: user.is_bot ? "App" : (user.profile?.title ?? ""),
  }));
  return choices.sort((a, b) => a.label.localeCompare(b.label));
}

function channelsIn(state, { type, filter }) {
  const kinds = type.includes("channels_select") ? ["public"] : filter?.include;
  const fits = (channel) => !kinds || kinds.includes(kindOf(channel));
  const sign = (channel) => (channel.is_im || channel.is_mpim ? "" : "#");
  const choices = Object.values(state.channels).filter(fits);
  return choices
    .map((each) => ({ key: each.id, label: sign(each) + channelTitle(state, each) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

const SEARCH = {
  users: "Search people",
  channels: "Search channels",
  conversations: "Search conversations",
};

/** People, channels or conversations: one or several. */
export function Places({ element, value, onChange, aria, label }) {
  const { state } = useWorkspace();
  const ofPeople = element.type.endsWith("users_select");
  const many = element.type.startsWith("multi_");
  return html`<${Choices}
    many=${many}
    label=${label}
    choices=${ofPeople ? peopleIn(state) : channelsIn(state, element)}
    chosen=${many ? value : value ? [value] : []}
    max=${many ? element.max_selected_items : 1}
    placeholder=${element.placeholder?.text ?? SEARCH[element.type.match(/users|channels|conversations/)[0]]}
    onChange=${(keys) => onChange(many ? keys : (keys[0] ?? null))}
    ...${aria}
  />`;
}
