/**
 * The demonstration: whoever opens the page plays the sample's people, each with a chat of their own, and its clock.
 * @import { Ui } from "./parts.js"
 * @import { SessionAnswer, ChatSummary } from "../wire.ts"
 * @import { Outbox, WaitingMessage } from "./outbox.js"
 * @typedef {Extract<SessionAnswer, { kind: "demo" }>} DemoSession
 * @import { Route } from "./use-route.js"
 */
import { getOverview } from "./api.js";
import { BackButton, Chat } from "./chat.js";
import { ClockButton, ClockCard, usePresent } from "./clock.js";
import { countUnread } from "./feed.js";
import { fill } from "./format.js";
import { Inbox, InboxButton } from "./inbox.js";
import { LanguageButton, Mark } from "./parts.js";
import { listEntries, PeopleList } from "./people.js";
import { storage } from "./storage.js";
import { useOutbox } from "./use-outbox.js";
import { useRoute } from "./use-route.js";
import { html, useCallback, useEffect, useRef, useState } from "./vendor.js";

/** A wave of reminders is looked up once, not once per reminder. */
const GATHER_MS = 300;
const SEEN = "seen:";

/** @param {(now: string) => void} onNow */
function useOverview(onNow) {
  const [chats, setChats] = useState(/** @type {readonly ChatSummary[]} */ ([]));
  const timer = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined));
  const refresh = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      getOverview().then(
        (answer) => {
          setChats(answer.chats);
          onNow(answer.now);
        },
        () => undefined,
      );
    }, GATHER_MS);
  }, []);
  useEffect(() => {
    refresh();
    return () => clearTimeout(timer.current);
  }, []);
  return { chats, refresh };
}

/** @param {readonly ChatSummary[]} chats */
function useNews(chats) {
  const [, setVersion] = useState(0);
  const newsOf = (/** @type {string} */ chat) => {
    const summary = chats.find((other) => other.chat === chat);
    return { summary, unread: summary ? countUnread(summary, storage.getItem(SEEN + chat) ?? undefined) : 0 };
  };
  const markSeen = (/** @type {string} */ chat, /** @type {string} */ id) => {
    storage.setItem(SEEN + chat, id);
    setVersion((version) => version + 1);
  };
  return { newsOf, markSeen };
}

/**
 * @param {DemoSession} session
 * @param {Route} route
 */
function findOpen(session, route) {
  const group = session.groups.find(({ code }) => `group:${code}` === route.chat);
  const members = group ? session.people.filter(({ code }) => group.members.includes(code)) : [];
  const person = group
    ? (members.find(({ code }) => code === route.as) ?? members[0])
    : session.people.find(({ code }) => code === route.chat);
  return person && route.chat !== undefined ? { chat: route.chat, person, group, members } : undefined;
}

/** @param {{ ui: Ui }} props */
function SideHead({ ui }) {
  return html`
    <header class="side-head">
      <${Mark} />
      <div class="side-names">
        <p class="side-title">${ui.texts.title}</p>
        <p class="soft">${ui.texts.tagline}</p>
      </div>
      <${LanguageButton} ui=${ui} />
    </header>
  `;
}

/** @param {{ ui: Ui }} props */
function NothingOpen({ ui }) {
  return html`
    <section class="pick">
      <${Mark} size="large" />
      <p class="welcome-title">${ui.texts.pickChat}</p>
      <p class="soft">${ui.texts.pickChatHint}</p>
    </section>
  `;
}

/**
 * @param {object} props
 * @param {Ui} props.ui
 * @param {DemoSession} props.session
 * @param {NonNullable<ReturnType<typeof findOpen>>} props.open
 * @param {boolean} props.isInbox
 * @param {Outbox} props.outbox
 * @param {readonly WaitingMessage[]} props.waiting
 * @param {number} props.unread in the other chats
 * @param {number} props.nowMs
 * @param {unknown} props.clock
 * @param {(to: Route) => void} props.onGo
 * @param {() => void} props.onNews
 * @param {(newestId: string) => void} props.onSeen
 */
