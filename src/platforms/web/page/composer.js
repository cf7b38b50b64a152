/**
 * Where a person writes: Enter sends, Shift+Enter begins a new line, and what is half written is kept per chat.
 * @import { Ui } from "./parts.js"
 * @import { Place } from "./api.js"
 * @import { Shortcut } from "../deps.ts"
 */
import { FilePicker } from "./file-picker.js";
import { Icon } from "./parts.js";
import { storage } from "./storage.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "./vendor.js";

/** As the server: TEXT_LIMIT of wire.ts. */
const TEXT_LIMIT = 8000;
/** Key code of a key that an input method is still composing with (Telex on some systems). */
const COMPOSING = 229;

/** @param {{ ui: Ui, shortcuts: readonly Shortcut[], onPick: (text: string) => void }} props */
function ShortcutMenu({ ui, shortcuts, onPick }) {
  const [isOpen, setIsOpen] = useState(false);
  const box = useRef(/** @type {HTMLDivElement | null} */ (null));
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  useEffect(() => {
    if (!isOpen) return undefined;
    const first = box.current?.querySelector(".menu button");
    if (first instanceof HTMLElement) first.focus();
    const close = (/** @type {Event} */ event) => {
      if (
        event instanceof KeyboardEvent
          ? event.key === "Escape"
          : !box.current?.contains(/** @type {Node} */ (event.target))
      ) {
        setIsOpen(false);
        if (event instanceof KeyboardEvent) button.current?.focus();
      }
    };
    document.addEventListener("keydown", close);
    document.addEventListener("pointerdown", close);
    return () => {
      document.removeEventListener("keydown", close);
      document.removeEventListener("pointerdown", close);
    };
  }, [isOpen]);
  const pick = (/** @type {string} */ text) => {
    setIsOpen(false);
    button.current?.focus();
    onPick(text);
  };
  return html`
    <div class="menu-box" ref=${box}>
      <button
        type="button"
        class="round"
        ref=${button}
        aria-label=${ui.texts.shortcuts}
        aria-expanded=${isOpen}
        onClick=${() => setIsOpen(!isOpen)}
      >
        <${Icon} name="menu" />
      </button>
      ${
        isOpen &&
        html`<ul class="menu" aria-label=${ui.texts.shortcuts}>
          ${shortcuts.map(
            ({ label, text }) =>
              html`<li key=${text}><button type="button" onClick=${() => pick(text)}>${label}</button></li>`,
          )}
        </ul>`
      }
    </div>
  `;
}

/** @param {{ ui: Ui, place: Place, isGroup: boolean, shortcuts: readonly Shortcut[], onText: (text: string) => void }} props */
export function Composer({ ui, place, isGroup, shortcuts, onText }) {
  const key = `draft:${place.chat} ${place.as}`;
  const [text, setText] = useState(() => storage.getItem(key) ?? "");
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));

  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, []);
  useLayoutEffect(() => {
    if (text === "") storage.removeItem(key);
    else storage.setItem(key, text);
    const area = field.current;
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }, [text]);

  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (text.trim() === "") return;
    onText(text.trim());
    setText("");
    field.current?.focus();
  };
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== COMPOSING) submit(event);
  };
  return html`
    <form class="composer" onSubmit=${submit}>
      ${shortcuts.length > 0 && html`<${ShortcutMenu} ui=${ui} shortcuts=${shortcuts} onPick=${onText} />`}
      ${!isGroup && html`<${FilePicker} ui=${ui} place=${place} />`}
      <textarea
        ref=${field}
        rows="1"
        maxlength=${TEXT_LIMIT}
        enterkeyhint="send"
        autocomplete="off"
        aria-label=${ui.texts.inputLabel}
        placeholder=${ui.texts.inputPlaceholder}
        value=${text}
        onInput=${(/** @type {{ currentTarget: HTMLTextAreaElement }} */ event) => setText(event.currentTarget.value)}
        onKeyDown=${onKeyDown}
      ></textarea>
      <button type="submit" class="round send" aria-label=${ui.texts.send} disabled=${text.trim() === ""}>
        <${Icon} name="send" />
      </button>
    </form>
  `;
}
