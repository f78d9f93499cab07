/** What a message says of what it takes back. */
export interface RevertSigns {
  /** Ids of commits, perhaps short ones, in lower case. */
  shas: string[];
  /** Pull or merge requests. */
  numbers: Array<{ number: number; text: string }>;
  /** The title that it quotes, without a number. */
  title?: { reverted: string; text: string };
}

/** Messages are anybody's: longer ones are not read to their end. */
const MAX_CHARACTERS = 64 * 1024;
const MAX_SIGNS = 50;

/** Git, of commits and of merges. */
const COMMIT = /\bthis reverts (?:merge )?commit ([0-9a-f]{7,64})\b/gi;
/** GitHub and GitLab, in the description of what their buttons make. */
const REQUEST = /^Reverts (?:[\w.-]+(?:\/[\w.-]+)*)?[#!](\d{1,10})\b/gim;
const REVERT = /^Revert "(.+)"$/;
/** Git from 2.43 on, of a revert that is reverted. */
const REAPPLY = /^Reapply "(.+)"$/;

/**
 * Reads what messages of a change say of what it takes back.
 *
 * @see https://git-scm.com/docs/git-revert
 */
export function revertSigns(messages: readonly string[]): RevertSigns {
  const texts = messages.map(message => message.slice(0, MAX_CHARACTERS));
  const shas = texts.flatMap(text =>
    [...text.matchAll(COMMIT)].map(([, sha]) => sha.toLowerCase()),
  );
  const numbers = texts.flatMap(text =>
    [...text.matchAll(REQUEST)].map(([found, number]) => ({
      number: Number(number),
      text: found,
    })),
  );
  const title = texts.map(titleOf).find(found => found !== undefined);
  return {
    shas: [...new Set(shas)].slice(0, MAX_SIGNS),
    numbers: numbers.slice(0, MAX_SIGNS),
    ...(title && { title }),
  };
}

/** Whether anything says that something is taken back. */
export function describesRevert({
  shas,
  numbers,
  title,
}: RevertSigns): boolean {
  return shas.length > 0 || numbers.length > 0 || title !== undefined;
}

/** A title as it was before a server put the number of its request behind it. */
export function withoutNumber(title: string): string {
  return title
    .trim()
    .replace(/\(#\d{1,10}\)$/, '')
    .trimEnd();
}

function titleOf(message: string): RevertSigns['title'] {
  const text = message.split('\n', 1)[0].trim();
  const subject = withoutNumber(text);
  const [, quoted] = REVERT.exec(subject) ?? [];
  if (quoted !== undefined) {
    return { reverted: withoutNumber(quoted), text };
  }
  const [, again] = REAPPLY.exec(subject) ?? [];
  return again === undefined
    ? undefined
    : { reverted: `Revert "${again}"`, text };
}