function OpenChat({ ui, session, open, isInbox, outbox, waiting, unread, nowMs, clock, onGo, onNews, onSeen }) {
  const { texts } = ui;
  const { chat, person, group, members } = open;
  const speakAs = html`
    <${SpeakAs}
      ui=${ui}
      members=${members}
      as=${person.code}
      onAs=${(/** @type {string} */ as) => onGo({ chat, as })}
    />
  `;
  const back = unread > 0 ? fill(texts.backToListNews, { count: unread }) : texts.backToList;
  if (isInbox && !group)
    return html`
      <${Inbox}
        key=${`inbox ${person.code}`}
        ...${{ ui, nowMs, outbox, person: person.code, subtitle: fill(texts.playing, { name: person.name }) }}
        onBack=${() => onGo({ chat, as: undefined })}
        onSignedOut=${() => location.reload()}
      />
    `;
  const toList = () => onGo({ chat: undefined, as: undefined });
  return html`
    <${Chat}
      key=${`${chat} ${person.code}`}
      ui=${ui}
      place=${{ as: person.code, chat }}
      isGroup=${group !== undefined}
      title=${group?.title ?? texts.title}
      subtitle=${group ? fill(texts.members, { count: members.length }) : fill(texts.playing, { name: person.name })}
      aboveInput=${group && speakAs}
      name=${person.name}
      nameOf=${(/** @type {string} */ code) => session.people.find((other) => other.code === code)?.name ?? code}
      outbox=${outbox}
      waiting=${waiting}
      nowMs=${nowMs}
      leading=${html`<${BackButton} label=${back} onClick=${toList} count=${unread} />`}
      trailing=${html`
        ${!group && html`<${InboxButton} ui=${ui} onClick=${() => onGo({ chat, as: undefined, isInbox: true })} />`}
        <${ClockButton} ui=${ui} nowMs=${nowMs}>${clock}<//>
      `}
      onNews=${onNews}
      onSignedOut=${() => location.reload()}
      onSeen=${onSeen}
    />
  `;
}

/** @param {{ ui: Ui, session: DemoSession }} props */
export function DemoApp({ ui, session }) {
  const { texts } = ui;
  const { route, go } = useRoute();
  const [nowMs, setNow] = usePresent(session.now);
  const [waiting, outbox] = useOutbox();
  const overview = useOverview(setNow);
  const { newsOf, markSeen } = useNews(overview.chats);
  const [isUnreadOnly, setIsUnreadOnly] = useState(false);
  const open = findOpen(session, route);
  const entries = listEntries(session.people, session.groups, newsOf);
  const withNews = entries.filter(({ chat, unread }) => unread > 0 && chat !== open?.chat);
  const unread = withNews.reduce((sum, entry) => sum + entry.unread, 0);
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${texts.title}` : texts.title;
  }, [unread, texts]);

  const onNow = (/** @type {string} */ now) => {
    setNow(now);
    overview.refresh();
  };
  const onSeen = (/** @type {string} */ id) => {
    if (open) markSeen(open.chat, id);
    overview.refresh();
  };
  const showNews = () => {
    setIsUnreadOnly(true);
    if (matchMedia("(max-width: 899px)").matches) go({ chat: undefined, as: undefined });
  };
  const clock = html`
    <${ClockCard} ui=${ui} nowMs=${nowMs} peopleWithNews=${withNews.length} onNow=${onNow} onShowNews=${showNews} />
  `;
  const chat = html`
    <${OpenChat}
      ...${{ ui, session, open, outbox, waiting, unread, nowMs, clock, isInbox: route.isInbox === true }}
      onGo=${go}
      onNews=${overview.refresh}
      onSeen=${onSeen}
    />
  `;
  return html`
    <main class="app" data-screen=${open ? "chat" : "list"}>
      <h1 class="hidden-text">${texts.title}</h1>
      <section class="side" aria-label=${texts.chats}>
        <${SideHead} ui=${ui} />
        ${clock}
        <${PeopleList}
          ...${{ ui, entries, nowMs, isUnreadOnly }}
          openChat=${open?.chat}
          onFilter=${setIsUnreadOnly}
          onOpen=${(/** @type {string} */ opened) => go({ chat: opened, as: undefined })}
        />
      </section>
      ${open ? chat : html`<${NothingOpen} ui=${ui} />`}
    </main>
  `;
}

/** @param {{ ui: Ui, members: DemoSession["people"], as: string, onAs: (code: string) => void }} props */
function SpeakAs({ ui, members, as, onAs }) {
  return html`
    <label class="speak-as">
      <span>${ui.texts.speakAs}</span>
      <select
        value=${as}
        onChange=${(/** @type {{ currentTarget: HTMLSelectElement }} */ event) => onAs(event.currentTarget.value)}
      >
        ${members.map(({ code, name }) => html`<option value=${code} selected=${code === as}>${name}</option>`)}
      </select>
    </label>
  `;
}
