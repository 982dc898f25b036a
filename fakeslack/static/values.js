// What form elements hold: where a value starts, its shape in Slack's state, and what is wrong with it.
const TEXT = ["value", "initial_value"];
const OPTION = ["selected_option", "initial_option"];
const OPTIONS = ["selected_options", "initial_options"];

/** For each element that holds a value: its key in Slack's state, and the key it starts from. */
const KINDS = {
  plain_text_input: TEXT,
  number_input: TEXT,
  email_text_input: TEXT,
  url_text_input: TEXT,
  static_select: OPTION,
  radio_buttons: OPTION,
  multi_static_select: OPTIONS,
  checkboxes: OPTIONS,
  users_select: ["selected_user", "initial_user"],
  multi_users_select: ["selected_users", "initial_users"],
  channels_select: ["selected_channel", "initial_channel"],
  multi_channels_select: ["selected_channels", "initial_channels"],
  conversations_select: ["selected_conversation", "initial_conversation"],
  multi_conversations_select: ["selected_conversations", "initial_conversations"],
  datepicker: ["selected_date", "initial_date"],
  timepicker: ["selected_time", "initial_time"],
  datetimepicker: ["selected_date_time", "initial_date_time"],
  file_input: ["files", "initial_files"],
};

export const LONGEST_TEXT = 3000;
const LARGEST_FILE = 10 * 1024 * 1024;

export const holdsValue = (element) => Object.hasOwn(KINDS, element.type);
export const isText = (element) => KINDS[element.type] === TEXT;
const isMany = (element) => KINDS[element.type]?.[0].endsWith("s");

/** A value in the shape that Slack's state and block_actions have. */
export const entry = (element, value) => ({ type: element.type, [KINDS[element.type][0]]: value });

export const keyOf = (block, element) => `${block.block_id}\n${element.action_id}`;

const elementsOf = (block) => {
  if (block.type === "input") return [block.element];
  if (block.type === "section" && block.accessory) return [block.accessory];
  return block.type === "actions" ? block.elements : [];
};

const offered = (element) => {
  const groups = [element, ...(element.option_groups ?? [])];
  return new Set(groups.flatMap((group) => group.options ?? []).map((option) => option.value));
};

/** False for a draft whose option has since been taken away. */
function stands(element, draft) {
  const [key] = KINDS[element.type];
  if (key !== "selected_option" && key !== "selected_options") return true;
  return [draft[key]].flat().every((option) => !option || offered(element).has(option.value));
}

/** The value now: what was typed, else what the server knows, else where the element starts. */
export function valueOf(block, element, drafts, known) {
  const [key, initial] = KINDS[element.type];
  const draft = drafts[keyOf(block, element)];
  if (draft?.type === element.type && stands(element, draft)) return draft[key];
  const stored = known?.[block.block_id]?.[element.action_id];
  if (stored?.type === element.type) return stored[key] ?? (isMany(element) ? [] : null);
  return element[initial] ?? (isMany(element) ? [] : null);
}

/** Everything typed and chosen so far, as Slack's state.values. */
export function stateValues(blocks, drafts, known) {
  const values = {};
  for (const block of blocks) {
    for (const element of elementsOf(block).filter(holdsValue)) {
      const value = valueOf(block, element, drafts, known);
      values[block.block_id] ??= {};
      values[block.block_id][element.action_id] = entry(element, value);
    }
  }
  return values;
}

const isBlank = (value) =>
  value === null || value === undefined || (value.trim?.() ?? value).length === 0;

export const lengthOf = (text) => [...(text ?? "")].length;
export const longest = (element) => element.max_length ?? LONGEST_TEXT;

const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

function badText(element, value) {
  const length = lengthOf(value);
  const over = length - longest(element);
  if (over > 0) return `This is ${plural(over, "character")} too long.`;
  const under = (element.min_length ?? 0) - length;
  return under > 0 ? `Please write at least ${plural(element.min_length, "character")}.` : null;
}

function badNumber(element, value) {
  const number = Number(value);
  if (!Number.isFinite(number)) return "Please enter a number.";
  if (!element.is_decimal_allowed && !Number.isInteger(number))
    return "Please enter a whole number.";
  if (element.min_value && number < Number(element.min_value)) {
    return `Please enter ${element.min_value} or more.`;
  }
  return element.max_value && number > Number(element.max_value)
    ? `Please enter ${element.max_value} or less.`
    : null;
}

const endingOf = (name) => name.split(".").at(-1).toLowerCase();

function badFiles(element, files) {
  const most = element.max_files ?? 10;
  if (files.length > most) return `Please choose no more than ${plural(most, "file")}.`;
  const kinds = element.filetypes?.map((kind) => kind.toLowerCase());
  const fits = (file) => [file.filetype, endingOf(file.name)].some((kind) => kinds.includes(kind));
  const odd = kinds && files.find((file) => !fits(file));
  if (odd) return `${odd.name} is not one of these: ${element.filetypes.join(", ")}.`;
  const large = files.find((file) => file.size > LARGEST_FILE);
  return large ? `${large.name} is larger than 10 MB.` : null;
}

const CHECKS = {
  file_input: badFiles,
  plain_text_input: badText,
  number_input: badNumber,
  email_text_input: (_element, value) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? null : "Please enter an email address.",
  url_text_input: (_element, value) =>
    /^https?:\/\/\S+$/i.test(value) ? null : "Please enter a link that starts with https://.",
};

function complaint(block, value) {
  const { element } = block;
  if (isBlank(value)) {
    if (block.optional) return null;
    return "Please complete this required field.";
  }
  return CHECKS[element.type]?.(element, value) ?? null;
}

/** What keeps a form from being sent: block_id to a sentence. */
export function complaints(blocks, drafts, known) {
  const found = {};
  for (const block of blocks) {
    if (block.type !== "input" || !holdsValue(block.element)) continue;
    const wrong = complaint(block, valueOf(block, block.element, drafts, known));
    if (wrong) found[block.block_id] = wrong;
  }
  return found;
}
