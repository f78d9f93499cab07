import { answer, evidence, part, storefront } from '../__testUtils__/answers';
import { feedbackOf } from './feedback';

const CHECKOUT = 'component:default/checkout-web';
const STOREFRONT = 'component:default/storefront';
const host = { kind: 'host', key: 'pay.acme.test' };
const wildcard = { kind: 'host', key: '*.acme.test' };

describe('feedbackOf an answer that stands out', () => {
  const found = part([answer(), storefront()]);

  it.each([
    [
      'confirms it',
      { rightRef: CHECKOUT },
      { identifier: host, entityRef: CHECKOUT, verdict: 'confirm' },
    ],
    [
      'rejects it',
      {},
      { identifier: host, entityRef: CHECKOUT, verdict: 'reject' },
    ],
    [
      'corrects it by the runner-up',
      { rightRef: STOREFRONT },
      {
        identifier: host,
        entityRef: CHECKOUT,
        verdict: 'correct',
        correctRef: STOREFRONT,
      },
    ],
    [
      'has a comment, if there is one',
      { comment: ' moved last week ' },
      {
        identifier: host,
        entityRef: CHECKOUT,
        verdict: 'reject',
        comment: 'moved last week',
      },
    ],
  ])('%s', (_name, opinion, expected) => {
    expect(feedbackOf(found, opinion)).toEqual(expected);
  });
});

describe('feedbackOf an ambiguous answer', () => {
  it('confirms the candidate that is right, by its own evidence', () => {
    const ambiguous = part([answer(), storefront()], { status: 'ambiguous' });
    expect(feedbackOf(ambiguous, { rightRef: STOREFRONT })).toEqual({
      identifier: wildcard,
      entityRef: STOREFRONT,
      verdict: 'confirm',
    });
  });

  it('corrects the first one when it is none of them', () => {
    const ambiguous = part(
      [answer({ evidence: [evidence('host', 'pay.acme.test')] }), storefront()],
      { status: 'ambiguous' },
    );
    expect(
      feedbackOf(ambiguous, { rightRef: 'component:default/ledger' }),
    ).toEqual({
      identifier: host,
      entityRef: CHECKOUT,
      verdict: 'correct',
      correctRef: 'component:default/ledger',
    });
  });
});

describe('feedbackOf nothing', () => {
  it('is none', () => {
    expect(feedbackOf(part([]), {})).toBeUndefined();
  });
});
