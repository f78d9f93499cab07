import { Answer } from '@groundwork/backstage-plugin-ownership-common';
import { joinOwners } from './joinOwners';

function answer(
  entityRef: string,
  confidence: number,
  owners: string[] = [],
): Answer {
  const [kind] = entityRef.split(':');
  return {
    entity: { entityRef, kind, title: entityRef },
    owners: owners.map(ref => ({ entityRef: ref, title: ref, exists: true })),
    confidence,
    evidence: [
      {
        identifier: { kind: 'service-name', key: entityRef },
        text: entityRef,
        match: 'exact',
        rule: 'a rule',
        source: 'catalog',
        observedAt: '2026-03-03T03:00:00.000Z',
        confidence,
      },
    ],
  };
}

const ORDERS = 'component:default/orders';
const CART = 'component:default/cart';
const ORDERING = 'group:default/ordering';
const RISK = 'group:default/risk';

const summary = ({
  status,
  answers,
  margin,
}: ReturnType<typeof joinOwners>) => ({
  status,
  margin,
  answers: answers.map(({ entity, confidence, evidence }) => [
    entity.entityRef,
    confidence,
    evidence.length,
  ]),
});

describe('joinOwners', () => {
  it('takes an owner as evidence for what it owns', () => {
    const joined = joinOwners({
      status: 'ambiguous',
      margin: 0.125,
      answers: [
        answer(ORDERING, 0.8, [ORDERING]),
        answer(ORDERS, 0.7, [ORDERING]),
      ],
    });

    // 1 − 0.2 × 0.3
    expect(summary(joined)).toEqual({
      status: 'found',
      margin: 1,
      answers: [[ORDERS, 0.94, 2]],
    });
    expect(
      joined.answers[0].evidence.map(({ confidence }) => confidence),
    ).toEqual([0.8, 0.7]);
  });

  it('leaves an owner that owns none of the others', () => {
    const answered = {
      status: 'ambiguous' as const,
      margin: 0.1,
      answers: [answer(RISK, 0.8, [RISK]), answer(ORDERS, 0.72, [ORDERING])],
    };

    expect(joinOwners(answered)).toBe(answered);
  });

  it('speaks for the most confident of those it owns', () => {
    const joined = joinOwners({
      status: 'ambiguous',
      margin: 0,
      answers: [
        answer(ORDERS, 0.5, [ORDERING]),
        answer(CART, 0.5, [ORDERING]),
        answer(ORDERING, 0.4, [ORDERING]),
      ],
    });

    // 1 − 0.5 × 0.6 = 0.7, and 1 − 0.5 / 0.7
    expect(summary(joined)).toEqual({
      status: 'found',
      margin: 0.2857,
      answers: [
        [ORDERS, 0.7, 2],
        [CART, 0.5, 1],
      ],
    });
  });

  it('makes no answer of weak hints', () => {
    const joined = joinOwners({
      status: 'ambiguous',
      margin: 0.1,
      answers: [answer(ORDERING, 0.15), answer(ORDERS, 0.13, [ORDERING])],
    });

    expect(summary(joined)).toMatchObject({
      status: 'ambiguous',
      answers: [[ORDERS, 0.2605, 2]],
    });
  });

  it('keeps certainty, and gives inference no more than it can have', () => {
    const [certain] = joinOwners({
      status: 'found',
      answers: [answer(ORDERS, 1, [ORDERING]), answer(ORDERING, 0.9)],
    }).answers;
    const [inferred] = joinOwners({
      status: 'found',
      answers: [answer(ORDERS, 0.95, [ORDERING]), answer(ORDERING, 0.95)],
    }).answers;

    expect(certain.confidence).toBe(1);
    expect(inferred.confidence).toBe(0.97);
  });
});
