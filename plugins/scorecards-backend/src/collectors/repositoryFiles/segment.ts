/** Tells whether a name matches. */
export type SegmentMatcher = (name: string) => boolean;

type Token =
  | { kind: 'text'; text: string }
  | { kind: 'one' }
  | { kind: 'any' }
  | { kind: 'of'; has: (character: string) => boolean };

/**
 * Compiles a pattern of a name: `*`, `?`, `[a-z]`, `[!a]`. Matching takes at most
 * the length of the name times that of the pattern.
 */
export function compileSegment(pattern: string): SegmentMatcher {
  const [, before, after] = /^([^*?[]*)\*([^*?[]*)$/.exec(pattern) ?? [];
  if (before !== undefined) {
    return name =>
      name.length >= before.length + after.length &&
      name.startsWith(before) &&
      name.endsWith(after);
  }
  const tokens = tokensOf(pattern);
  return tokens.every(({ kind }) => kind === 'text')
    ? name => name === pattern
    : name => matches(tokens, name);
}

/** Texts are cut into characters, so that a token is a character or any number. */
function tokensOf(pattern: string): Token[] {
  const parts = pattern.match(/\*+|\?|\[!?[^\]]+\]|[\s\S]/g) ?? [];
  return parts.map((part): Token => {
    if (part.startsWith('*')) {
      return { kind: 'any' };
    }
    if (part === '?') {
      return { kind: 'one' };
    }
    return part.length > 1
      ? { kind: 'of', has: setOf(part.slice(1, -1)) }
      : { kind: 'text', text: part };
  });
}

function setOf(text: string): (character: string) => boolean {
  const isNegated = text.startsWith('!');
  const ranges = (isNegated ? text.slice(1) : text).match(
    /[\s\S]-[\s\S]|[\s\S]/g,
  );
  return character =>
    (ranges ?? []).some(
      range => range[0] <= character && character <= range[range.length - 1],
    ) !== isNegated;
}

/** Only the last `*` need ever be tried anew: what it leaves, no other needs. */
function matches(tokens: readonly Token[], name: string): boolean {
  let token = 0;
  let at = 0;
  let retry: { token: number; at: number } | undefined;
  while (at < name.length) {
    const next = tokens[token];
    if (next?.kind === 'any') {
      retry = { token: token + 1, at };
      token += 1;
    } else if (next && matchesOne(next, name[at])) {
      token += 1;
      at += 1;
    } else if (retry) {
      retry.at += 1;
      ({ token, at } = retry);
    } else {
      return false;
    }
  }
  return tokens.slice(token).every(({ kind }) => kind === 'any');
}

function matchesOne(token: Token, character: string): boolean {
  switch (token.kind) {
    case 'text':
      return token.text === character;
    case 'of':
      return token.has(character);
    default:
      return true;
  }
}
