/**
 * The list of demonstration chats: groups and people by what they are, with what is new in each.
 * @import { Ui } from "./parts.js"
 * @import { DemoGroup, DemoPerson } from "../deps.ts"
 * @import { ChatSummary } from "../wire.ts"
 * @import { WebTexts } from "../messages.ts"
 * @typedef {{ chat: string, name: string, detail: string, initials: string, role: keyof WebTexts["sections"],
 *   summary: ChatSummary | undefined, unread: number }} Entry
 */
import { fill, formatWhen, initials } from "./format.js";
import { html } from "./vendor.js";

/** @type {(keyof WebTexts["sections"])[]} */
const SECTIONS = ["group", "leader", "secretary", "officer", "head", "admin"];

/** Roles of which there is one per unit: the unit tells them apart. */
const UNIT_ROLES = new Set(["officer", "head"]);

/**
 * @param {readonly DemoPerson[]} people
 * @param {readonly DemoGroup[]} groups
 * @param {(chat: string) => { summary: ChatSummary | undefined, unread: number }} newsOf
 * @returns {Entry[]}
 */
export function listEntries(people, groups, newsOf) {
  return [
    ...groups.map(({ code, title }) => {
      const chat = `group:${code}`;
      return {
        chat,
        name: title,
        detail: "",
        initials: initials(title, "first"),
        role: /** @type {const} */ ("group"),
        ...newsOf(chat),
      };
    }),
    ...people.map(({ code, name, role, unitName }) => ({
      chat: code,
      name,
      detail: unitName,
      initials: UNIT_ROLES.has(role) ? initials(unitName, "last") : initials(name, "first"),
      role: SECTIONS.find((known) => known === role) ?? /** @type {const} */ ("officer"),
      ...newsOf(code),
    })),
  ];
}

/** @param {{ ui: Ui, entry: Entry, isOpen: boolean, nowMs: number, onOpen: (chat: string) => void }} props */
function Row({ ui, entry, isOpen, nowMs, onOpen }) {
  const { summary, unread } = entry;
  const last = summary?.last;
  return html`
    <li>
      <button
        type="button"
        class="person"
        aria-current=${isOpen ? "true" : undefined}
        onClick=${() => onOpen(entry.chat)}
      >
        <span class=${`avatar role-${entry.role}`} aria-hidden="true">${entry.initials}</span>
        <span class="person-name">${entry.name}</span>
        <span class="person-when">${last ? formatWhen(Date.parse(last.at), nowMs, ui.texts) : ""}</span>
        <span class="person-detail">${last?.text || entry.detail}</span>
        ${
          unread > 0 &&
          html`<span class="badge"
            ><span aria-hidden="true">${unread}</span
            ><span class="hidden-text">${fill(ui.texts.unreadCount, { count: unread })}</span></span
          >`
        }
      </button>
    </li>
  `;
}

/**
 * @param {object} props
 * @param {Ui} props.ui
 * @param {readonly Entry[]} props.entries
 * @param {string | undefined} props.openChat
 * @param {number} props.nowMs
 * @param {boolean} props.isUnreadOnly
 * @param {(isUnreadOnly: boolean) => void} props.onFilter
 * @param {(chat: string) => void} props.onOpen
 */
export function PeopleList({ ui, entries, openChat, nowMs, isUnreadOnly, onFilter, onOpen }) {
  const { texts } = ui;
  const count = entries.filter(({ unread }) => unread > 0).length;
  const shown = isUnreadOnly ? entries.filter(({ chat, unread }) => unread > 0 || chat === openChat) : entries;
  return html`
    <div class="filter" role="group" aria-label=${texts.chats}>
      <button type="button" aria-pressed=${!isUnreadOnly} onClick=${() => onFilter(false)}>${texts.all}</button>
      <button type="button" aria-pressed=${isUnreadOnly} onClick=${() => onFilter(true)}>
        ${texts.unread}${count > 0 && html`<span class="badge">${count}</span>`}
      </button>
    </div>
    <nav class="people" aria-label=${texts.chats}>
      ${shown.length === 0 && html`<p class="soft">${texts.noUnread}</p>`}
      ${SECTIONS.map((section) => {
        const rows = shown.filter(({ role }) => role === section);
        return (
          rows.length > 0 &&
          html`
            <h2 key=${section}>${texts.sections[section]}</h2>
            <ul>
              ${rows.map(
                (entry) =>
                  html`<${Row}
                    key=${entry.chat}
                    ui=${ui}
                    entry=${entry}
                    isOpen=${entry.chat === openChat}
                    nowMs=${nowMs}
                    onOpen=${onOpen}
                  />`,
              )}
            </ul>
          `
        );
      })}
    </nav>
  `;
}
