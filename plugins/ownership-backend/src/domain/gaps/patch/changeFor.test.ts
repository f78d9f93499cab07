import { GapKind } from '@groundwork/backstage-plugin-ownership-common';
import { entity, REF } from '../__testUtils__/catalog';
import { GAP_KINDS } from '../kinds';
import { changeFor } from './changeFor';
import { yamlToMerge } from './yamlToMerge';

const orders = entity('component orders', {
  owners: ['group gone', 'group risk'],
});
const isThere = (ref: string) => ref !== REF('group gone');

const change = (kind: GapKind, owner?: string, of = orders) =>
  changeFor(kind, of, owner, isThere);

describe('changeFor', () => {
  it.each<[GapKind, string, string | string[]]>([
    ['unowned', REF('group payments'), 'group:payments'],
    ['unowned', 'group:money/payments', 'group:money/payments'],
    ['empty-team', REF('group payments'), 'group:payments'],
    ['dangling-owner', REF('group payments'), ['group:risk', 'group:payments']],
    ['dangling-owner', REF('group risk'), 'group:risk'],
  ])('%s with %s', (kind, owner, value) => {
    expect(change(kind, owner)).toEqual({
      path: ['spec', 'owner'],
      value,
      hasPlaceholder: false,
    });
  });

  it.each<[GapKind, string, string]>([
    ['no-on-call', 'groundwork.dev/on-call', 'REPLACE-ME'],
    ['no-channel', 'groundwork.dev/chat-channel', '#REPLACE-ME'],
    ['no-runbook', 'groundwork.dev/runbook', 'https://REPLACE-ME.example'],
  ])('%s has a placeholder', (kind, key, value) => {
    expect(change(kind)).toEqual({
      path: ['metadata', 'annotations', key],
      value,
      hasPlaceholder: true,
    });
  });

  it('knows of every kind', () => {
    const closable = GAP_KINDS.filter(kind => change(kind, REF('group risk')));
    expect(GAP_KINDS.filter(kind => !closable.includes(kind))).toEqual([
      'silent-on-call',
    ]);
  });
});

describe('yamlToMerge', () => {
  it('has what tells the entity, and the change', () => {
    const api = { ...orders, kind: 'api', namespace: 'shop' };
    expect(yamlToMerge(api, change('no-channel')!)).toBe(
      [
        '# Merge this into the catalog file of component:default/orders.',
        '# Fill in what is called REPLACE-ME.',
        'kind: API',
        'metadata:',
        '  name: orders',
        '  namespace: shop',
        '  annotations:',
        "    groundwork.dev/chat-channel: '#REPLACE-ME'",
        '',
      ].join('\n'),
    );
    expect(yamlToMerge(orders, change('unowned', REF('group risk'))!)).toBe(
      [
        '# Merge this into the catalog file of component:default/orders.',
        'kind: Component',
        'metadata:',
        '  name: orders',
        'spec:',
        '  owner: group:risk',
        '',
      ].join('\n'),
    );
  });
});
