/**
 * One message: its words, tables, pictures and choices, and what became of it.
 * @import { Ui } from "./parts.js"
 * @import { Place } from "./api.js"
 * @import { Content } from "./outbox.js"
 * @import { BubbleItem } from "./feed.js"
 * @import { BotMessage } from "../deps.ts"
 * @import { Block, Span } from "../../../render/message.ts"
 */
import { attachmentUrl } from "./api.js";
import { formatTime, initials, splitLinks } from "./format.js";
import { Icon } from "./parts.js";
import { Picture } from "./picture.js";
import { html } from "./vendor.js";

/**
 * Addresses in what the bot says can be pressed.
 * @param {string} value
 */
function withLinks(value) {
  return splitLinks(value).map((piece) =>
    piece.isLink ? html`<a href=${piece.text} target="_blank" rel="noopener noreferrer">${piece.text}</a>` : piece.text,
  );
}

/** @param {Span} span */
function renderSpan(span) {
  if (typeof span === "string") return withLinks(span);
  return "bold" in span ? html`<strong>${withLinks(span.bold)}</strong>` : html`<em>${withLinks(span.italic)}</em>`;
}

/**
 * Whether a cell is a number, which is read in one piece, and not words.
 * @param {string} cell
 */
const isFigure = (cell) => /^[−+-]?\d[\d.,]*\s?%?(?: \S)?$/.test(cell);

/** @param {{ ui: Ui, head: readonly string[], rows: readonly (readonly string[])[] }} props */
function Table({ ui, head, rows }) {
  return html`
    <div class="table" tabindex="0" role="group" aria-label=${ui.texts.table}>
      <table>
        <thead>
          <tr>
            ${head.map((cell) => (cell === "" ? html`<td></td>` : html`<th scope="col">${cell}</th>`))}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([first, ...rest]) => html`
              <tr>
                <th scope="row">${first}</th>
                ${rest.map((cell) => html`<td class=${isFigure(cell) ? "figure" : ""}>${cell}</td>`)}
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}

/**
 * @param {Block} block
 * @param {Ui} ui
 */
function renderBlock(block, ui) {
  return block.kind === "text"
    ? html`<p>${block.spans.map(renderSpan)}</p>`
    : html`<${Table} ui=${ui} head=${block.head} rows=${block.rows} />`;
}

/**
 * @param {object} props
 * @param {Ui} props.ui
 * @param {BotMessage} props.message
 * @param {boolean} props.isOpen
 * @param {ReadonlySet<number>} props.pressed
 * @param {(content: Content, text: string) => void} props.onSay
 */
function Choices({ ui, message, isOpen, pressed, onSay }) {
  const { outboxId, choices } = message;
  return html`
    <div class=${isOpen ? "choices choices-open" : "choices"} role="group" aria-label=${ui.texts.choices}>
      ${choices.map(
        (label, index) => html`
          <button
            type="button"
            class=${pressed.has(index) ? "pressed" : ""}
            onClick=${() => onSay({ kind: "choice", outboxId, index }, label)}
          >
            ${pressed.has(index) && html`<${Icon} name="check" /><span class="hidden-text">${ui.texts.chosen}: </span>`}
            ${label}
          </button>
        `,
      )}
    </div>
  `;
}

/** @param {{ ui: Ui, place: Place, message: BotMessage, onGrown: () => void }} props */
function Attachments({ ui, place, message, onGrown }) {
  return message.attachments.map((attachment) => {
    const url = attachmentUrl(place, attachment.hash);
    return attachment.mime.startsWith("image/")
      ? html`<${Picture} ui=${ui} url=${url} name=${attachment.name} alt=${attachment.alt} onGrown=${onGrown} />`
      : html`<a class="file" href=${url} download=${attachment.name}
          ><${Icon} name="file" /><span>${attachment.name}</span></a
        >`;
  });
}

