// Speaks with the workspace's server: who there is, the live socket, and what a person does.
const FIRST_WAIT = 300;
const LONGEST_WAIT = 5000;

export async function people() {
  const answer = await fetch("/page/people");
  if (!answer.ok) throw new Error("The workspace did not say who is in it.");
  return answer.json();
}

/** Listen as one person until told to stop, coming back by itself after a break. */
export function listen(as, hear) {
  let socket;
  let timer;
  let wait = FIRST_WAIT;
  let stopped = false;
  const scheme = window.location.protocol === "https:" ? "wss" : "ws";
  const address = `${scheme}://${window.location.host}/page/live?as=${encodeURIComponent(as)}`;

  const open = () => {
    socket = new WebSocket(address);
    socket.onmessage = ({ data }) => {
      wait = FIRST_WAIT;
      hear(JSON.parse(data));
    };
    socket.onclose = () => {
      if (stopped) return;
      hear({ type: "connection", connection: "lost" });
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    };
  };
  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    socket.close();
  };
}

const SILENT = {
  ok: false,
  error: "The workspace did not answer. Check that it is still running, then try again.",
};

/** Do one thing as one person; always answers {ok, error?, …}, never throws. */
export async function act(as, name, body = {}) {
  try {
    const answer = await fetch(`/page/${encodeURIComponent(as)}/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const said = await answer.json();
    return said.ok ? said : { ...said, ok: false, error: said.error || SILENT.error };
  } catch {
    return SILENT;
  }
}
