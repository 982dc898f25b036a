// A message of one's own, opened for editing in its place.
import { html, useEffect, useState, useWorkspace } from "./ui.js";
import { useGrowing } from "./textboxes.js";
import { unescape } from "./mrkdwn.js";

/** The text being changed, and saving it. */
function useEditing({ channel, ts, text: before }, done) {
  const { act } = useWorkspace();
  const [text, setText] = useState(() => unescape(before));
  const [error, setError] = useState(null);
  const save = async (event) => {
    event.preventDefault();
    if (!text.trim()) return;
    const said = await act("edit", { channel, ts, text: text.trim() });
    if (said.ok) done();
    else setError(said.error);
  };
  const onKeyDown = (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) save(event);
    if (event.key !== "Escape") return;
    event.stopPropagation();
    done();
  };
  return { text, setText, error, save, onKeyDown };
}

export function EditBox({ message, done }) {
  const { text, setText, error, save, onKeyDown } = useEditing(message, done);
  const box = useGrowing(text);
  useEffect(() => box.current.focus(), []);
  return html`<form class="edit" onSubmit=${save}>
    <textarea
      ref=${box}
      rows="1"
      aria-label="Edit message"
      aria-invalid=${error ? "true" : undefined}
      value=${text}
      onInput=${(event) => setText(event.target.value)}
      onKeyDown=${onKeyDown}
    ></textarea>
    <div class="edit-foot">
      <p class="composer-error" role=${error ? "alert" : undefined}>${error}</p>
      <button type="button" class="button" onClick=${done}>Cancel</button>
      <button type="submit" class="button button-primary">Save</button>
    </div>
  </form>`;
}
