import { noticesFor } from './noticesFor';

const AT = new Date('2026-11-20T12:00:00Z');

const transition = {
  scorecardId: 'readiness',
  entityRef: 'component:default/orders',
  ownerRef: 'group:default/shop',
  fromLevel: 2,
  toLevel: 1,
  fromVersion: 3,
  version: 3,
  at: AT,
  changes: [],
};

describe('noticesFor', () => {
  it('tells the owner of a drop, with the checks that came to hold it back', () => {
    expect(
      noticesFor({
        ...transition,
        changes: [
          { c: 'tests', f: 'pass', t: 'fail' },
          { c: 'runbook', f: 'pass', t: 'stale' },
          { c: 'readme', f: 'fail', t: 'pass' },
          { c: 'docs', f: 'fail', t: 'exempt' },
          { c: 'gone', f: 'pass' },
        ],
      }),
    ).toEqual([
      {
        recipientRef: 'group:default/shop',
        scorecardId: 'readiness',
        entityRef: 'component:default/orders',
        createdAt: AT,
        content: {
          kind: 'level-lowered',
          from: 2,
          to: 1,
          checks: ['tests', 'runbook'],
        },
      },
    ]);
  });

  it('tells a drop apart that another version brought', () => {
    expect(noticesFor({ ...transition, version: 4 })).toEqual([
      expect.objectContaining({
        content: { kind: 'version-lowered', from: 2, to: 1, version: 4 },
      }),
    ]);
  });

  it.each([
    ['the level stays', { toLevel: 2 }],
    ['the level rises', { toLevel: 3 }],
    ['it is evaluated for the first time', { fromLevel: undefined }],
    ['it is no longer part', { toLevel: undefined }],
    ['nobody owns it', { ownerRef: '' }],
  ])('tells nobody when %s', (_, given) => {
    expect(noticesFor({ ...transition, ...given })).toEqual([]);
  });
});
