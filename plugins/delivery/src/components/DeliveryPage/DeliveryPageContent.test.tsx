import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import {
  cohortsAnswer,
  constraintAnswer,
  deliveryOverview,
  namedFinding,
  OVERVIEW_ANSWERS,
} from '../../__testUtils__/answers';
import { backfill } from '../../__testUtils__/lists';
import { renderDelivery } from '../../__testUtils__/renderDelivery';

async function renderPage(
  answers: Parameters<typeof renderDelivery>[0]['answers'] = {},
  options: Partial<Parameters<typeof renderDelivery>[0]> = {},
) {
  return renderDelivery({
    answers: { ...OVERVIEW_ANSWERS, ...answers },
    ...options,
  });
}

const panel = (name: string) => screen.findByRole('region', { name });

describe('the answer', () => {
  it('says of what and when, how many, and what holds them up', async () => {
    await renderPage();
    expect(
      await screen.findByRole('heading', {
        name: 'Review holds changes up most (86% of resamples)',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^· last 4 weeks · 96 changes merged$/),
    ).toBeInTheDocument();
  });

  it.each([
    [
      namedFinding({ status: 'unclear', share: 0.61 }),
      'Review or Code holds changes up most: it cannot be told which',
    ],
    [
      {
        status: 'abstained' as const,
        reason: 'tooFewChanges' as const,
        found: 12,
        needed: 30,
      },
      'Too few changes to say what holds them up: 12 of 30 needed',
    ],
  ])('abstains where it cannot be told', async (finding, sentence) => {
    await renderPage({
      getConstraint: async () => constraintAnswer({ finding, examples: [] }),
    });
    expect(
      await screen.findByRole('heading', { name: sentence }),
    ).toBeInTheDocument();
  });

  it('says what one has to know to read it', async () => {
    await renderPage({
      getOverview: async () =>
        deliveryOverview({
          remarks: [{ code: 'demoData', text: 'This is demo data' }],
        }),
    });
    expect(await screen.findByText('This is demo data')).toBeInTheDocument();
  });

  it('stays when what holds changes up cannot be read', async () => {
    await renderPage({
      getConstraint: async () => {
        throw new Error('The database is away');
      },
    });
    expect(
      await within(await panel('What would help most')).findByRole('alert'),
    ).toHaveTextContent('The database is away');
    expect(await panel('The five DORA numbers')).toBeInTheDocument();
  });
});

describe('the pipeline', () => {
  it('has its stages with waiting and working, and marks what holds up', async () => {
    await renderPage();
    const stages = within(
      await screen.findByRole('list', { name: 'Where the time goes' }),
    );
    await stages.findByText('Constraint, 86% of resamples');
    expect(
      stages.getAllByRole('listitem').map(({ textContent }) => textContent),
    ).toEqual([
      'Code9 hwaiting 0 h, working 9 hn=96, 12 still in it',
      'Review31 hwaiting 26 h, working 5 hn=90, 7 still in itConstraint, 86% of resamples',
      'Test4 hwaiting 1 h, working 3 hn=96, 0 still in it',
      'Environmentnot observedn=0, 0 still in it',
      'Deploy3 hwaiting 2.5 h, working 30 minn=88, 4 still in it',
      'Operate5 hwaiting 0 h, working 5 hn=12, 1 still in it',
    ]);
  });

  it('has a table behind it', async () => {
    await renderPage();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Where the time goes as a table',
      }),
    );
    const row = within(
      screen.getByRole('table', { name: 'Time of each stage' }),
    ).getByRole('row', { name: /^Environment/ });
    expect(row).toHaveTextContent('Environment––00');
  });

  it('says what would help, the changes that show it, and what would change the answer', async () => {
    await renderPage();
    const help = within(await panel('What would help most'));
    expect(
      await help.findByText(
        'In a replay of these weeks, Review 20% faster saves 5.9 h per change (4.1–7.7)',
      ),
    ).toBeInTheDocument();
    expect(help.getByRole('link', { name: 'Add discounts' })).toHaveAttribute(
      'href',
      '/delivery/changes?id=change%3Agithub.com%2Facme%2Forders%237',
    );
    expect(help.getByText('2.1 days so far')).toBeInTheDocument();
    expect(
      help.getByText(
        'If Review were 35% faster, Code would hold changes up most',
      ),
    ).toBeInTheDocument();
    expect(
      help.getByText(
        'Without assisted changes: Review holds changes up most (81% of resamples)',
      ),
    ).toBeInTheDocument();
  });
});

