import { h } from "../vendor/preact.js";
import htm from "../vendor/htm.js";

export { render } from "../vendor/preact.js";
export { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "../vendor/preact-hooks.js";

/** Markup as a tagged template: html`<p class="x">${text}</p>`. Text is always escaped. */
export const html = htm.bind(h);
