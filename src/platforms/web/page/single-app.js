/**
 * The page of a person who is signed in: one chat with the bot, and what was sent to them elsewhere.
 * @import { Ui } from "./parts.js"
 * @import { SessionAnswer } from "../wire.ts"
 */
import { signOut } from "./api.js";
import { Chat } from "./chat.js";
import { usePresent } from "./clock.js";
import { fill } from "./format.js";
import { Inbox, InboxButton } from "./inbox.js";
import { Icon, LanguageButton } from "./parts.js";
import { useOutbox } from "./use-outbox.js";
import { useRoute } from "./use-route.js";
import { html } from "./vendor.js";

/** @param {{ ui: Ui, session: Extract<SessionAnswer, { kind: "signed-in" }>, onSignedOut: () => void }} props */
export function SingleApp({ ui, session, onSignedOut }) {
  const { code, name } = session.person;
  const [nowMs] = usePresent(session.now);
  const [waiting, outbox] = useOutbox();
  const { route, go } = useRoute();
  const subtitle = fill(ui.texts.signedInAs, { name });
  const leave = () => signOut().then(onSignedOut, onSignedOut);
  if (route.isInbox)
    return html`
      <main class="app single">
        <h1 class="hidden-text">${ui.texts.title}</h1>
        <${Inbox}
          ...${{ ui, nowMs, outbox, subtitle, onSignedOut, person: code }}
          onBack=${() => go({ chat: undefined, as: undefined })}
        />
      </main>
    `;
  return html`
    <main class="app single">
      <h1 class="hidden-text">${ui.texts.title}</h1>
      <${Chat}
        ui=${ui}
        place=${{ as: code, chat: code }}
        isGroup=${false}
        title=${ui.texts.title}
        subtitle=${subtitle}
        name=${name}
        nameOf=${() => name}
        outbox=${outbox}
        waiting=${waiting}
        nowMs=${nowMs}
        trailing=${html`
          <div class="head-tools">
            <${InboxButton} ui=${ui} onClick=${() => go({ chat: undefined, as: undefined, isInbox: true })} />
            <${LanguageButton} ui=${ui} isShort=${true} />
            <button
              type="button"
              class="round"
              aria-label=${ui.texts.signOut}
              title=${ui.texts.signOut}
              onClick=${leave}
            >
              <${Icon} name="leave" />
            </button>
          </div>
        `}
        onNews=${() => undefined}
        onSignedOut=${onSignedOut}
        onSeen=${() => undefined}
      />
    </main>
  `;
}
