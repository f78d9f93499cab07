import { entity } from './__testUtils__/catalog';
import { GapChanges } from './gapChanges';
import { StoredGap } from './storedGap';

const BEFORE = new Date('2026-03-01T00:00:00.000Z');
const NOW = new Date('2026-03-02T00:00:00.000Z');
const LATELY = new Date('2026-03-01T23:50:00.000Z');

const orders = entity('component orders', {
  title: 'Orders',
  owners: ['group payments'],
});

const stored: StoredGap = {
  id: 'no-runbook:component:default/orders',
  kind: 'no-runbook',
  entityRef: 'component:default/orders',
  since: BEFORE,
  title: 'Orders',
  owners: ['group:default/payments'],
  detail: {},
};

function changesOf(
  gaps: StoredGap[],
  findings: Parameters<GapChanges['add']>[1],
  of = orders,
) {
  const changes = new GapChanges(new Map(gaps.map(it => [it.id, it])), NOW);
  changes.add(of, findings);
  return { written: changes.written, closed: changes.closed() };
}

const GAP = { kind: 'no-runbook', status: 'gap' } as const;
const UNKNOWN = { kind: 'no-runbook', status: 'unknown' } as const;

describe('GapChanges', () => {
  it.each<
    [
      string,
      StoredGap[],
      Parameters<GapChanges['add']>[1],
      StoredGap[],
      string[],
    ]
  >([
    ['opens what is new', [], [GAP], [{ ...stored, since: NOW }], []],
    ['leaves what is as it was', [stored], [GAP], [], []],
    ['closes what is not found again', [stored], [], [], [stored.id]],
    ['keeps what may still be there', [stored], [UNKNOWN], [], []],
    ['opens nothing that only may be there', [], [UNKNOWN], [], []],
    ['closes nothing twice', [{ ...stored, closedAt: BEFORE }], [], [], []],
    [
      'leaves closed what may be there',
      [{ ...stored, closedAt: BEFORE }],
      [UNKNOWN],
      [],
      [],
    ],
    [
      'takes up what comes back, since when it was',
      [{ ...stored, closedAt: LATELY }],
      [GAP],
      [stored],
      [],
    ],
    [
      'opens anew what was closed long ago',
      [{ ...stored, closedAt: BEFORE }],
      [GAP],
      [{ ...stored, since: NOW }],
      [],
    ],
    [
      'writes what is told otherwise',
      [stored],
      [{ ...GAP, detail: { schedule: 's' } }],
      [{ ...stored, detail: { schedule: 's' } }],
      [],
    ],
    [
      'closes those of entities that are gone',
      [{ ...stored, id: 'unowned:component:default/gone' }],
      [],
      [],
      ['unowned:component:default/gone'],
    ],
  ])('%s', (_, gaps, findings, written, closed) => {
    expect(changesOf(gaps, findings)).toEqual({ written, closed });
  });

  it('writes a gap anew whose entity has changed', () => {
    const renamed = entity('component orders', {
      title: 'Orders',
      owners: ['group payments'],
      annotations: { 'groundwork.dev/tier': '2' },
    });
    expect(changesOf([stored], [GAP], renamed).written).toEqual([
      { ...stored, tier: 2 },
    ]);
  });
});