describe('the numbers', () => {
  it('have interval, n, change, and lead to what they are made of', async () => {
    await renderPage({}, { at: '/delivery?period=12w' });
    const numbers = within(await panel('The five DORA numbers'));
    expect(
      numbers
        .getAllByRole('row')
        .slice(1)
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(
        /^Lead time3\.2 days2\.5–49\.4 days41↓ less by 2 daysbetter/,
      ),
      expect.stringMatching(
        /^Change fail rate14% 6%–27%–50nothing to compareno trend yet/,
      ),
    ]);
    const value = numbers.getByRole('link', { name: '3.2 days' });
    expect(value).toHaveAttribute(
      'href',
      '/delivery/metrics/lead-time?scope=all&period=12w',
    );
    expect(value).toHaveAttribute(
      'aria-description',
      expect.stringContaining(
        '95% interval 2.5–4. 90% could be measured. Left out: 4 with unknown first commit',
      ),
    );
  });

  it('are drawn by week, with deployments and incidents', async () => {
    await renderPage();
    const trend = within(await panel('By week'));
    const chart = trend.getByRole('img', {
      name: 'Lead time by week, between 3 days and 5 days',
    });
    expect(chart).toHaveTextContent('Deployment: orders v1.8.2');
    expect(chart).toHaveTextContent('Incident: Checkout is slow');
    await userEvent.click(
      trend.getByRole('button', { name: 'By week as a table' }),
    );
    expect(
      trend
        .getAllByRole('row')
        .slice(1)
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(/3 days1411$/),
      expect.stringMatching(/–000$/),
      expect.stringMatching(/5 days900$/),
    ]);
  });
});

describe('assisted, human and undeclared changes', () => {
  it('are compared as far as it can be said', async () => {
    await renderPage();
    const paradox = within(
      await panel('Assisted, human and undeclared changes'),
    );
    expect(
      await paradox.findByText(
        'Assisted changes are associated with 20 h more than human ones (5–38; p 0.012)',
      ),
    ).toBeInTheDocument();
    expect(
      paradox.getByText('No verdict: too few failures, 3 of 5 needed'),
    ).toBeInTheDocument();
    expect(
      paradox.getByRole('img', {
        name: 'Lead time. assisted: 3.2 days (2.5–4), n=40; human: 2.2 days (1.6–3), n=26',
      }),
    ).toBeInTheDocument();
    expect(
      paradox.getByText(/^Of assisted changes, labels tell 46%/),
    ).toBeInTheDocument();
    expect(
      paradox.getByRole('link', { name: /^Example survey, 2026/ }),
    ).toHaveAttribute('href', 'https://survey.example/2026');
  });

  it('say a smaller number as that much less', async () => {
    const [comparison] = cohortsAnswer().comparisons;
    await renderPage({
      getCohorts: async () =>
        cohortsAnswer({
          labels: undefined,
          comparisons: [
            {
              ...comparison,
              difference: {
                value: -20 * 3_600_000,
                interval: { low: -38 * 3_600_000, high: -5 * 3_600_000 },
                p: 0.0001,
                verdict: 'lower',
              },
            },
          ],
        }),
    });
    expect(
      await screen.findByText(
        'Assisted changes are associated with 20 h less than human ones (5–38; p < 0.001)',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^How many assisted changes the labels miss/),
    ).toBeInTheDocument();
  });
});

