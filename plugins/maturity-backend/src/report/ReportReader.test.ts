import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  ConstraintAnswer,
  Period,
  ScopeQuery,
} from '@groundwork/backstage-plugin-delivery-common';
import { MaturityDay } from '@groundwork/backstage-plugin-maturity-common';
import { Viewer } from '../authorization';
import {
  cohorts,
  DAY,
  measured,
  MODEL,
  NAMED,
  overview,
  sampleInput,
  team,
} from './__testUtils__/sampleInput';
import { ReportReader } from './ReportReader';
import { ReportSnapshot } from './ReportSources';

const NOW = '2026-11-22T06:34:56.000Z';
const THIS_QUARTER = {
  from: '2026-10-01T00:00:00.000Z',
  to: '2026-11-22T06:00:00.000Z',
};
const QUARTER_BEFORE = {
  from: '2026-07-01T00:00:00.000Z',
  to: '2026-10-01T00:00:00.000Z',
};

const viewer: Viewer = {
  credentials: mockCredentials.user('user:default/ruth'),
  readable: async refs => new Set(refs),
  may: async () => true,
};

/** A reader of one team at level 3, whose delivery answers at once. */
function setUp(
  options: {
    now?: string;
    levels?: MaturityDay['levels'];
    /** By which the levels of the quarter before are. */
    modelBefore?: string;
  } = {},
) {
  const constraint: ConstraintAnswer = {
    scope: 'all',
    period: THIS_QUARTER,
    asOf: NOW,
    remarks: [],
    finding: NAMED,
    examples: [],
  };
  const api = {
    getOverview: jest.fn(async ({ from }: ScopeQuery) =>
      overview({
        'lead-time': measured(from === THIS_QUARTER.from ? DAY : 2 * DAY),
      }),
    ),
    getCohorts: jest.fn(async () =>
      cohorts({ assisted: 1, human: 0, undeclared: 1 }),
    ),
    getConstraint: jest.fn(async () => constraint),
  };
  const snapshot: ReportSnapshot = {
    organisation: 'Acme',
    teams: [team('pay', [3, 3, 3, 3, 3, 3], 'ships')],
    partial: false,
    remarks: [],
  };
  const teams = {
    readSnapshot: jest.fn(async () => snapshot),
    readLastLevels: jest.fn(async (refs: string[], { to }: Period) => ({
      levels: new Map(refs.map(ref => [ref, options.levels ?? {}])),
      models: new Set(
        to === THIS_QUARTER.from ? [options.modelBefore ?? []].flat() : [],
      ),
    })),
  };
  const delivery = { as: jest.fn(() => api) };
  const logger = mockServices.logger.mock();
  const reader = new ReportReader({
    delivery,
    teams,
    model: () => ({
      model: MODEL,
      references: sampleInput().references,
    }),
    logger,
    now: () => new Date(options.now ?? NOW),
  });
  return { reader, api, delivery, teams, snapshot, logger };
}

