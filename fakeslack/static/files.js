// Files that hang on a message or are chosen in a form, and the address of each on this machine.
import { html, useRef, useState, useWorkspace } from "./ui.js";

/** Where this page finds a file: from the workspace itself, for the person one is. */
export const addressOf = (as, id) => `/page/${encodeURIComponent(as)}/files/${id}`;

/** The id of a file in an image's `slack_file`, which names it by id or by any of its addresses. */
export const idOf = (slackFile) => slackFile.id ?? slackFile.url?.match(/\bF[A-Z0-9]{8,}\b/)?.[0];

const KILO = 1024;

export function sizeOf(bytes) {
  if (bytes < KILO) return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
  if (bytes < KILO * KILO) return `${Math.round(bytes / KILO)} KB`;
  return `${(bytes / KILO / KILO).toFixed(1)} MB`;
}

function Preview({ file, address }) {
  if (!file.mimetype?.startsWith("image/")) return null;
  return html`<img class="picture-large" src=${address} alt=${file.alt_txt ?? file.title} />`;
}

/** One file with its title, name, kind and size, and the way to save it. */
export function FileCard({ file }) {
  const { state } = useWorkspace();
  if (file.mode === "tombstone" || state.gone.includes(file.id)) {
    return html`<p class="unknown">This file was deleted.</p>`;
  }
  const address = addressOf(state.as, file.id);
  const title = file.title || file.name;
  const about = [title !== file.name && file.name, file.pretty_type, sizeOf(file.size)];
  return html`<div class="file">
    <${Preview} file=${file} address=${address} />
    <a
      class="file-link"
      href=${`${address}?save`}
      download=${file.name}
      aria-label=${`Download ${title}`}
    >
      <strong>${title}</strong>
      <span class="quiet">${about.filter(Boolean).join(" · ")}</span>
    </a>
  </div>`;
}

async function handIn(as, file) {
  const address = `/page/${encodeURIComponent(as)}/upload?name=${encodeURIComponent(file.name)}`;
  const failed = { ok: false, error: `${file.name} could not be sent. Try again.` };
  try {
    const answer = await fetch(address, { method: "POST", body: file });
    return await answer.json();
  } catch {
    return failed;
  }
}

function Chosen({ files, drop }) {
  return html`<ul class="chosen-files">
    ${files.map(
      (file) => html`<li key=${file.id}>
        <span>${file.name} <span class="quiet">${sizeOf(file.size)}</span></span>
        <button
          type="button"
          class="link-button"
          aria-label=${`Remove ${file.name}`}
          onClick=${() => drop(file)}
        >
          Remove
        </button>
      </li>`,
    )}
  </ul>`;
}

const rule = (element) => {
  const most = element.max_files ?? 10;
  const count = most === 1 ? "One file" : `Up to ${most} files`;
  const kinds = element.filetypes?.length ? ` (${element.filetypes.join(", ")})` : "";
  return `${count}${kinds}, at most 10 MB${most === 1 ? "" : " each"}.`;
};

/** A field for files: each is sent as soon as it is chosen, and can be taken out again. */
export function FileBox({ element, value, onChange, aria }) {
  const { state, tell } = useWorkspace();
  const [sending, setSending] = useState(false);
  const own = useRef(null);
  const latest = useRef(value);
  latest.current = value;
  const choose = async (event) => {
    const box = event.target;
    setSending(true);
    for (const file of [...box.files]) {
      const said = await handIn(state.as, file);
      if (said.ok) onChange([...latest.current, said.file]);
      else tell(said.error);
      await new Promise((resolve) => setTimeout(resolve));
    }
    box.value = "";
    setSending(false);
  };
  const drop = (file) => {
    onChange(latest.current.filter((other) => other.id !== file.id));
    own.current.focus();
  };
  const chosen = value.length ? `${value.length} chosen.` : "";
  return html`<input
      type="file"
      ref=${own}
      multiple=${(element.max_files ?? 10) > 1}
      accept=${element.filetypes?.map((kind) => `.${kind}`).join(",")}
      aria-busy=${sending ? "true" : undefined}
      onChange=${choose}
      ...${aria}
    />
    <p class="field-note">${rule(element)}</p>
    <p class="field-note" role="status">${sending ? "Sending…" : chosen}</p>
    ${value.length > 0 && html`<${Chosen} files=${value} drop=${drop} />`}`;
}
