import {
  change,
  day,
  deployment,
  incident,
  line,
  START,
  world,
} from '../__testUtils__/builders';
import { operateSpans } from './operateSpans';

const deployments = [
  deployment('a', 0),
  deployment('c', 10),
  deployment('d', 20),
];
const changes = ['b', 'c', 'd'].map(sha => change(sha, 1));
const spansOf = (
  evidence: Partial<Parameters<typeof world>[0]> = {},
  incidents: Array<ReturnType<typeof incident>> = [],
) => {
  const found = world({
    commits: line('a b c d'),
    deployments,
    changes,
    incidents,
    ...evidence,
  });
  return operateSpans(
    { ...found, incidents },
    { now: day(100), teamOf: component => `team-${component}` },
  ).map(({ item, kind, start, end, team }) => {
    const days = (time: number) => (time - START) / (day(1) - START);
    return `${item} ${kind} ${days(start)}–${
      end === undefined ? '' : days(end)
    } ${team}`;
  });
};
const named = (incidentId: string, id: string) => ({
  incidentId,
  names: { kind: 'deployment' as const, id },
  evidence: 'the post-mortem',
});

describe('operateSpans', () => {
  it('are of each change of what failed, until it was noticed and until it was over', () => {
    const hurt = incident('i', 12, { resolvedAt: day(15) });

    expect(
      spansOf({ namedCauses: [named('i', deployments[1].id)] }, [hurt]),
    ).toEqual([
      'change-b queue 10–12 team-orders',
      'change-c queue 10–12 team-orders',
      'change-b touch 12–15 team-orders',
      'change-c touch 12–15 team-orders',
    ]);
  });

  it('are open while nothing has ended it', () => {
    expect(
      spansOf({ namedCauses: [named('i', deployments[2].id)] }, [
        incident('i', 22),
      ]),
    ).toEqual([
      'change-d queue 20–22 team-orders',
      'change-d touch 22– team-orders',
    ]);
  });

  it('take the beginning of what mended it for when it was noticed', () => {
    const back = deployment('a', 14, { startedAt: day(13) });

    expect(
      spansOf({ deployments: [...deployments.slice(0, 2), back] }),
    ).toEqual([
      'change-b queue 10–13 team-orders',
      'change-c queue 10–13 team-orders',
      'change-b touch 13–14 team-orders',
      'change-c touch 13–14 team-orders',
    ]);
  });

  it('are none where it is not sure enough', () => {
    // 12 hours before it began: half of a half
    expect(spansOf({}, [incident('i', 10.5)])).toEqual([]);
  });
});
