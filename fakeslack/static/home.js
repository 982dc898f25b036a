// An app's own page: its Home tab, and the way to its messages.
import { html, useEffect, useWorkspace } from "./ui.js";
import { Blocks } from "./blocks.js";
import { hrefOf } from "./route.js";
import { SurfaceProvider, useBlocks, useNamedBlocks } from "./surface.js";

/** Home and Messages, side by side, for an app and the conversation with it. */
export function AppTabs({ app, shown }) {
  const { state, go, openDm } = useWorkspace();
  const dm = Object.values(state.channels).find(
    (each) => each.is_im && each.user === app.bot_user_id,
  );
  const unread = (dm && state.unread[dm.id]) || 0;
  const toHome = (event) => {
    event.preventDefault();
    go({ app: app.id });
  };
  const toMessages = (event) => {
    event.preventDefault();
    openDm(app.bot_user_id);
  };
  const current = (tab) => (tab === shown ? "page" : undefined);
  const messages = hrefOf({ as: state.as, channel: dm?.id, app: dm ? undefined : app.id });
  return html`<nav class="tabs" aria-label=${`${app.name}: views`}>
    <a aria-current=${current("home")} href=${hrefOf({ as: state.as, app: app.id })} onClick=${toHome}>
      Home
    </a>
    <a aria-current=${current("messages")} href=${messages} onClick=${toMessages}>
      Messages ${unread > 0 && html`<span class="badge" aria-label=${`${unread} unread`}>${unread}</span>`}
    </a>
  </nav>`;
}

function HomeView({ app, view }) {
  const blocks = useNamedBlocks(view.blocks);
  const container = { type: "home", app_id: app.id };
  const surface = useBlocks({ blocks, container, known: view.state?.values });
  return html`<${SurfaceProvider} surface=${surface}><${Blocks} blocks=${blocks} /><//>`;
}

export function Home({ app }) {
  const { state, act, tell } = useWorkspace();
  const view = state.home[app.id];
  useEffect(() => {
    act("home", { app_id: app.id }).then((said) => said.ok || tell(said.error));
  }, [app.id]);
  return html`<div class="home" role="region" aria-label=${`${app.name} Home`} tabindex="0">
    <div class="home-page">
      ${
        view
          ? html`<${HomeView} key=${app.id} app=${app} view=${view} />`
          : html`<p class="empty">${app.name} has not put anything here yet.</p>`
      }
    </div>
  </div>`;
}
