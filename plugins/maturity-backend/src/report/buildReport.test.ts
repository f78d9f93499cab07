import {
  cohorts,
  DAY,
  measured,
  overview,
  sampleInput,
  team,
} from './__testUtils__/sampleInput';
import { buildReport } from './buildReport';

describe('buildReport', () => {
  it('tells what it is of, and by which model', () => {
    const report = buildReport(sampleInput());
    expect(report).toMatchObject({
      organisation: 'Acme',
      quarter: '2026-Q4',
      complete: false,
      asOf: '2026-11-22T06:30:00.000Z',
      measuredAt: '2026-11-22T06:27:00.000Z',
      model: { id: 'six-capabilities', version: '1.0.0' },
      constraint: {
        scope: 'all',
        period: { from: '2026-10-01T00:00:00.000Z' },
      },
    });
    expect(report.model).not.toHaveProperty('capabilities');
  });

  it('counts teams by level, and how they moved', () => {
    const { distribution, moves, coverage } = buildReport(
      sampleInput({
        teams: [
          team('a', [3, 2, 2, 1, 3, 2]),
          team('b', [4, 2, 2, 1, 3, 2]),
          team('c', [null, null, null, null, null, null]),
        ],
        levelsBefore: new Map([
          ['group:default/a', { 'self-service-deployment': 1 }],
          ['group:default/b', null],
        ]),
      }),
    );
    expect(distribution[0]).toMatchObject({
      capability: 'self-service-deployment',
      byLevel: [0, 0, 0, 1, 1],
      unmeasured: 1,
    });
    expect(moves[0]).toMatchObject({
      higher: 1,
      lower: 0,
      same: 0,
      unknown: 2,
    });
    // Four in each of the six capabilities, of which two teams of three are known
    expect(coverage).toEqual({ teams: 3, measuredTeams: 2, checks: 48 / 72 });
  });

  it('says once for all that data is made up', () => {
    const demo = [{ code: 'demoData', text: 'This is made up' }];
    const { remarks, unknowns } = buildReport(
      sampleInput({
        delivery: { now: overview({}, demo), before: overview({}, demo) },
      }),
    );
    expect(remarks).toEqual(demo);
    expect(unknowns.join()).not.toContain('made up');
  });

  it('tells nothing where nothing is known, and says so', () => {
    const report = buildReport(
      sampleInput({ teams: [], levelsBefore: new Map(), delivery: {} }),
    );
    expect(report.figures).toEqual([]);
    expect(report.fundNext).toEqual([]);
    expect(report).not.toHaveProperty('constraint');
    expect(report.coverage).toEqual({ teams: 0, measuredTeams: 0 });
    expect(report.unknowns).toEqual([
      'Q4 2026 has not ended: figures are of 1 Oct 2026 to 22 Nov 2026.',
      'There is no team that the model is about.',
      'Lead time is not known: delivery has not told of it.',
      'Deployment frequency is not known: delivery has not told of it.',
      'Change fail rate is not known: delivery has not told of it.',
    ]);
  });
});

describe('unknowns', () => {
  const unknownsOf = (more: Parameters<typeof sampleInput>[0]) =>
    buildReport(sampleInput(more)).unknowns;

  it('tells of teams that are not measured, and of those that are left out', () => {
    const unknowns = unknownsOf({ partial: true });
    expect(unknowns).toContain(
      'Some teams are left out: whoever asked may not read them.',
    );
    expect(unknowns).toContain(
      'Of 8 teams, not measured: self-service deployment of 1, test feedback of 1, environment provisioning of 3, code review of 1 and observability of 2.',
    );
    expect(unknowns).toContain(
      "Something is known of 83 % of the model's checks; the others count as not known, never as failed.",
    );
  });

  it('tells of teams of which nothing is measured', () => {
    expect(
      unknownsOf({
        teams: [
          team('a', [1, 1, 1, 1, 1, 1]),
          team('b', new Array(6).fill(null)),
        ],
      }),
    ).toContain('Of 2 teams, 1 is not measured in any capability.');
  });

  it('tells what limits a figure', () => {
    expect(
      unknownsOf({
        delivery: {
          now: overview({
            'lead-time': measured(3 * DAY, {
              n: 12,
              coverage: 0.5,
              approximate: 3,
              excluded: { open: 2, notDeployed: 9, sizeUnknown: 0 },
            }),
            'change-fail-rate': measured(undefined, {
              n: 0,
              excluded: { pending: 4, sizeUnknown: 1 },
            }),
          }),
        },
      }),
    ).toEqual(
      expect.arrayContaining([
        'Lead time: it rests on 12 items only; 50 % could be measured, left out are 9 not deployed, 2 not over yet; 3 items are close to what is meant; that of the quarter before is not known.',
        'Change fail rate is not known: 4 too young to tell, 1 size unknown.',
      ]),
    );
  });

  it('tells of proxies once, and how much nothing says how it was written', () => {
    const tags = {
      code: 'deploymentsAreTags',
      text: 'Tags stand for deployments',
    };
    const unknowns = unknownsOf({
      delivery: {
        now: overview({}, [tags]),
        cohorts: {
          ...cohorts({ assisted: 1, human: 1, undeclared: 2 }),
          remarks: [tags],
          labels: { recall: measured(0.46), precision: measured(0.9) },
        },
      },
    });
    expect(unknowns.filter(it => it.startsWith('Tags'))).toEqual([
      'Tags stand for deployments.',
    ]);
    expect(unknowns).toContain(
      'Of 50 % of changes nothing says how they were written.',
    );
    expect(unknowns).toContain(
      'Labels tell 46 % of the changes that were written with AI tools.',
    );
  });

  it('tells that readiness is of today, in a report of a quarter that has ended', () => {
    expect(unknownsOf({ complete: true })[0]).toBe(
      'How ready teams are for more code is as of today, not of the quarter.',
    );
  });

  it('tells of how many teams moves are not known', () => {
    expect(unknownsOf({})).toContain(
      'How levels moved since Q3 2026 is not known of up to 4 teams: it takes a measurement in both quarters.',
    );
    expect(unknownsOf({ levelsBefore: new Map() })).toContain(
      'How levels moved since Q3 2026 is not known of any team: it takes a measurement in both quarters.',
    );
  });
});
