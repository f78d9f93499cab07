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
  });

  it('keeps what names the entity before what names its owner', () => {
    const [{ evidence }] = joinOwners({
      status: 'ambiguous',
      answers: [
        answer(ORDERING, 0.8, [ORDERING]),
        answer(ORDERS, 0.7, [ORDERING]),
      ],
    }).answers;

    expect(evidence.map(({ confidence, via }) => [confidence, via])).toEqual([
      [0.7, undefined],
      [0.8, ORDERING],
    ]);
  });

  it('leaves an owner that owns none of the others', () => {
    const answered = {
      status: 'ambiguous' as const,
      margin: 0.1,
      answers: [answer(RISK, 0.8, [RISK]), answer(ORDERS, 0.72, [ORDERING])],
    };

    expect(joinOwners(answered)).toBe(answered);
  });

  it('does not tell apart what the same team owns', () => {
    const joined = joinOwners({
      status: 'ambiguous',
      margin: 0,
      answers: [
        answer(CART, 0.5, [ORDERING]),
        answer(ORDERS, 0.5, [ORDERING]),
        answer(ORDERING, 0.4, [ORDERING]),
      ],
    });

    // 1 − 0.5 × 0.6 for both
    expect(summary(joined)).toEqual({
      status: 'ambiguous',
      margin: 0,
      answers: [
        [CART, 0.7, 2],
        [ORDERS, 0.7, 2],
      ],
    });
  });

  it('keeps the distance that two of one team had without it', () => {
    const joined = joinOwners({
      status: 'found',
      margin: 0.4,
      answers: [
        answer(ORDERS, 0.5, [ORDERING]),
        answer(CART, 0.3, [ORDERING]),
        answer(ORDERING, 0.4, [ORDERING]),
      ],
    });

    expect(joined).toMatchObject({ status: 'found', margin: 0.4 });
  });

  it('tells what a team owns from what it does not', () => {
    const joined = joinOwners({
      status: 'ambiguous',
      margin: 0,
      answers: [
        answer(CART, 0.5, [RISK]),
        answer(ORDERS, 0.5, [ORDERING]),
        answer(ORDERING, 0.8, [ORDERING]),
      ],
    });

    // 1 − 0.5 × 0.2, and 1 − 0.5 / 0.9
    expect(summary(joined)).toEqual({
      status: 'found',
      margin: 0.4444,
      answers: [
        [ORDERS, 0.9, 2],
        [CART, 0.5, 1],
      ],
    });
  });

  it('finds nothing any more when another comes as near', () => {
    const joined = joinOwners({
      status: 'found',
      margin: 0.4,
      answers: [
        answer(CART, 0.5, [RISK]),
        answer(ORDERS, 0.3, [ORDERING]),
        answer(ORDERING, 0.3, [ORDERING]),
      ],
    });

    // 1 − 0.7 × 0.7, and 1 − 0.5 / 0.51
    expect(summary(joined)).toMatchObject({
      status: 'ambiguous',
      margin: 0.0196,
      answers: [
        [ORDERS, 0.51, 2],
        [CART, 0.5, 1],
      ],
    });
  });

  it.each([
    ['a hint', 0.13],
    ['the domain of all', 0.29],
  ])('makes no answer of %s', (_, alone) => {
    const joined = joinOwners({
      status: 'ambiguous',
      margin: 0.1,
      answers: [
        answer(ORDERING, 0.8, [ORDERING]),
        answer(ORDERS, alone, [ORDERING]),
      ],
    });

    expect(joined).toMatchObject({ status: 'ambiguous', margin: 1 });
  });

  it('keeps certainty, and gives inference no more than it can have', () => {
    const certain = joinOwners({
      status: 'found',
      answers: [
        answer(ORDERS, 1, [ORDERING]),
        answer(CART, 0.9, [ORDERING]),
        answer(ORDERING, 0.9),
      ],
    });
    const [inferred] = joinOwners({
      status: 'found',
      answers: [answer(ORDERS, 0.95, [ORDERING]), answer(ORDERING, 0.95)],
    }).answers;

    expect(certain.status).toBe('found');
    expect(certain.answers[0].confidence).toBe(1);
    expect(inferred.confidence).toBe(0.97);
  });
});
