import { ADDRESSES, BOT_ADDRESSES, GITHUB_ACCOUNTS, Signal } from './signals';

const GITHUB_ADDRESS = /^(\d{1,20})\+([^@\s]+)@users\.noreply\.github\.com$/;
/** Bots of GitLab's projects and groups have addresses that nobody can choose. */
const GITLAB_BOT =
  /^(?:project|group)_\d+_bot(?:_[0-9a-f]+)?@noreply\.[^@\s]+$/;
/** Longer ones than SMTP allows are nobody's. */
const MAX_ADDRESS_CHARACTERS = 254;

/**
 * The AI tool of an e-mail address. GitHub's are told apart by their number, as
 * names change and can be taken.
 */
export function toolOfAddress(address: string): Signal | undefined {
  const email = comparable(address);
  const [, account] = GITHUB_ADDRESS.exec(email) ?? [];
  return account === undefined
    ? ADDRESSES.get(email)
    : GITHUB_ACCOUNTS.get(account);
}

/**
 * Whether an address is that of a program that makes changes by itself, such as
 * one that updates dependencies. AI tools are none: what they write is asked for.
 */
export function isBotAddress(address: string): boolean {
  const email = comparable(address);
  if (toolOfAddress(email)) {
    return false;
  }
  // No person's account can have brackets in its name.
  const [, , name] = GITHUB_ADDRESS.exec(email) ?? [];
  return (
    name?.endsWith('[bot]') === true ||
    GITLAB_BOT.test(email) ||
    BOT_ADDRESSES.has(email)
  );
}

/** Empty for what cannot be an address of the tables, which are all ASCII. */
function comparable(address: string): string {
  const email = address.slice(0, MAX_ADDRESS_CHARACTERS + 1).trim();
  return email.length <= MAX_ADDRESS_CHARACTERS && /^[!-~]+$/.test(email)
    ? email.toLowerCase()
    : '';
}
