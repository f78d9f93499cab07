import { GapKind } from '@groundwork/backstage-plugin-ownership-common';
import { Described, entity, finderOf } from './__testUtils__/catalog';
import { AskedFacts, factsOf } from './factsOf';
import { NamedOwner } from './finding';
import { findGaps } from './findGaps';
import { GroupTree } from './groupTree';
import { DEFAULT_SCOPE, GapScope } from './scope';

const CHANNEL = { 'groundwork.dev/chat-channel': '#payments' };
const RUNBOOK = { 'groundwork.dev/runbook': 'https://runbooks.test' };

const groups = [
  entity('group money'),
  entity('group payments', {
    childOf: ['group money'],
    annotations: { ...CHANNEL, ...RUNBOOK },
  }),
  entity('group bare'),
  entity('group empty', { annotations: { ...CHANNEL, ...RUNBOOK } }),
  entity('group empty-parent'),
  entity('group empty-child', { childOf: ['group empty-parent'] }),
];
const users = [
  entity('user ada', {
    memberOf: ['group payments', 'group bare'],
    annotations: { ...CHANNEL, ...RUNBOOK },
  }),
];
const others = [
  entity('system shop', { owners: ['group payments'] }),
  entity('system orphan'),
];
const find = finderOf([...groups, ...users, ...others]);

const names = (by: string, ref: string): NamedOwner => ({
  entityRef: ref.replace(' ', ':default/'),
  by,
  confidence: 1,
});

function gapsOf(
  described: Described,
  asked: Partial<AskedFacts> = {},
  rest: { inheritOwners?: boolean; scope?: GapScope; ref?: string } = {},
): string[] {
  const { inheritOwners = false, scope = DEFAULT_SCOPE } = rest;
  const facts = factsOf(
    entity(rest.ref ?? 'component orders', described),
    { find, groups: new GroupTree(groups, users), scope, inheritOwners },
    { named: [], isNamedUnknown: false, ...asked },
  );
  return findGaps(facts).map(({ kind, status }) =>
    status === 'gap' ? kind : `${kind}?`,
  );
}

/** Only of who owns it. */
const library = (...owners: string[]): Described => ({
  type: 'library',
  owners,
});

const service = (rest: Described = {}): Described => ({
  type: 'service',
  lifecycle: 'production',
  owners: ['group bare'],
  annotations: { ...CHANNEL, ...RUNBOOK },
  ...rest,
});

const KNOWN = { onCall: { status: 'known' as const } };

describe('findGaps, of owners', () => {
  it.each<[string, string[], GapKind[]]>([
    ['nobody', [], ['unowned']],
    ['a group with members', ['group payments'], []],
    ['a group with members below it', ['group money'], []],
    ['a group that is not there', ['group gone'], ['dangling-owner']],
    [
      'one of two is not there',
      ['group payments', 'user gone'],
      ['dangling-owner'],
    ],
    ['a group without members', ['group empty'], ['empty-team']],
    [
      'groups without members below each other',
      ['group empty-parent'],
      ['empty-team'],
    ],
    ['one of two groups has members', ['group empty', 'group payments'], []],
    [
      'an empty group and one that is not there',
      ['group empty', 'group gone'],
      ['dangling-owner', 'empty-team'],
    ],
    ['a person', ['user ada'], ['person-owner']],
    ['a person and a group', ['user ada', 'group payments'], []],
    ['a person and an empty group', ['user ada', 'group empty'], []],
    ['something else that is there', ['system shop'], []],
  ])('%s', (_, owners, expected) => {
    expect(gapsOf(library(...owners))).toEqual(expected);
  });

  it.each<[string, boolean, string[]]>([
    ['system shop', true, []],
    ['system shop', false, ['unowned']],
    ['system orphan', true, ['unowned']],
  ])(
    'nobody, as part of %s, with inheritance %s',
    (partOf, inheritOwners, expected) => {
      const described = { ...library(), partOf: [partOf] };
      expect(gapsOf(described, {}, { inheritOwners })).toEqual(expected);
    },
  );
});

