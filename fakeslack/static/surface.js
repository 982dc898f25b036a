// One surface of blocks (a message, a Home, a modal): holds what is typed and sends what is pressed.
import { createContext, html, useContext, useMemo, useRef, useState, useWorkspace } from "./ui.js";
import { entry, keyOf, stateValues, valueOf } from "./values.js";

const Surface = createContext(null);

export const useSurface = () => useContext(Surface);

let surfaces = 0;

/** A name for ids in the page; a message may be on two surfaces, in its channel and its thread. */
const newName = () => `surface-${(surfaces += 1)}`;

/** What is typed, always at hand for a press that comes before the next drawing. */
function useDrafts(onType) {
  const [drafts, setDrafts] = useState({});
  const latest = useRef(drafts);
  const put = (next) => {
    latest.current = next;
    setDrafts(next);
  };
  const type = (block, element, value) => {
    put({ ...latest.current, [keyOf(block, element)]: entry(element, value) });
    onType?.(block);
  };
  return { drafts, latest, put, type };
}

/** Typed values, and the press of a button or the choice from a menu on its way to the app. */
export function useBlocks({ blocks, container, known, onType }) {
  const { act, ask, tell } = useWorkspace();
  const { drafts, latest, put, type } = useDrafts(onType);
  const values = () => stateValues(blocks, latest.current, known);
  const press = async (block, element, action) => {
    if (element.confirm && !(await ask(element.confirm))) return false;
    const body = { container, block_id: block.block_id, action_id: element.action_id, action };
    const said = await act("action", { ...body, state: { values: values() } });
    if (!said.ok) tell(said.error);
    return said.ok;
  };
  const choose = async (block, element, value) => {
    const before = latest.current;
    type(block, element, value);
    const went = await press(block, element, entry(element, value));
    if (!went && element.confirm) put(before);
  };
  const [prefix] = useState(newName);
  const idOf = (block, element) => `${prefix}-${block.block_id}-${element.action_id}`;
  const value = (block, element) => valueOf(block, element, drafts, known);
  const isDirty = () => {
    const there = values();
    return Object.keys(latest.current).some((key) => key.split("\n")[0] in there);
  };
  return { drafts, values, type, press, choose, value, idOf, isDirty };
}

/** Blocks without an id get one from their place, so that every element can be told apart. */
export function useNamedBlocks(blocks) {
  return useMemo(
    () =>
      (blocks ?? []).map((block, at) =>
        block.block_id ? block : { ...block, block_id: `b${at}` },
      ),
    [blocks],
  );
}

export const SurfaceProvider = ({ surface, errors, children }) =>
  html`<${Surface.Provider} value=${{ ...surface, errors: errors ?? {} }}>${children}<//>`;
