import { InputError } from '@backstage/errors';

/**
 * Ports that may be given out.
 *
 * @internal
 */
export interface PortRange {
  first: number;
  last: number;
}

/**
 * Reads a range such as `20000-20999`.
 *
 * @throws InputError if it is none
 * @internal
 */
export function parsePortRange(text: string): PortRange {
  const [, first, last] = (
    /^\s*(\d{1,5})\s*-\s*(\d{1,5})\s*$/.exec(text) ?? []
  ).map(Number);
  if (!(first >= 1024 && last <= 65_535 && last - first >= 1)) {
    throw new InputError(
      `'${text}' is no range of ports; it looks like 20000-20999, from 1024 to 65535, with two at least`,
    );
  }
  return { first, last };
}

/**
 * All ports of a range, each once, beginning at one that depends on the owner:
 * so two that choose at the same time seldom meet.
 *
 * @internal
 */
export function portsFrom({ first, last }: PortRange, owner: string): number[] {
  const count = last - first + 1;
  let hash = 0;
  for (const character of owner) {
    hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  }
  return Array.from({ length: count }, (_, i) => first + ((hash + i) % count));
}
