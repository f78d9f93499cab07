import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { levelDistribution } from '../../__testUtils__/levels';
import { mockWidth } from '../../__testUtils__/mockWidth';
import { renderMaturity } from '../../__testUtils__/renderMaturity';
import { renderTeam, TEAM_PATH } from '../../__testUtils__/renderTeam';
import {
  improvement,
  modelAnswer,
  teamMaturity,
} from '../../__testUtils__/team';

beforeEach(() => mockWidth(false));

const panel = async (name: string) =>
  within(await screen.findByRole('region', { name }));

/** Delivery, as far as a remedy leads there. */
function deliveryPlugin() {
  const root = createRouteRef();
  const reviews = createRouteRef();
  const page = (name: string, path: string, routeRef: typeof root) =>
    PageBlueprint.make({
      name,
      params: { path, routeRef, loader: async () => <p>{name}</p> },
    });
  return createFrontendPlugin({
    pluginId: 'delivery',
    routes: { root, reviews },
    extensions: [
      page('root', '/delivery', root),
      page('reviews', '/delivery-reviews', reviews),
    ],
  });
}

describe('where the team stands', () => {
  it('asks for the team in the address, with its history', async () => {
    const { maturityApi } = await renderTeam();
    expect(
      await screen.findByRole('heading', { name: 'Payments Core' }),
    ).toBeInTheDocument();
    expect(maturityApi.findTeam.mock.calls[0]).toMatchObject([
      'group:default/payments-core',
      { days: 180 },
    ]);
    expect(
      screen.getByRole('heading', { name: /^Review holds changes up most/ }),
    ).toBeInTheDocument();
  });

  it('has six rows: level, what is known, what holds back, trend, all teams', async () => {
    await renderTeam();
    const list = within(
      await screen.findByRole('list', { name: 'Where the team stands' }),
    );
    const rows = list.getAllByRole('listitem');
    expect(rows).toHaveLength(6);
    const review = within(rows[3]);
    expect(review.getByText('Code review')).toBeInTheDocument();
    expect(review.getByText('Operational')).toBeInTheDocument();
    expect(review.getByText(/80% known/)).toHaveTextContent(
      '80% known · since Nov 3, 2026',
    );
    expect(review.getByText('First review within 4 hours')).toHaveTextContent(
      'First review within 4 hours – 31 h (n=18)',
    );
    expect(
      review.getByRole('img', {
        name: 'Code review: from Level 1, Provisional (Nov 1, 2026) to Level 2, Operational (Nov 3, 2026)',
      }),
    ).toBeInTheDocument();
    expect(
      review.getByRole('img', { name: /^Teams by level in Code review/ }),
    ).toBeInTheDocument();
    const environments = within(rows[2]);
    expect(environments.getByText('unmeasured')).toBeInTheDocument();
    expect(
      environments.getByText('No check of it is known yet'),
    ).toBeInTheDocument();
    expect(environments.getByText('no trend yet')).toBeInTheDocument();
  });

  it('shows a department as how its teams are spread', async () => {
    await renderTeam({
      graded: false,
      team: { entityRef: 'group:default/payments', title: 'Payments' },
      teams: [
        { entityRef: 'group:default/payments-core', title: 'Payments Core' },
      ],
      capabilities: [
        {
          ...teamMaturity().capabilities[3],
          organisation: levelDistribution('code-review'),
        },
      ],
      improvements: [],
    });
    expect(
      await screen.findByText('This group is not graded itself'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('list', { name: 'Where its teams stand' }),
    ).toHaveTextContent('Code reviewAll teamsUnmeasured 1Below level 1 1');
    expect(screen.getByRole('link', { name: 'Payments Core' })).toHaveAttribute(
      'href',
      TEAM_PATH,
    );
    expect(screen.queryByText('What to do next')).toBeNull();
    // The backend evaluates teams alone.
    expect(screen.queryByRole('button', { name: 'Evaluate now' })).toBeNull();
  });

  it('says what one has to know', async () => {
    await renderTeam({
      remarks: [{ code: 'deliveryUnavailable', text: 'Delivery is away' }],
    });
    expect(await screen.findByText('Delivery is away')).toBeInTheDocument();
  });
});

describe('what to do next', () => {
  it('says what is saved, of how many changes, and leads there', async () => {
    await renderTeam({}, { features: [deliveryPlugin()] });
    const list = within(
      await screen.findByRole('list', { name: 'What to do next' }),
    );
    const [first, second] = list.getAllByRole('listitem');
    expect(first).toHaveTextContent('Saves 5.9 h per change (4.1–7.7 h) n=96');
    expect(first).toHaveTextContent('Reaches level 3');
    expect(first).toHaveTextContent('31 h (n=18)');
    expect(
      within(first).getByRole('link', { name: 'See waiting reviews' }),
    ).toHaveAttribute(
      'href',
      '/delivery-reviews?scope=group%3Adefault%2Fpayments-core',
    );
    expect(second).toHaveTextContent('Hours not known');
    expect(second).toHaveTextContent('Counts towards level 3');
    expect(
      screen.getByRole('link', { name: 'See it in delivery' }),
    ).toHaveAttribute('href', '/delivery?scope=group%3Adefault%2Facme');
  });

  it('leaves out buttons to what is not installed', async () => {
    await renderTeam();
    expect(
      await screen.findByRole('list', { name: 'What to do next' }),
    ).toHaveTextContent('Look at what waits, the oldest first.');
    expect(
      screen.queryByRole('link', { name: 'See waiting reviews' }),
    ).toBeNull();
  });

  it('is three at most', async () => {
    await renderTeam({
      improvements: ['a', 'b', 'c', 'd'].map(checkId =>
        improvement({ checkId, title: `Improve ${checkId}` }),
      ),
    });
    const list = within(
      await screen.findByRole('list', { name: 'What to do next' }),
    );
    expect(list.getAllByRole('listitem')).toHaveLength(3);
  });

  it('may be nothing', async () => {
    await renderTeam({ improvements: [] });
    expect(
      await screen.findByText('Nothing is left to do'),
    ).toBeInTheDocument();
  });
});

describe('the checks', () => {
  it('open to status, message, since when, why, whose threshold, and what to do', async () => {
    await renderTeam();
    const checks = await panel('All checks');
    const summary = checks.getByText('1 of 2 pass');
    await userEvent.click(summary);
    const [passing, failing] = within(
      checks.getByRole('list', { name: 'Code review' }),
    ).getAllByRole('listitem');
    expect(passing).toHaveTextContent(
      'PassesChanges are reviewedLevel 1, Provisional · since Oct 1, 2026',
    );
    expect(failing).toHaveTextContent(
      'FailsFirst review within 4 hours31 h (n=18)Look at what waits, the oldest first.Level 3, Scalable · since Nov 3, 2026',
    );
    const reason = within(failing).getByText(
      'Half a day costs the author the thread',
    );
    expect(reason).not.toBeVisible();
    await userEvent.click(within(failing).getByText('Why this threshold'));
    expect(reason).toBeVisible();
    expect(
      within(failing).getByRole('link', {
        name: /^DORA: Working in small batches, 2025/,
      }),
    ).toBeInTheDocument();
  });

  it('are there without their sources', async () => {
    let failures = 1;
    await renderTeam(
      {},
      {
        answers: {
          getModel: async () => {
            if (failures-- > 0) {
              throw new Error('The database is away');
            }
            return modelAnswer();
          },
        },
      },
    );
    const checks = await panel('All checks');
    expect(
      await checks.findByText('Sources of thresholds could not be read'),
    ).toBeInTheDocument();
    expect(checks.getByText('Changes are reviewed')).toBeInTheDocument();
    await userEvent.click(checks.getByRole('button', { name: 'Try again' }));
    expect(
      await checks.findByText('Half a day costs the author the thread'),
    ).toBeInTheDocument();
  });

  it('have practices beside them', async () => {
    await renderTeam();
    const practices = await panel('Practices');
    expect(practices.getByRole('listitem')).toHaveTextContent(
      'UnknownFeature flagsNot measured yet. No component says whether it has flags',
    );
    expect(
      await practices.findByText('Switching off is faster than rolling back'),
    ).toBeInTheDocument();
  });
});

it('says whether more code would ship, with what speaks against it', async () => {
  await renderTeam();
  const readiness = await panel('Would more generated code ship?');
  expect(readiness.getByText('Piles up')).toBeInTheDocument();
  expect(readiness.getByRole('listitem')).toHaveTextContent(
    'Against itChanges wait 31 h for a review n=18',
  );
});

describe('the history', () => {
  it('is the days on which levels changed, the latest first', async () => {
    await renderTeam();
    const table = within(
      await screen.findByRole('table', { name: 'How levels changed' }),
    );
    expect(
      table.getAllByRole('rowheader').map(({ textContent }) => textContent),
    ).toEqual(['Nov 3, 2026', 'Nov 1, 2026']);
  });

  it('is what changed only, on a phone', async () => {
    mockWidth(true);
    await renderTeam();
    const list = await screen.findByRole('list', {
      name: 'How levels changed',
    });
    expect([...list.children].map(({ textContent }) => textContent)).toEqual([
      'Nov 3, 2026Code reviewOwnership',
      'Nov 1, 2026Code review',
    ]);
  });

  it('says when there will be one', async () => {
    await renderTeam({ history: [] });
    expect(
      await screen.findByText('Here would be when levels changed'),
    ).toBeInTheDocument();
  });
});

describe('while there is nothing', () => {
  it('has the layout of the page', async () => {
    await renderMaturity({
      at: TEAM_PATH,
      answers: { findTeam: () => new Promise(() => {}) },
    });
    expect(
      await screen.findByRole('status', {
        name: 'Reading where the team stands…',
      }),
    ).toBeInTheDocument();
  });

  it('says that there is no such team', async () => {
    await renderMaturity({
      at: '/maturity/teams/default/nobody',
      answers: { findTeam: async () => undefined },
    });
    expect(
      await screen.findByText('There is no such team here'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All teams' })).toHaveAttribute(
      'href',
      '/maturity',
    );
  });

  it('says what failed, and tries again', async () => {
    let failures = 1;
    await renderTeam(
      {},
      {
        answers: {
          findTeam: async () => {
            if (failures-- > 0) {
              throw new Error('The database is away');
            }
            return teamMaturity();
          },
        },
      },
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Where the team stands could not be readNothing was lost. The database is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('list', { name: 'Where the team stands' }),
    ).toBeInTheDocument();
  });

  it('says who could let one see it', async () => {
    await renderTeam(
      {},
      {
        answers: {
          findTeam: async () => {
            throw new NotAllowedError('no');
          },
        },
      },
    );
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });
});

it('speaks German', async () => {
  await renderTeam({}, { language: 'de' });
  expect(
    await screen.findByRole('list', { name: 'Was als Nächstes zu tun ist' }),
  ).toHaveTextContent('Spart 5,9 h pro Änderung (4,1–7,7 h)');
});
