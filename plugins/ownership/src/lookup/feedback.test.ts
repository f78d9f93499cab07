import {
  Evidence,
  IdentifierKind,
  Token,
} from '@groundwork/backstage-plugin-ownership-common';
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

describe('what feedback is about', () => {
  const token = (kind: IdentifierKind, key: string, weight = 1): Token => ({
    kind,
    key,
    text: 'x',
    detector: 'identifier',
    weight,
  });
  const answered = (piece: Evidence, ...lookedFor: Token[]) =>
    part([answer({ evidence: [piece] })], { lookedFor });
  const identifier = (
    answer_: ReturnType<typeof answered>,
    rightRef?: string,
  ) => feedbackOf(answer_, { rightRef })?.identifier;

  it('is what was asked for, if that has led to the wrong one', () => {
    const walked = answered(
      evidence('host', 'acme.test', { text: 'x', match: 'parent domain' }),
      token('service-name', 'x'),
      token('host', 'new.acme.test', 0.5),
    );

    expect(identifier(walked)).toEqual({ kind: 'host', key: 'new.acme.test' });
    expect(identifier(walked, CHECKOUT)).toEqual({
      kind: 'host',
      key: 'acme.test',
    });
  });

  it('is the name that was typed, if another one was guessed', () => {
    const guessed = answered(
      evidence('entity', CHECKOUT, { text: 'x', match: 'similar name' }),
      token('host', 'x', 0.2),
      token('service-name', 'x', 0.9),
    );

    for (const rightRef of [CHECKOUT, undefined]) {
      expect(identifier(guessed, rightRef)).toEqual({
        kind: 'service-name',
        key: 'x',
      });
    }
  });

  it('is the workload of a pod, whose name is never the same again', () => {
    const pod = answered(
      evidence('kubernetes-workload', 'cart', { text: 'x' }),
      token('kubernetes-pod', 'cart-7d9f8c6b5-x2k4p'),
    );

    expect(identifier(pod)).toEqual({
      kind: 'kubernetes-workload',
      key: 'cart',
    });
  });

  it('is what names the entity, not its owner', () => {
    const both = part([
      answer({
        evidence: [
          evidence('entity', 'group:default/payments-core', {
            via: 'group:default/payments-core',
          }),
          evidence('host', 'pay.acme.test'),
        ],
      }),
    ]);

    expect(identifier(both, CHECKOUT)).toEqual(host);
  });
});
