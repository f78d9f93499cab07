import { JsonValue } from '@backstage/types';
import { Token } from '@groundwork/backstage-plugin-ownership-common';
import { detect } from '.';

/** The tokens of an input that has one part. */
export function tokensOf(input: JsonValue): Token[] {
  const { parts } = detect(input);
  if (parts.length !== 1) {
    throw new Error(`Expected one part, found ${parts.length}`);
  }
  return parts[0].tokens;
}

/** `kind key` of tokens, the most telling first. */
export function named(tokens: Token[]): string[] {
  return tokens.map(({ kind, key }) => `${kind} ${key}`);
}

/** `kind key` of what an input with one part is found to hold. */
export function found(input: JsonValue): string[] {
  return named(tokensOf(input));
}

/** What of it weighs at least as much as a thing that is meant. */
export function foundSurely(input: JsonValue, weight: number = 0.4): string[] {
  return named(tokensOf(input).filter(token => token.weight >= weight));
}
