import { OwnerSummary } from '@groundwork/backstage-plugin-ownership-common';
import { whyOf, WhyFacts } from './why';

const owner = (title: string, exists = true): OwnerSummary => ({
  entityRef: `group:default/${title.toLowerCase()}`,
  title,
  exists,
});

const titles = new Map([
  ['group:default/risk', 'Risk'],
  ['group:default/web', 'Web'],
]);

const named = (name: string, by: string) => ({
  entityRef: `group:default/${name}`,
  by,
  confidence: 1,
});

describe('whyOf', () => {
  it.each<[Partial<WhyFacts> & Pick<WhyFacts, 'kind'>, string]>([
    [{ kind: 'unowned', owners: [] }, 'The catalog names no owner.'],
    [
      { kind: 'dangling-owner', owners: [owner('A'), owner('B', false)] },
      'Its owner group:default/b is not in the catalog.',
    ],
    [
      {
        kind: 'dangling-owner',
        owners: ['A', 'B', 'C', 'D', 'E'].map(it => owner(it, false)),
      },
      'Its owners group:default/a, group:default/b, group:default/c and 2 more are not in the catalog.',
    ],
    [
      { kind: 'dangling-owner' },
      'Its owner was not in the catalog when this was last looked at.',
    ],
    [
      { kind: 'empty-team', owners: [owner('A'), owner('B')] },
      'Nobody is in A and B, nor in a group below.',
    ],
    [{ kind: 'person-owner' }, 'It is owned by Payments, not by a team.'],
    [
      {
        kind: 'conflicting-sources',
        detail: {
          named: [
            named('risk', 'CODEOWNERS of acme/orders'),
            named('web', 'feed cmdb'),
          ],
        },
      },
      'The catalog names Payments, but CODEOWNERS of acme/orders names Risk and feed cmdb names Web.',
    ],
    [
      {
        kind: 'conflicting-sources',
        detail: { named: [named('secret', 'feed cmdb')] },
      },
      'The catalog names Payments, but another source names somebody else.',
    ],
    [
      { kind: 'no-on-call' },
      'No on-call schedule is known, and it is in production.',
    ],
    [
      { kind: 'no-on-call', detail: { schedule: 'core' } },
      'No provider knows its on-call schedule ‘core’.',
    ],
    [
      { kind: 'silent-on-call', detail: { schedule: 'core' } },
      'Nobody is on call in the schedule ‘core’.',
    ],
    [
      { kind: 'silent-on-call' },
      'It has an on-call schedule, and nobody is on it.',
    ],
    [{ kind: 'no-channel' }, 'Neither it nor Payments names a chat channel.'],
    [{ kind: 'no-channel', owners: [] }, 'It names no chat channel.'],
    [{ kind: 'no-runbook' }, 'Neither it nor Payments names a runbook.'],
    [{ kind: 'no-runbook', owners: [] }, 'It names no runbook.'],
  ])('%j', (facts, sentence) => {
    expect(
      whyOf({
        owners: [owner('Payments')],
        detail: {},
        titleOf: ref => titles.get(ref),
        ...facts,
      }),
    ).toBe(sentence);
  });
});
