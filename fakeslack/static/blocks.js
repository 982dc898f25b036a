// Draws a list of Slack's blocks on a surface.
import { html, useErrorBoundary } from "./ui.js";
import { Element, Field, Unknown } from "./elements.js";
import { Picture } from "./pictures.js";
import { RichText } from "./richtext.js";
import { Mrkdwn, Plain, Text, wordsOf } from "./text.js";

function Header({ block }) {
  return html`<h3 class="block-header"><${Plain} text=${block.text.text} /></h3>`;
}

function Accessory({ block }) {
  const { accessory } = block;
  if (!accessory) return null;
  if (accessory.type === "image")
    return html`<${Picture} image=${accessory} shape="picture-small" />`;
  const name = wordsOf(block.text).split("\n")[0].slice(0, 75);
  return html`<div class="block-accessory">
    <${Element} block=${block} element=${accessory} name=${name} />
  </div>`;
}

function Section({ block }) {
  return html`<div class="block-section">
    <div class="block-words">
      ${block.text && html`<${Text} object=${block.text} />`}
      ${
        block.fields &&
        html`<div class="block-fields">
        ${block.fields.map((field) => html`<div><${Text} object=${field} /></div>`)}
      </div>`
      }
    </div>
    <${Accessory} block=${block} />
  </div>`;
}

function Context({ block }) {
  return html`<div class="block-context">
    ${block.elements.map((element) =>
      element.type === "image"
        ? html`<${Picture} image=${element} shape="picture-tiny" />`
        : html`<${Text} object=${element} />`,
    )}
  </div>`;
}

function ImageBlock({ block }) {
  return html`<figure class="block-image">
    ${block.title && html`<figcaption><${Plain} text=${block.title.text} /></figcaption>`}
    <${Picture} image=${block} shape="picture-large" />
  </figure>`;
}

function Actions({ block }) {
  return html`<div class="block-actions">
    ${block.elements.map(
      (element, at) =>
        html`<${Element} key=${element.action_id ?? at} block=${block} element=${element} />`,
    )}
  </div>`;
}

const KINDS = {
  header: Header,
  section: Section,
  context: Context,
  divider: () => html`<hr class="block-divider" />`,
  image: ImageBlock,
  actions: Actions,
  input: Field,
  rich_text: RichText,
  markdown: ({ block }) => html`<${Mrkdwn} text=${block.text} />`,
};

/** Every block has a block_id here (see useNamedBlocks). */
export function Blocks({ blocks }) {
  const [broken] = useErrorBoundary((error) => console.error(error));
  if (broken) return html`<p class="unknown">These blocks could not be shown.</p>`;
  return html`<div class="blocks">
    ${blocks.map((block) => {
      const Kind = Object.hasOwn(KINDS, block.type) && KINDS[block.type];
      if (!Kind) return html`<${Unknown} key=${block.block_id} what="block" type=${block.type} />`;
      return html`<${Kind} key=${block.block_id} block=${block} />`;
    })}
  </div>`;
}