describe('ReportReader', () => {
  it('reads the quarter of today so far, and the one before', async () => {
    const { reader, api, delivery, teams } = setUp();

    const report = await reader.read({}, viewer);

    expect(report).toMatchObject({
      quarter: '2026-Q4',
      period: THIS_QUARTER,
      complete: false,
      asOf: NOW,
      coverage: { teams: 1, measuredTeams: 1 },
    });
    expect(report.figures[0]).toMatchObject({
      now: { value: DAY },
      before: { value: 2 * DAY },
    });
    expect(api.getOverview.mock.calls).toEqual([
      [{ scope: 'all', ...THIS_QUARTER }],
      [{ scope: 'all', ...QUARTER_BEFORE }],
    ]);
    expect(api.getCohorts).toHaveBeenCalledWith({
      scope: 'all',
      ...THIS_QUARTER,
    });
    expect(api.getConstraint).toHaveBeenCalledWith({
      scope: 'all',
      ...THIS_QUARTER,
    });
    expect(teams.readLastLevels.mock.calls).toEqual([
      [['group:default/pay'], QUARTER_BEFORE],
    ]);
    // With the rights of whoever asks
    expect(delivery.as).toHaveBeenCalledWith({
      credentials: viewer.credentials,
    });
  });

  it('reads of a group what belongs to it', async () => {
    const { reader, api, teams, snapshot } = setUp();
    snapshot.group = { entityRef: 'group:default/money', title: 'Money' };

    const report = await reader.read({ group: 'group:default/money' }, viewer);

    expect(teams.readSnapshot).toHaveBeenCalledWith(
      { group: 'group:default/money' },
      viewer,
    );
    expect(api.getOverview).toHaveBeenCalledWith({
      scope: 'group:default/money',
      ...THIS_QUARTER,
    });
    expect(report.group?.title).toBe('Money');
    expect(report.constraint?.scope).toBe('group:default/money');
  });

  it('tells of a quarter that has ended the levels at its end', async () => {
    const { reader, api, teams } = setUp({
      levels: { 'code-review': 1, ownership: null },
    });

    const { complete, distribution, coverage } = await reader.read(
      { quarter: '2026-Q3' },
      viewer,
    );

    expect(complete).toBe(true);
    expect(api.getConstraint).toHaveBeenCalledWith({
      scope: 'all',
      ...QUARTER_BEFORE,
    });
    expect(teams.readLastLevels.mock.calls.map(([, period]) => period)).toEqual(
      [
        {
          from: '2026-04-01T00:00:00.000Z',
          to: '2026-07-01T00:00:00.000Z',
        },
        QUARTER_BEFORE,
      ],
    );
    const standing = Object.fromEntries(
      distribution.map(it => [it.capability, it]),
    );
    expect(standing['code-review'].byLevel).toEqual([0, 1, 0, 0, 0]);
    expect(standing.ownership.unmeasured).toBe(1);
    expect(standing.observability.unmeasured).toBe(1);
    // How many checks were known then is not kept
    expect(coverage).toEqual({ teams: 1, measuredTeams: 1 });
  });

  it.each([
    ['2026-10-01T00:00:00.000Z', '2026-10-01T00:00:00.001Z'],
    ['2026-10-01T00:20:00.000Z', '2026-10-01T00:20:00.001Z'],
    ['2026-10-01T01:00:00.000Z', '2026-10-01T01:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', '2026-12-31T23:00:00.000Z'],
  ])('asked at %s, has a period until %s', async (now, to) => {
    const { reader } = setUp({ now });
    const { period } = await reader.read({}, viewer);
    expect(period).toEqual({ from: '2026-10-01T00:00:00.000Z', to });
  });

  it.each([
    ['2027-Q1', /^quarter is '2027-Q1', which has not begun: .* 2026-Q4/],
    ['2026-Q5', /^quarter is '2026-Q5': it must be one such as 2026-Q4/],
    ['1970-Q1', /^quarter is '1970-Q1': it must be one such as 2026-Q4/],
  ])('refuses the quarter %s before anything is read', async (quarter, why) => {
    const { reader, teams } = setUp();
    await expect(reader.read({ quarter }, viewer)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(why),
    });
    expect(teams.readSnapshot).not.toHaveBeenCalled();
  });

  it.each([
    ['six-capabilities 0.9.0', true],
    ['six-capabilities 1.0.0', false],
    // Of days from before it was kept
    [undefined, false],
  ])('says that levels are not by one model: %s', async (modelBefore, told) => {
    const { reader } = setUp({ modelBefore });

    const { unknowns } = await reader.read({}, viewer);

    expect(unknowns.some(it => it.startsWith('The model has changed'))).toBe(
      told,
    );
  });

  it('says what delivery did not tell, and tells the rest', async () => {
    const { reader, api, logger } = setUp();
    api.getConstraint.mockRejectedValue(new Error('connect ECONNREFUSED'));
    api.getCohorts.mockRejectedValue(new NotAllowedError('no'));

    const { headline, figures, remarks, constraint } = await reader.read(
      {},
      viewer,
    );

    expect(figures[0].now.value).toBe(DAY);
    expect(constraint).toBeUndefined();
    expect(headline).toContain('is not known: delivery could not be read');
    expect(remarks).toEqual([
      {
        code: 'deliveryUnavailable',
        text: 'Delivery did not tell how changes were written and what holds changes up.',
      },
    ]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('connect ECONNREFUSED'),
    );
  });

  it('passes on that a group is not to be seen', async () => {
    const { reader, teams } = setUp();
    teams.readSnapshot.mockRejectedValue(new NotFoundError('no such group'));
    await expect(
      reader.read({ group: 'group:default/x' }, viewer),
    ).rejects.toThrow('no such group');
  });
});
