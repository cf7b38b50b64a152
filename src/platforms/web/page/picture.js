/**
 * A picture in the chat; pressed, it fills the screen and can be enlarged further.
 * @import { Ui } from "./parts.js"
 */
import { fill } from "./format.js";
import { Icon } from "./parts.js";
import { html, useRef, useState } from "./vendor.js";

/** @param {{ ui: Ui, url: string, name: string, alt: string, onGrown: () => void }} props */
export function Picture({ ui, url, name, alt, onGrown }) {
  const { texts } = ui;
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const [isOpen, setIsOpen] = useState(false);
  const [isLarge, setIsLarge] = useState(false);
  const open = () => {
    setIsOpen(true);
    setIsLarge(false);
    dialog.current?.showModal();
  };
  return html`
    <button type="button" class="picture" aria-label=${fill(texts.openPicture, { alt })} onClick=${open}>
      <img src=${url} alt=${alt} onLoad=${onGrown} />
    </button>
    <dialog class="viewer" ref=${dialog} aria-label=${alt} onClose=${() => setIsOpen(false)}>
      <div class="viewer-tools">
        <button type="button" class="primary" onClick=${() => setIsLarge(!isLarge)}>
          ${isLarge ? texts.zoomOut : texts.zoomIn}
        </button>
        <a class="plain" href=${url} download=${name}>${texts.download}</a>
        <button type="button" class="round" aria-label=${texts.closePicture} onClick=${() => dialog.current?.close()}>
          <${Icon} name="close" />
        </button>
      </div>
      <div class=${isLarge ? "viewer-stage large" : "viewer-stage"} tabindex="0" role="group" aria-label=${alt}>
        ${isOpen && html`<img src=${url} alt=${alt} />`}
      </div>
    </dialog>
  `;
}
