import { GroupEntity } from '@backstage/catalog-model';
import { group } from '../../__testUtils__/entities';
import { isRootGroup, mainGroupOf, owningRefs, teamFactsOf } from './teams';

const acme = group('acme', 'Acme', {
  relations: [
    ['parentOf', 'group:default/money'],
    ['hasMember', 'user:default/ruth.okafor'],
  ],
}) as GroupEntity;

const money = group('money', 'Money', {
  relations: [
    ['childOf', 'group:default/acme'],
    ['parentOf', 'group:default/payments-core'],
    ['parentOf', 'group:default/ledger'],
  ],
}) as GroupEntity;

const paymentsCore = group('payments-core', 'Payments Core', {
  annotations: {
    'groundwork.dev/lead': 'user:default/kofi.mensah',
    'groundwork.dev/chat-channel': '#team-payments-core',
  },
  links: [
    { url: 'https://wiki.acme.test/payments', title: 'Team page' },
    {
      url: 'https://chat.acme.test/payments',
      title: '#team-payments-core',
    },
  ],
  relations: [
    ['childOf', 'group:default/money'],
    ['hasMember', 'user:default/ada.byron'],
    ['hasMember', 'user:default/kofi.mensah'],
  ],
}) as GroupEntity;

const responders = group('responders', 'Incident responders', {
  relations: [['hasMember', 'user:default/ada.byron']],
}) as GroupEntity;

describe('isRootGroup', () => {
  it.each([
    ['the top of a hierarchy', acme, true],
    ['a department', money, false],
    ['a team', paymentsCore, false],
    ['a role beside the hierarchy', responders, false],
  ])('%s: %#', (_name, candidate, expected) => {
    expect(isRootGroup(candidate)).toBe(expected);
  });
});

describe('mainGroupOf', () => {
  it.each([
    ['a team before a role', [responders, paymentsCore], paymentsCore],
    ['a team before its department', [money, paymentsCore], paymentsCore],
    ['a department before a role', [responders, money], money],
    ['the root group', [acme], acme],
    ['a role when there is nothing else', [responders], responders],
    ['nothing without groups', [], undefined],
  ])('is %s', (_name, groups, expected) => {
    expect(mainGroupOf(groups)).toBe(expected);
  });
});

describe('owningRefs', () => {
  it('are the person, their groups and the teams right below', () => {
    expect(owningRefs('user:default/tomasz', [money, responders])).toEqual([
      'user:default/tomasz',
      'group:default/money',
      'group:default/responders',
      'group:default/payments-core',
      'group:default/ledger',
    ]);
  });
});

describe('teamFactsOf', () => {
  it('reads lead, channel and people', () => {
    expect(teamFactsOf(paymentsCore)).toEqual({
      group: paymentsCore,
      leadRef: 'user:default/kofi.mensah',
      chat: {
        channel: '#team-payments-core',
        url: 'https://chat.acme.test/payments',
      },
      parentRef: 'group:default/money',
      childRefs: [],
      memberRefs: ['user:default/ada.byron', 'user:default/kofi.mensah'],
    });
  });

  it('leaves out what the catalog does not say', () => {
    expect(teamFactsOf(responders)).toMatchObject({
      leadRef: undefined,
      chat: undefined,
      parentRef: undefined,
    });
  });
});
