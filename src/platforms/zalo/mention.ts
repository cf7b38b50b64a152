/**
 * Takes the bot's name off the front of what a group said: Zalo delivers "@Bot Cải cách 12" as plain text. Of several
 * names the longest that fits; undefined when the text begins with another name.
 */
export function stripMention(text: string, names: readonly string[]): string | undefined {
  const given = text.normalize("NFC").trimStart();
  if (!given.startsWith("@")) return text;
  const rest = given.slice(1);
  const folded = rest.toLowerCase();
  const fitting = names
    .map((name) => name.normalize("NFC"))
    .filter((name) => name !== "" && folded.startsWith(name.toLowerCase()))
    .filter((name) => !/^[\p{L}\p{N}]/u.test(rest.slice(name.length)))
    .toSorted((a, b) => b.length - a.length);
  const [name] = fitting;
  return name === undefined ? undefined : rest.slice(name.length).replace(/^[\s,:;.–-]+/u, "");
}
