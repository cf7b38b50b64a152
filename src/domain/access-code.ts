/** Letters and digits that are not taken for one another on paper or on a small phone. */
export const CODE_ALPHABET = "23456789ACDEFGHJKMNPQRTVWXY";

/** 27 signs to the power of 8: a quarter of a million million. */
export const CODE_LENGTH = 8;

/** How long a code can be used: one that another person carries around, and one for a second account of one's own. */
export const CODE_LIFETIME = { invitation: { days: 7 }, link: { minutes: 15 } } as const;

/**
 * How often codes may be tried in an hour: by one account, from one address that an office shares, by all together. With a thousand codes outstanding for
 * seven days that gives a guesser a chance of one in five thousand.
 */
export const MOST_FAILURES = { perAccount: 5, perAddress: 20, inAll: 300 } as const;

/** How often somebody unknown is answered in an hour. */
export const MOST_STRANGER_ANSWERS = 5;

/** The minutes over which attempts and answers are counted. */
export const COUNTING_MINUTES = 60;

const SPOKEN = /^\s*(?:\/start(?:@\w+)?\s+|(?:mã mời|ma moi|mã|ma|code)\s*:?\s+)?([\s\S]+?)\s*$/iu;
const FORM = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`);

/**
 * The code that a whole text is: bare, behind "mã", or behind the `/start` of a deep link; small letters, spaces and
 * hyphens do not matter. Undefined for every other text.
 */
export function parseCode(text: string): string | undefined {
  const bare = SPOKEN.exec(text)?.[1]
    ?.replace(/[\s\-‐‑–—.]/gu, "")
    .toUpperCase();
  return bare !== undefined && FORM.test(bare) && isCodeLike(bare) ? bare : undefined;
}

/** Whether signs could be a code of ours: letters and digits both, so that no word and no number ever is one. */
export function isCodeLike(code: string): boolean {
  return /\d/.test(code) && /[A-Z].*[A-Z]/.test(code);
}

/** A code as it is shown and printed: `K7QF-2MXD`. */
export function formatCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What an account and all accounts together have tried within the counted time. */
export interface Attempts {
  readonly failedHere: number;
  readonly failedInAll: number;
}

/** Whether a further code may be tried. Whoever may not hears what a wrong code hears. */
export function mayTryCode({ failedHere, failedInAll }: Attempts, isShared = false): boolean {
  const most = isShared ? MOST_FAILURES.perAddress : MOST_FAILURES.perAccount;
  return failedHere < most && failedInAll < MOST_FAILURES.inAll;
}
