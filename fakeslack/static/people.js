// Choosing who to be: the first page, and the list behind "Switch person".
import { html, useWorkspace } from "./ui.js";
import { Avatar } from "./avatar.js";
import { Dialog, DialogHead } from "./dialog.js";
import { hrefOf } from "./route.js";
import { peopleIn } from "./selects.js";
import { Choices } from "./choices.js";
import { fullName } from "./store.js";

const roleOf = (user) => (user.is_owner ? "Owner" : user.is_admin ? "Admin" : null);

const zoneOf = (user) => (user.tz ?? "").split("/").at(-1).replaceAll("_", " ");

export const realPeople = (people) => people.filter((user) => !user.is_bot && !user.deleted);

function Person({ user, current, choose, place }) {
  const name = fullName(user);
  const pick = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    choose(user.id);
  };
  const more = [user.profile?.title, zoneOf(user)].filter(Boolean).join(" · ");
  return html`<li>
    <a
      class="person"
      href=${hrefOf({ ...place, as: user.id })}
      aria-current=${user.id === current ? "true" : undefined}
      aria-label=${name}
      onClick=${pick}
    >
      <${Avatar} id=${user.id} name=${name} />
      <span class="person-words">
        <strong>${name}</strong>
        <span class="quiet">${more}</span>
      </span>
      ${roleOf(user) && html`<span class="tag">${roleOf(user)}</span>`}
    </a>
  </li>`;
}

const List = ({ people, ...rest }) => html`<ul class="people">
  ${realPeople(people).map((user) => html`<${Person} key=${user.id} user=${user} ...${rest} />`)}
</ul>`;

/** The first page. `problem` says why the person in the address cannot be used. */
export function Chooser({ team, people, problem, place, choose }) {
  return html`<main class="chooser-page">
    <p class="quiet">${team.name}</p>
    <h1>Who would you like to be?</h1>
    <p>
      Everybody here is made up. Open a second window as somebody else to see both sides of a
      conversation.
    </p>
    ${problem && html`<p class="field-error" role="alert">${problem}</p>`}
    <${List} ...${{ people, place, choose }} />
  </main>`;
}

/** `place`: where the other person will be, in the shape of a route. */
export function SwitchPerson({ people, place, choose, close }) {
  const { state } = useWorkspace();
  return html`<${Dialog} labelledby="switch-title" onEscape=${close}>
    <${DialogHead} id="switch-title" title="Switch person" onDismiss=${close} />
    <div class="modal-body">
      <p class="quiet">To be two people at once, open one of these in a new window.</p>
      <${List} ...${{ people, place, choose }} current=${state.as} />
    </div>
  <//>`;
}

/** Starting a direct message with somebody. */
export function NewMessage({ close }) {
  const { state, openDm } = useWorkspace();
  const choices = peopleIn(state).filter(({ key }) => key !== state.as);
  const open = async ([user]) => {
    close();
    await openDm(user);
  };
  return html`<${Dialog} labelledby="new-title" onEscape=${close} shape="modal-tall">
    <${DialogHead} id="new-title" title="New direct message" onDismiss=${close} />
    <div class="modal-body">
      <div class="field">
        <div class="field-head"><label for="new-person">Person</label></div>
        <${Choices}
          id="new-person"
          label="Person"
          choices=${choices}
          chosen=${[]}
          placeholder="Search people"
          onChange=${open}
        />
      </div>
    </div>
  <//>`;
}