describe('findGaps, of what other sources say', () => {
  const payments = library('group payments');

  it.each<[string, Described, NamedOwner[], string[]]>([
    ['the same', payments, [names('feed a', 'group payments')], []],
    ['the group above', payments, [names('feed a', 'group money')], []],
    [
      'the group below',
      library('group money'),
      [names('feed a', 'group payments')],
      [],
    ],
    ['a member', payments, [names('feed a', 'user ada')], []],
    [
      "the owner's group",
      library('user ada'),
      [names('feed a', 'group bare')],
      ['person-owner'],
    ],
    [
      'another group',
      payments,
      [names('feed a', 'group bare')],
      ['conflicting-sources'],
    ],
    [
      'another beside the same',
      payments,
      [names('feed a', 'group bare'), names('feed a', 'group payments')],
      [],
    ],
    [
      'another, while a second source agrees',
      payments,
      [names('feed a', 'group bare'), names('feed b', 'group payments')],
      ['conflicting-sources'],
    ],
    [
      'somebody for what has no owner',
      library(),
      [names('feed a', 'group bare')],
      ['unowned'],
    ],
    [
      'somebody for an owner that is not there',
      library('group gone'),
      [names('feed a', 'group bare')],
      ['dangling-owner'],
    ],
  ])('%s', (_, described, named, expected) => {
    expect(gapsOf(described, { named })).toEqual(expected);
  });

  it('is not known while a source cannot be asked', () => {
    expect(gapsOf(payments, { isNamedUnknown: true })).toEqual([
      'conflicting-sources?',
    ]);
    expect(
      gapsOf(payments, {
        isNamedUnknown: true,
        named: [names('feed a', 'group bare')],
      }),
    ).toEqual(['conflicting-sources']);
    expect(gapsOf(library(), { isNamedUnknown: true })).toEqual(['unowned']);
  });
});

describe('findGaps, of what is operated', () => {
  it.each<[string, AskedFacts['onCall'], string[]]>([
    ['known', { status: 'known' }, []],
    ['none', { status: 'none' }, ['no-on-call']],
    ['silent', { status: 'silent', schedule: 's' }, ['silent-on-call']],
    [
      'unavailable',
      { status: 'unavailable' },
      ['silent-on-call?', 'no-on-call?'],
    ],
    ['not asked', undefined, ['silent-on-call?', 'no-on-call?']],
  ])('on-call is %s', (_, onCall, expected) => {
    expect(gapsOf(service(), { onCall })).toEqual(expected);
  });

  it.each<[string, Described, string[]]>([
    ['names neither', { annotations: {} }, ['no-channel', 'no-runbook']],
    ['names a channel', { annotations: CHANNEL }, ['no-runbook']],
    [
      'has an owner who names both',
      { annotations: {}, owners: ['group payments'] },
      [],
    ],
  ])('%s', (_, rest, expected) => {
    expect(gapsOf(service(rest), KNOWN)).toEqual(expected);
  });

  const bad = ['no-on-call', 'no-channel', 'no-runbook'];
  const tier = (number: number) => ({
    annotations: { 'groundwork.dev/tier': `${number}` },
  });

  it.each<[string, Described, string[]]>([
    ['a service in production', { annotations: {} }, bad],
    [
      'in other letters',
      { annotations: {}, type: 'Service', lifecycle: 'Production' },
      bad,
    ],
    ['a library', { annotations: {}, type: 'library' }, []],
    ['an experiment', { annotations: {}, lifecycle: 'experimental' }, []],
    ['of tier 3', tier(3), bad],
    ['of tier 4', tier(4), []],
  ])('%s', (_, rest, expected) => {
    const onCall = { status: 'none' as const };
    expect(gapsOf(service(rest), { onCall })).toEqual(expected);
  });

  it('is what is configured', () => {
    const operated = {
      types: new Set(['batch']),
      lifecycles: new Set(['beta']),
      maxTier: 1,
      withoutTier: false,
    };
    const scope = { ...DEFAULT_SCOPE, operated };
    const batch = { ...tier(1), type: 'batch', lifecycle: 'beta' };
    const onCall = { status: 'none' as const };
    const kindsOf = (rest: Described) =>
      gapsOf(service(rest), { onCall }, { scope });
    expect(kindsOf(batch)).toEqual(bad);
    expect(kindsOf({ ...batch, ...tier(2) })).toEqual([]);
    expect(kindsOf({ ...batch, annotations: {} })).toEqual([]);
  });

  it('is a component only', () => {
    expect(
      gapsOf(service({ annotations: {} }), {}, { ref: 'resource orders' }),
    ).toEqual([]);
  });
});