describe('scope and period', () => {
  it('are in the address, and asked for', async () => {
    const { deliveryApi } = await renderPage();
    await userEvent.click(
      await screen.findByRole('radio', { name: 'payments-core' }),
    );
    await userEvent.click(screen.getByRole('radio', { name: 'A year' }));
    await waitFor(() =>
      expect(deliveryApi.getOverview.mock.calls.at(-1)?.[0]).toMatchObject({
        scope: 'group:default/payments-core',
      }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/delivery?scope=group%3Adefault%2Fpayments-core&period=1y',
    );
    const { from = '', to = '' } =
      deliveryApi.getOverview.mock.calls.at(-1)?.[0] ?? {};
    expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBe(364);
  });

  it('can be any repository', async () => {
    await renderPage(
      {},
      { at: '/delivery?scope=repository%3Agithub.com%2Facme%2Forders' },
    );
    expect(
      await screen.findByDisplayValue('github.com/acme/orders'),
    ).toBeInTheDocument();
  });
});

describe('while there is no answer', () => {
  it('has the layout of the page', async () => {
    await renderPage({ getOverview: () => new Promise(() => {}) });
    expect(
      await screen.findByRole('status', { name: 'Reading the numbers…' }),
    ).toBeInTheDocument();
  });

  it('says what failed, and tries again', async () => {
    let failures = 1;
    await renderPage({
      getOverview: async () => {
        if (failures-- > 0) {
          throw new Error('The database is away');
        }
        return deliveryOverview();
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The numbers could not be readNothing was lost. The database is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await panel('The five DORA numbers')).toBeInTheDocument();
  });

  it('says who could let one see it', async () => {
    await renderPage({
      getOverview: async () => {
        throw new NotAllowedError('no');
      },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });

  it('leads to one’s own repository, and shows how far it is read', async () => {
    const { deliveryApi } = await renderPage({
      getOverview: async () =>
        deliveryOverview({ hasData: false, mergedChanges: 0, metrics: [] }),
      listBackfills: async () => ({ items: [backfill()], mayStart: true }),
      startBackfill: async () => backfill(),
    });
    const own = within(await panel('Your own repository'));
    expect(own.getByText('./dev backfill <url>')).toBeInTheDocument();
    expect(
      await own.findByText(
        '5,700 commits: 812 changes, 60 releases, 9 reverts, 130 assisted',
      ),
    ).toBeInTheDocument();
    await userEvent.type(
      own.getByRole('textbox', { name: 'Repository' }),
      'https://github.com/acme/orders',
    );
    await userEvent.click(
      own.getByRole('button', { name: 'Read the repository' }),
    );
    await waitFor(() =>
      expect(deliveryApi.startBackfill.mock.calls).toEqual([
        [{ repository: 'https://github.com/acme/orders', releases: 'tags' }],
      ]),
    );
  });

  it('says who may read a repository to those who may not, and where numbers are', async () => {
    await renderPage({
      getOverview: async () => deliveryOverview({ hasData: false }),
      listBackfills: async () => ({
        items: [backfill({ status: 'succeeded' })],
        mayStart: false,
      }),
    });
    const own = within(await panel('Your own repository'));
    expect(
      await own.findByText(/^Those who have the permission delivery\.admin/),
    ).toBeInTheDocument();
    expect(own.queryByRole('textbox')).toBeNull();
    expect(own.getByRole('link', { name: 'See its numbers' })).toHaveAttribute(
      'href',
      '/delivery?scope=repository%3Agithub.com%2Facme%2Forders&period=1y',
    );
  });
});

it('speaks German', async () => {
  await renderPage({}, { language: 'de' });
  expect(
    await screen.findByRole('heading', {
      name: /^Review hält Änderungen am meisten auf \(86/,
    }),
  ).toBeInTheDocument();
});
