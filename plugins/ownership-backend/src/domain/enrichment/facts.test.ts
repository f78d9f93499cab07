import { Answer, OnCall } from '@groundwork/backstage-plugin-ownership-common';
import {
  ambiguous,
  answer,
  card,
  found,
  OPTIONS,
  PAYMENTS,
  PAYMENTS_CARD,
  unknown,
} from './__testUtils__/answers';
import { factsOf } from './facts';
import { verdictOf } from './verdict';

const factsOfParts = (...parts: Parameters<typeof verdictOf>[0]) =>
  Object.fromEntries(factsOf(verdictOf(parts), OPTIONS));

describe('factsOf', () => {
  it('says whose it is, who is on call, where to write and where to look', () => {
    expect(factsOfParts(PAYMENTS)).toEqual({
      groundwork_owner: 'payments-core',
      groundwork_owner_ref: 'group:default/payments-core',
      groundwork_entity_ref: 'component:default/payments',
      groundwork_on_call:
        'level 1: Ada Byron (until 2026-11-23T08:00:00Z); level 2: Kofi Mensah',
      groundwork_channel: '#payments',
      groundwork_tier: '1',
      groundwork_ownership_status: 'found',
      groundwork_ownership_confidence: '0.92',
      groundwork_ownership_url:
        'https://portal.acme.test/ownership?q=component%3Adefault%2Fpayments',
      runbook_url: 'https://runbooks.acme.test/payments',
    });
  });

  it('names all owners, and says which of them are gone', () => {
    expect(
      factsOfParts(found(answer('app', ['web', 'team-mobile?']))),
    ).toMatchObject({
      groundwork_owner: 'web, team-mobile (not in the catalog)',
      groundwork_owner_ref: 'group:default/web, group:default/team-mobile',
    });
  });

  it('names no owner where there is none', () => {
    const facts = factsOfParts(found(answer('orphan', [])));

    expect(facts).not.toHaveProperty('groundwork_owner');
    expect(facts).toMatchObject({
      groundwork_ownership_status: 'found',
      groundwork_entity_ref: 'component:default/orphan',
    });
  });

  it('gives the names that were asked for', () => {
    const names = [
      ...factsOf(verdictOf([unknown()]), {
        prefix: '',
        portalUrl: 'https://portal.acme.test/',
      }),
    ];

    expect(names).toEqual([
      ['ownership_status', 'unknown'],
      ['ownership_url', 'https://portal.acme.test/ownership'],
    ]);
  });

  it.each<[string, Partial<OnCall>, string | undefined]>([
    ['none', {}, undefined],
    ['silent', {}, 'nobody: the schedule names nobody now'],
    ['unavailable', {}, 'not known: the schedule does not answer'],
    [
      'known',
      { levels: [{ level: 1, people: [{ name: 'Ada' }, { name: 'Noa' }] }] },
      'level 1: Ada, Noa',
    ],
  ])('tells of on-call that is %s', (status, more, expected) => {
    const onCall = { status, levels: [], ...more } as OnCall;
    const facts = factsOfParts(
      found(answer('a', ['b'], { contact: card({ onCall }) })),
    );

    expect(facts.groundwork_on_call).toBe(expected);
  });

  it('says that it does not know who is on call without a contact card', () => {
    const facts = factsOfParts(
      found(answer('a', ['b'], { contact: undefined })),
    );

    expect(facts.groundwork_on_call).toBe(
      'not known: the schedule does not answer',
    );
  });

  it.each(['data:text/html,<b>', 'see the wiki', ''])(
    'has no runbook at %j',
    url => {
      const contact = card({ runbook: { title: 'Runbook', url } });

      expect(
        factsOfParts(found(answer('a', ['b'], { contact }))),
      ).not.toHaveProperty('runbook_url');
    },
  );

  describe('when it is ambiguous', () => {
    it('lists the candidates', () => {
      expect(
        factsOfParts(
          ambiguous(
            answer('orders', ['ordering']),
            answer('stock', ['fulfilment', 'ordering']),
            answer('rates', []),
          ),
        ),
      ).toEqual({
        groundwork_ownership_candidates:
          'orders (ordering); stock (fulfilment, ordering); rates (without an owner)',
        groundwork_ownership_status: 'ambiguous',
        groundwork_ownership_url:
          'https://portal.acme.test/ownership?q=shared.acme.test',
      });
    });

    it('names the owner, and what else they share, if all have the same', () => {
      const other = { ...PAYMENTS_CARD, tier: 2 };

      expect(
        factsOfParts(
          ambiguous(
            answer('payments', ['payments-core'], { contact: PAYMENTS_CARD }),
            answer('payouts', ['payments-core'], { contact: other }),
          ),
        ),
      ).toEqual({
        groundwork_owner: 'payments-core',
        groundwork_owner_ref: 'group:default/payments-core',
        groundwork_on_call:
          'level 1: Ada Byron (until 2026-11-23T08:00:00Z); level 2: Kofi Mensah',
        groundwork_channel: '#payments',
        groundwork_ownership_status: 'ambiguous',
        groundwork_ownership_url:
          'https://portal.acme.test/ownership?q=shared.acme.test',
        runbook_url: 'https://runbooks.acme.test/payments',
      });
    });

    it.each<[string, Answer[]]>([
      ['one does not stand out', [answer('orders', ['ordering'])]],
      [
        'there may be more',
        Array.from({ length: 20 }, (_, index) =>
          answer(`payments-${index}`, ['payments-core']),
        ),
      ],
    ])('does not guess when %s', (_, answers) => {
      const facts = factsOfParts(ambiguous(...answers));

      expect(facts).not.toHaveProperty('groundwork_owner');
      expect(facts).toHaveProperty('groundwork_ownership_candidates');
    });
  });

  it('leads to what was looked for when it is unknown', () => {
    expect(factsOfParts(unknown('a b&c\ud800', 'less telling'))).toEqual({
      groundwork_ownership_status: 'unknown',
      groundwork_ownership_url:
        'https://portal.acme.test/ownership?q=a%20b%26c%EF%BF%BD',
    });
  });

  describe('of several alerts', () => {
    it('is that of all if they agree', () => {
      expect(factsOfParts(PAYMENTS, PAYMENTS)).toEqual(factsOfParts(PAYMENTS));
    });

    it('names the owner if all have the same', () => {
      expect(
        factsOfParts(
          found(answer('orders', ['ordering'])),
          found(answer('cart', ['ordering'])),
        ),
      ).toMatchObject({
        groundwork_ownership_status: 'ambiguous',
        groundwork_owner: 'ordering',
      });
    });

    it('lists candidates if one is unknown', () => {
      expect(
        factsOfParts(
          found(answer('orders', ['ordering'])),
          found(answer('cart', ['ordering'])),
          unknown('x'),
        ),
      ).toMatchObject({
        groundwork_ownership_status: 'ambiguous',
        groundwork_ownership_candidates: 'orders (ordering); cart (ordering)',
      });
    });
  });
});
