import {
  EntityIdentifier,
  IdentifierKind,
} from '@groundwork/backstage-plugin-ownership-common';
import { identifierKey, identifierKinds, identifiersOf } from './identifiers';

function identifier(kind: IdentifierKind, key: string): EntityIdentifier {
  return {
    kind,
    key,
    rule: `annotation groundwork.dev/${kind}s`,
    source: 'catalog',
    observedAt: '2026-11-21T08:00:00.000Z',
  };
}

const host = identifier('host', 'pay.acme.test');
const otherHost = identifier('host', 'pay.acme.example');
const image = identifier('image', 'registry.acme.test/payments/checkout');
const queue = identifier('queue', 'payment-retries');

describe('identifierKinds', () => {
  it('counts them, the most frequent first, then by name', () => {
    expect(identifierKinds([queue, host, image, otherHost])).toEqual([
      { kind: 'host', count: 2 },
      { kind: 'image', count: 1 },
      { kind: 'queue', count: 1 },
    ]);
  });
});

describe('identifiersOf', () => {
  it.each([
    ['no kind', [], [host, image, otherHost]],
    ['one kind', ['host'], [host, otherHost]],
    ['a kind that is none', ['hostt'], []],
  ])('chooses those of %s', (_, kinds, expected) => {
    expect(identifiersOf([host, image, otherHost], kinds)).toEqual(expected);
  });
});

describe('identifierKey', () => {
  it('tells apart what two sources say', () => {
    expect(identifierKey(host)).not.toBe(
      identifierKey({ ...host, source: 'feed:cluster-export' }),
    );
  });
});
