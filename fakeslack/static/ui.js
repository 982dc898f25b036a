// The page's drawing tools: Preact, its hooks and htm, named in this one place.
export {
  h,
  html,
  render,
  createContext,
  useCallback,
  useContext,
  useEffect,
  useErrorBoundary,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from "./vendor/standalone.module.js";
import { createContext, useContext } from "./vendor/standalone.module.js";

const Workspace = createContext(null);

export const WorkspaceProvider = Workspace.Provider;

/** What every part of the page may use: { state, hear, act, ask, tell, go, openDm }. */
export const useWorkspace = () => useContext(Workspace);
