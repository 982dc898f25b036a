// Small sentences from the workspace, and the state of the connection.
import { html, useEffect, useWorkspace } from "./ui.js";
import { Icon } from "./icons.js";

const SHOWN = 12_000;

function Notice({ notice }) {
  const { hear } = useWorkspace();
  const done = () => hear({ type: "notice_seen", id: notice.id });
  useEffect(() => {
    const timer = setTimeout(done, SHOWN);
    return () => clearTimeout(timer);
  }, []);
  return html`<div class="notice" role="alert">
    <p>${notice.text}</p>
    <button type="button" class="icon-button" aria-label="Hide notice" onClick=${done}>
      <${Icon} name="close" />
    </button>
  </div>`;
}

export function Notices() {
  const { notices } = useWorkspace().state;
  return html`<div class="notices">
    ${notices.map((notice) => html`<${Notice} key=${notice.id} notice=${notice} />`)}
  </div>`;
}

/** `first`: nothing has been shown yet. */
export function Connection({ connection, first }) {
  const lost = connection === "lost";
  const text = lost ? "The connection is lost. Trying again…" : first ? "Connecting…" : "";
  return html`<p class=${lost ? "connection connection-lost" : "connection"} role="status">${text}</p>`;
}
