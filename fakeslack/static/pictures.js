// Pictures in blocks: those kept in the workspace and those on this machine are shown, others named.
import { html, useWorkspace } from "./ui.js";
import { addressOf, idOf } from "./files.js";
import { Link } from "./text.js";

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** True when showing the picture keeps to this machine. */
function isLocal(address) {
  try {
    const url = new URL(address, window.location.href);
    return (
      url.protocol === "data:" || url.origin === window.location.origin || LOCAL.test(url.hostname)
    );
  } catch {
    return false;
  }
}

/** Instead of the picture: its words, and what became of it. */
function Named({ image, shape, children }) {
  return html`<span class=${`${shape} picture-elsewhere`}>
    <span role="img" aria-label=${image.alt_text}>${image.alt_text}</span>
    ${children}
  </span>`;
}

/** A picture that the app has put into the workspace; a large one opens in full. */
function Kept({ image, shape }) {
  const { state } = useWorkspace();
  const id = idOf(image.slack_file);
  if (state.gone.includes(id)) {
    return html`<${Named} ...${{ image, shape }}><span>This picture was deleted.</span><//>`;
  }
  const address = addressOf(state.as, id);
  const picture = html`<img class=${shape} src=${address} alt=${image.alt_text} />`;
  if (shape !== "picture-large") return picture;
  return html`<a
    class="picture-link"
    href=${address}
    target="_blank"
    rel="noopener noreferrer"
    title="Open the picture"
    >${picture}</a
  >`;
}

/** A picture; one from elsewhere is not fetched, only named and linked. */
export function Picture({ image, shape }) {
  if (image.slack_file) return html`<${Kept} ...${{ image, shape }} />`;
  const address = image.image_url ?? "";
  if (isLocal(address)) return html`<img class=${shape} src=${address} alt=${image.alt_text} />`;
  return html`<${Named} ...${{ image, shape }}>
    <${Link} url=${address}>Open the picture<//>
  <//>`;
}
