import {
  ContactCard,
  GapKind,
  OnCallStatus,
} from '@groundwork/backstage-plugin-ownership-common';
import { OWNERSHIP_FACTS } from '@groundwork/backstage-plugin-scorecards-node';
import { factsOfEntity, factsOfGroup, KnownOwner } from './facts';

const owner = (entityRef: string, exists = true) => ({
  entityRef,
  title: entityRef,
  exists,
});

const known = (
  owners: KnownOwner['owners'],
  rest: Partial<KnownOwner> = {},
): KnownOwner => ({ owners, isInherited: false, identifierCount: 2, ...rest });

const card = (
  status: OnCallStatus,
  rest: Partial<ContactCard> = {},
): ContactCard => ({
  onCall: { status, levels: [] },
  dashboards: [],
  nearest: [],
  dependencies: [],
  dependents: [],
  ...rest,
});

const PAYMENTS = owner('group:default/payments');

describe('factsOfEntity', () => {
  const found = (given: Partial<Parameters<typeof factsOfEntity>[0]> = {}) =>
    factsOfEntity({
      owner: known([PAYMENTS]),
      gaps: [],
      contact: card('known'),
      ...given,
    });

  it.each<[string, KnownOwner, Record<string, unknown>]>([
    [
      'a group',
      known([PAYMENTS]),
      {
        hasOwner: true,
        ownerExists: true,
        ownerIsGroup: true,
        ownerInherited: false,
      },
    ],
    [
      'nobody',
      known([]),
      { hasOwner: false, ownerExists: false, ownerIsGroup: false },
    ],
    [
      'a group that is not there',
      known([owner('group:default/gone', false)]),
      { hasOwner: true, ownerExists: false, ownerIsGroup: false },
    ],
    [
      'a person',
      known([owner('user:default/ada')]),
      { ownerExists: true, ownerIsGroup: false },
    ],
    [
      'a person and a group',
      known([owner('user:default/ada'), PAYMENTS]),
      { ownerExists: true, ownerIsGroup: true },
    ],
    [
      'one of two is not there',
      known([PAYMENTS, owner('user:default/gone', false)]),
      { ownerExists: false, ownerIsGroup: true },
    ],
    [
      'that of its system',
      known([PAYMENTS], { isInherited: true }),
      { hasOwner: true, ownerInherited: true },
    ],
  ])('is owned by %s', (_, given, expected) => {
    const { facts } = found({ owner: given });

    for (const [name, value] of Object.entries(expected)) {
      expect([name, facts[`ownership.${name}`]]).toEqual([name, value]);
    }
  });

  it.each<[OnCallStatus, boolean, boolean]>([
    ['known', true, true],
    ['silent', true, false],
    ['none', false, false],
  ])('has on-call that is %s', (status, scheduled, now) => {
    const { facts, errors } = found({ contact: card(status) });

    expect(facts['ownership.onCallScheduled']).toBe(scheduled);
    expect(facts['ownership.onCallNow']).toBe(now);
    expect(errors).toEqual({});
  });

  it('does not take a provider that is down for nobody on call', () => {
    const { facts, errors } = found({
      contact: {
        ...card('unavailable'),
        onCall: { status: 'unavailable', levels: [], reason: 'ical: 503' },
        channel: { name: '#payments' },
      },
    });

    const message = 'Who is on call is not known: ical: 503';
    expect(errors).toEqual({
      'ownership.onCallScheduled': message,
      'ownership.onCallNow': message,
    });
    expect(facts).toMatchObject({
      'ownership.hasChannel': true,
      'ownership.hasRunbook': false,
    });
  });

  it('lists gaps, the worst first', () => {
    const gaps: GapKind[] = ['no-runbook', 'silent-on-call', 'dangling-owner'];

    expect(found({ gaps }).facts).toMatchObject({
      'ownership.gaps': ['dangling-owner', 'silent-on-call', 'no-runbook'],
      'ownership.gapCount': 3,
    });
    expect(found().facts).toMatchObject({
      'ownership.gaps': [],
      'ownership.gapCount': 0,
    });
  });

  it('does not say that there are no gaps before they were looked for', () => {
    const { facts, errors } = found({ gaps: undefined });

    expect(facts).not.toHaveProperty(['ownership.gaps']);
    expect(errors['ownership.gapCount']).toBe(
      'The ownership plugin has not looked for gaps yet',
    );
  });

  it('says nothing of an entity that is not known', () => {
    const { facts, errors } = found({
      owner: undefined,
      contact: { failure: 'no card' },
    });

    expect(facts).toEqual({});
    expect(errors).toMatchObject({
      'ownership.hasOwner': 'The ownership plugin does not know the entity yet',
      'ownership.gaps': 'The ownership plugin does not know the entity yet',
      'ownership.onCallNow': 'no card',
    });
  });
});

describe('factsOfGroup', () => {
  it.each<
    [string, string[], Array<[string, GapKind[]]>, Record<string, unknown>]
  >([
    [
      'nothing',
      [],
      [],
      {
        ownedEntities: 0,
        ownedWithGaps: 0,
        coverage: undefined,
        onCallCovered: undefined,
      },
    ],
    [
      'what is all well',
      ['a', 'b'],
      [],
      { ownedEntities: 2, ownedWithGaps: 0, coverage: 1, onCallCovered: true },
    ],
    [
      'one of four with two gaps',
      ['a', 'b', 'c', 'd'],
      [
        ['a', ['no-runbook', 'no-channel']],
        ['x', ['unowned']],
      ],
      { ownedWithGaps: 1, coverage: 0.75, onCallCovered: true },
    ],
    [
      'what nobody is on call for',
      ['a'],
      [['a', ['no-on-call']]],
      { coverage: 0, onCallCovered: false },
    ],
    [
      'what has a silent schedule',
      ['a', 'b'],
      [['b', ['silent-on-call']]],
      { coverage: 0.5, onCallCovered: false },
    ],
  ])('owns %s', (_, owned, gaps, expected) => {
    const { facts, errors } = factsOfGroup({ owned, gaps: new Map(gaps) });

    for (const [name, value] of Object.entries(expected)) {
      expect([name, facts[`ownership.${name}`]]).toEqual([name, value]);
    }
    expect(errors).toEqual({});
  });

  it('counts what it owns before gaps were looked for', () => {
    const { facts, errors } = factsOfGroup({ owned: ['a'], gaps: undefined });

    expect(facts).toEqual({ 'ownership.ownedEntities': 1 });
    expect(Object.keys(errors)).toEqual([
      'ownership.ownedWithGaps',
      'ownership.coverage',
      'ownership.onCallCovered',
    ]);
  });

  it('says nothing of a group that is not known', () => {
    const { facts, errors } = factsOfGroup({
      owned: undefined,
      gaps: new Map(),
    });

    expect(facts).toEqual({});
    expect(Object.keys(errors)).toHaveLength(4);
  });
});

it('says nothing but what is declared', () => {
  const entity = factsOfEntity({
    owner: known([]),
    gaps: [],
    contact: card('none'),
  });
  const group = factsOfGroup({ owned: ['a'], gaps: new Map() });

  expect(
    [...Object.keys(entity.facts), ...Object.keys(group.facts)].sort(),
  ).toEqual(OWNERSHIP_FACTS.map(({ id }) => id).sort());
});
