import type { Language } from "../render/message.ts";
import { english } from "./phrases-en.ts";
import { vietnamese } from "./phrases-vi.ts";

/** The pieces that questions are put together from again, by language; each is read back by the lexicon. */
export const phrases: Readonly<Record<Language, typeof vietnamese>> = { vi: vietnamese, en: english };
