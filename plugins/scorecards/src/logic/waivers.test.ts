import { WAIVER_STATUSES } from '@groundwork/backstage-plugin-scorecards-common';
import {
  canTakeEffect,
  decisionsOf,
  expiryOf,
  firstUntil,
  problemsOf,
  WaiverDraft,
} from './waivers';

// Without a zone, so that it is this time wherever the test is run.
const NOW = new Date('2026-11-21T15:00:00');

function draft(rest: Partial<WaiverDraft> = {}): WaiverDraft {
  return { reason: 'Moves to the new ledger', until: '2026-12-21', ...rest };
}

describe('problemsOf', () => {
  it.each<[string, Partial<WaiverDraft>, object]>([
    ['nothing wrong', {}, {}],
    [
      'a reason of nine letters',
      { reason: ' ninechars ' },
      { reason: 'tooShort' },
    ],
    ['a reason of ten letters', { reason: 'tenletters' }, {}],
    ['no day', { until: '' }, { until: 'missing' }],
    ['what is no day', { until: '2026-13-01' }, { until: 'missing' }],
    ['a day that is over', { until: '2026-11-20' }, { until: 'past' }],
    ['today', { until: '2026-11-21' }, {}],
    ['the last day', { until: '2027-05-20' }, {}],
    ['the day after that', { until: '2027-05-21' }, { until: 'tooFar' }],
  ])('%s', (_name, rest, expected) => {
    expect(problemsOf(draft(rest), NOW)).toEqual(expected);
  });
});

describe('a waiver of what is only announced', () => {
  it.each([
    ['2027-02-01T00:00:00', '2027-01-31', { until: 'noEffect' }],
    ['2027-02-01T00:00:00', '2027-02-01', {}],
    [undefined, '2026-12-21', {}],
  ])('that counts from %s and ends on %s', (countsFrom, until, expected) => {
    expect(problemsOf(draft({ until }), NOW, countsFrom)).toEqual(expected);
  });

  it.each([
    ['thirty days from now', undefined, '2026-12-21'],
    ['thirty days from when it counts', '2027-02-01T12:00:00', '2027-03-03'],
    ['the last day that there is', '2027-05-10T12:00:00', '2027-05-20'],
    [
      'thirty days from now, when it has begun to count',
      '2026-10-01T12:00:00',
      '2026-12-21',
    ],
  ])('is offered %s', (_name, countsFrom, expected) => {
    expect(firstUntil(NOW, countsFrom)).toBe(expected);
  });

  it.each([
    [undefined, true],
    ['2027-05-01T00:00:00', true],
    ['2027-05-21T00:00:00', false],
  ])('that counts from %s can take effect: %s', (countsFrom, expected) => {
    expect(canTakeEffect(NOW, countsFrom)).toBe(expected);
  });
});

describe('expiryOf', () => {
  it('is the end of the day', () => {
    expect(expiryOf(draft(), NOW)).toBe(
      new Date('2026-12-21T23:59:59').toISOString(),
    );
  });

  it('is never more than 180 days from now', () => {
    expect(expiryOf(draft({ until: '2027-05-20' }), NOW)).toBe(
      new Date(NOW.getTime() + 180 * 24 * 3600 * 1000).toISOString(),
    );
  });
});

describe('decisionsOf', () => {
  const ada = 'user:default/ada.byron';
  const asked = { status: 'requested', requestedBy: ada } as const;
  const granted = { status: 'approved', requestedBy: ada } as const;

  it.each([
    [
      'an approver, of what is asked',
      asked,
      'user:default/kofi',
      true,
      ['approve', 'reject'],
    ],
    [
      'an approver, of what is granted',
      granted,
      'user:default/kofi',
      true,
      ['revoke'],
    ],
    ['whoever else', asked, 'user:default/kofi', false, []],
    ['whoever asked', asked, ada, false, ['withdraw']],
    ['whoever asked, when it is granted', granted, ada, false, ['withdraw']],
    [
      'whoever asked, in any case',
      asked,
      'User:default/Ada.Byron',
      false,
      ['withdraw'],
    ],
    [
      'an approver who asked',
      asked,
      ada,
      true,
      ['approve (own)', 'reject (own)', 'withdraw'],
    ],
  ])('are offered to %s', (_name, waiver, userRef, mayApprove, expected) => {
    expect(
      decisionsOf(waiver, { userRef, mayApprove }).map(
        ({ decision, disabledBecause }) =>
          disabledBecause ? `${decision} (${disabledBecause})` : decision,
      ),
    ).toEqual(expected);
  });

  it.each(
    WAIVER_STATUSES.filter(
      status => status !== 'requested' && status !== 'approved',
    ),
  )('are none once it is %s', status => {
    expect(
      decisionsOf(
        { status, requestedBy: ada },
        { userRef: ada, mayApprove: true },
      ),
    ).toEqual([]);
  });
});