/**
 * @param {object} props
 * @param {Ui} props.ui
 * @param {BubbleItem} props.item
 * @param {(messageId: string) => void} props.onSendAgain
 * @param {(messageId: string) => void} props.onDiscard
 */
function Fate({ ui, item, onSendAgain, onDiscard }) {
  const { texts } = ui;
  const { waiting } = item;
  if (waiting?.state === "refused")
    return html`
      <div class="fate refused">
        <span>${texts.refused}</span>
        <button type="button" onClick=${() => onSendAgain(waiting.messageId)}>${texts.sendAgain}</button>
        <button type="button" onClick=${() => onDiscard(waiting.messageId)}>${texts.discard}</button>
      </div>
    `;
  if (waiting?.state === "waiting") return html`<div class="fate"><${Icon} name="clock" />${texts.waiting}</div>`;
  return html`
    <div class="fate">
      <time datetime=${new Date(item.at).toISOString()}>${formatTime(item.at)}</time>
      ${item.side === "own" && html`<${Icon} name="check" /><span class="hidden-text">${texts.stored}</span>`}
    </div>
  `;
}

/**
 * @param {object} props
 * @param {Ui} props.ui
 * @param {Place} props.place
 * @param {BubbleItem} props.item
 * @param {boolean} props.isGroup
 * @param {(code: string) => string} props.nameOf
 * @param {string | undefined} props.openChoices the outbox row whose choices stand big
 * @param {ReadonlyMap<string, ReadonlySet<number>>} props.pressed
 * @param {(content: Content, text: string) => void} props.onSay
 * @param {(messageId: string) => void} props.onSendAgain
 * @param {(messageId: string) => void} props.onDiscard
 * @param {() => void} props.onGrown
 * @param {string} [props.origin] on which channel it was sent, and what became of it
 * @param {boolean} [props.isMissed] it did not arrive there
 */
export function Bubble(props) {
  const { ui, item, isGroup } = props;
  const { message, side } = item;
  const bot = message?.from === "bot" ? message : undefined;
  const name = message?.from === "person" ? message.name : props.nameOf(item.speaker);
  const speaker = side === "own" ? ui.texts.you : side === "bot" ? ui.texts.title : name;
  const isWide = bot?.blocks.some(({ kind }) => kind === "table") || (bot?.attachments.length ?? 0) > 0;
  const isOpen = bot !== undefined && bot.outboxId === props.openChoices;
  return html`
    <article class=${`turn turn-${side}${item.opens ? " opens" : ""}`}>
      ${isGroup && side === "person" && html`<span class="avatar small" aria-hidden="true">${item.opens ? initials(name, "first") : ""}</span>`}
      <div class=${`turn-body${isWide ? " wide" : ""}`}>
        <div class=${`bubble${item.closes ? " closes" : ""}`}>
          <span class=${isGroup && side !== "own" && item.opens ? "speaker" : "hidden-text"}>${speaker}</span>
          ${props.origin && html`<p class=${props.isMissed ? "origin missed" : "origin"}>${props.origin}</p>`}
          ${bot?.isRepeat && html`<p class="repeat"><${Icon} name="repeat" />${ui.texts.repeat}</p>`}
          ${bot ? bot.blocks.map((block) => renderBlock(block, ui)) : html`<p>${message?.from === "person" ? message.text : item.waiting?.text}</p>`}
          ${bot && html`<${Attachments} ui=${ui} place=${props.place} message=${bot} onGrown=${props.onGrown} />`}
          <${Fate} ui=${ui} item=${item} onSendAgain=${props.onSendAgain} onDiscard=${props.onDiscard} />
        </div>
        ${
          bot &&
          bot.choices.length > 0 &&
          html`<${Choices}
            ui=${ui}
            message=${bot}
            isOpen=${isOpen}
            onSay=${props.onSay}
            pressed=${props.pressed.get(bot.outboxId) ?? new Set()}
          />`
        }
      </div>
    </article>
  `;
}
