import { CAPABILITIES } from '@groundwork/backstage-plugin-scorecards-common';
import { sixCapabilities, unmeasuredCapability } from '../__testUtils__/levels';
import { teamRow } from '../__testUtils__/organisation';
import { nextOrder, readOrder, sortByLevel, treeLines } from './tree';

const drawn = (...teams: Parameters<typeof treeLines>[0]) =>
  treeLines(teams).map(
    line =>
      '  '.repeat(line.depth) +
      (line.kind === 'team' ? line.team.title : `[${line.entityRef}]`),
  );

const at = (title: string, ...path: string[]) =>
  teamRow(title.toLowerCase(), title, {
    path: path.map(name => `group:default/${name}`),
  });

describe('treeLines', () => {
  it('names groups between teams once, and leaves out those above all', () => {
    expect(
      drawn(
        at('Core', 'acme', 'payments'),
        at('Ledger', 'acme', 'payments'),
        at('Platform', 'acme'),
        at('Search', 'acme', 'shop', 'web'),
      ),
    ).toEqual([
      '[group:default/payments]',
      '  Core',
      '  Ledger',
      'Platform',
      '[group:default/shop]',
      '  [group:default/web]',
      '    Search',
    ]);
  });

  it('lets a team that has teams stand for itself', () => {
    expect(drawn(at('Core', 'acme'), at('Refunds', 'acme', 'core'))).toEqual([
      'Core',
      '  Refunds',
    ]);
  });

  it('leaves out all groups where there is one path only', () => {
    expect(drawn(at('Core', 'acme', 'payments'))).toEqual(['Core']);
  });

  it('draws nothing of nothing', () => {
    expect(drawn()).toEqual([]);
  });
});

describe('sorting', () => {
  const rows = [
    teamRow('a', 'A', { capabilities: sixCapabilities({ ownership: 2 }) }),
    teamRow('b', 'B', {
      capabilities: [unmeasuredCapability('ownership')],
    }),
    teamRow('c', 'C', { capabilities: sixCapabilities({ ownership: 0 }) }),
    teamRow('d', 'D', { capabilities: sixCapabilities({ ownership: 4 }) }),
  ];

  it.each([
    ['ascending', 'C A D B'],
    ['descending', 'D A C B'],
  ] as const)('%s has unmeasured last', (direction, expected) => {
    expect(
      sortByLevel(rows, { capability: 'ownership', direction })
        .map(({ title }) => title)
        .join(' '),
    ).toBe(expected);
  });

  it.each([
    ['code-review', { capability: 'code-review', direction: 'ascending' }],
    ['-code-review', { capability: 'code-review', direction: 'descending' }],
    ['speed', undefined],
    ['', undefined],
  ])('reads %p', (text, expected) => {
    expect(readOrder(text, CAPABILITIES)).toEqual(expected);
  });

  it('goes from the tree to lowest, to highest, and back', () => {
    const first = nextOrder('ownership', undefined);
    const second = nextOrder('ownership', readOrder(first, CAPABILITIES));
    const third = nextOrder('ownership', readOrder(second, CAPABILITIES));
    expect([first, second, third]).toEqual(['ownership', '-ownership', '']);
  });
});
