import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { sixCapabilities } from '../../__testUtils__/levels';
import { mockIntersections } from '../../__testUtils__/mockIntersections';
import { mockWidth } from '../../__testUtils__/mockWidth';
import {
  association,
  maturityConstraint,
  organisationMaturity,
  teamRow,
} from '../../__testUtils__/organisation';
import { renderMaturity } from '../../__testUtils__/renderMaturity';

beforeAll(mockIntersections);

beforeEach(() => mockWidth(false));

async function renderPage(
  changed: Parameters<typeof organisationMaturity>[0] = {},
  options: Partial<Parameters<typeof renderMaturity>[0]> = {},
) {
  return renderMaturity({
    answers: { getOrganisation: async () => organisationMaturity(changed) },
    ...options,
  });
}

const heatMap = () =>
  screen.findByRole('table', { name: 'Teams and capabilities' });

const rowsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent);

describe('the answer', () => {
  it('is the constraint with what it rests on, then what more code would do', async () => {
    await renderPage();
    expect(
      await screen.findByRole('heading', {
        name: 'Review holds changes up most (86% of resamples)',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'In a replay of 96 merged changes, 20% faster review saves 5.9 h per change (4.1–7.7 h). The capability behind it: Code review.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^One team of three would ship more/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: 'Would more generated code ship?. Ships more: 1, Piles up: 1, Unclear: 1',
      }),
    ).toBeInTheDocument();
  });

  it.each([
    [
      maturityConstraint({ status: 'unclear' }),
      'Review or coding holds changes up most: it cannot be told which',
    ],
    [
      {
        ...maturityConstraint(),
        finding: {
          status: 'abstained' as const,
          reason: 'tooFewChanges' as const,
          found: 12,
          needed: 30,
        },
      },
      'Too few changes to say what holds them up: 12 of 30 needed',
    ],
    [undefined, 'What holds changes up is not known'],
  ])('abstains where it cannot be told', async (constraint, sentence) => {
    await renderPage({ constraint });
    expect(
      await screen.findByRole('heading', { name: sentence }),
    ).toBeInTheDocument();
  });

  it('says what one has to know, and that teams are missing', async () => {
    await renderPage({
      partial: true,
      remarks: [
        { code: 'demoData', text: 'This is demo data' },
        { code: 'partial', text: 'Some teams are left out' },
      ],
    });
    expect(await screen.findByText('This is demo data')).toBeInTheDocument();
    expect(
      screen.getByText('There are teams that you may not see'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Some teams are left out')).toBeNull();
  });
});

describe('the heat map', () => {
  it('has teams below their groups, with levels in words', async () => {
    await renderPage();
    const table = await heatMap();
    expect(rowsOf(table)).toEqual([
      'Payments',
      'Payments Core',
      'Ledger',
      'Platform',
    ]);
    const core = screen.getByRole('row', { name: /^Payments Core/ });
    expect(
      within(core).getAllByRole('img', { name: 'level 2 of 4: Operational' }),
    ).toHaveLength(5);
    expect(within(core).getByText('Unmeasured')).toBeInTheDocument();
    expect(within(core).getAllByText(', 80% known')).toHaveLength(5);
    expect(within(core).getByText('Piles up')).toBeInTheDocument();
    expect(
      within(core).getByRole('link', { name: 'Payments Core' }),
    ).toHaveAttribute('href', '/maturity/teams/default/payments-core');
    expect(screen.getByText('3 teams · 74% of checks known')).toBeVisible();
  });

  it('is headed by how all teams are spread', async () => {
    await renderPage();
    expect(
      within(await heatMap()).getByRole('img', {
        name: 'Teams by level in Code review. Unmeasured: 1, Below level 1: 1, Operational: 3, Scalable: 2',
      }),
    ).toBeInTheDocument();
  });

  it('is sorted by level only where teams may be compared', async () => {
    await renderPage({}, { at: '/maturity?sort=code-review' });
    expect(rowsOf(await heatMap())[0]).toBe('Payments');
    expect(screen.queryByRole('button', { name: 'Code review' })).toBeNull();
  });

  it('is sorted where they may: lowest first, then highest', async () => {
    await renderPage({ compareTeams: true });
    await heatMap();
    const head = screen.getByRole('button', { name: 'Code review' });
    await userEvent.click(head);
    expect(rowsOf(await heatMap())).toEqual([
      'Platform',
      'Payments Core',
      'Ledger',
    ]);
    expect(
      screen.getByRole('columnheader', { name: /^Code review/ }),
    ).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(screen.getByRole('button', { name: 'Code review' }));
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/maturity?sort=-code-review',
    );
    expect(rowsOf(await heatMap())[0]).toBe('Ledger');
  });

  it('is a list with the two most telling capabilities on a phone', async () => {
    mockWidth(true);
    await renderPage();
    const list = await screen.findByRole('list', {
      name: 'Teams and capabilities',
    });
    expect([...list.children].map(({ textContent }) => textContent)).toEqual([
      'Payments',
      'Payments CorePiles upCode reviewSelf-service deployment',
      'LedgerShips moreOwnershipSelf-service deployment',
      'PlatformUnclearCode reviewSelf-service deployment',
    ]);
  });
});

describe('a part of the organisation', () => {
  it('is in the address, and asked for', async () => {
    const { maturityApi } = await renderPage();
    await heatMap();
    await userEvent.click(screen.getByRole('combobox', { name: 'Group' }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Payments' }),
    );
    await waitFor(() =>
      expect(maturityApi.getOrganisation.mock.calls.at(-1)?.[0]).toEqual({
        group: 'group:default/payments',
      }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/maturity?group=group%3Adefault%2Fpayments',
    );
    expect(
      screen.getByRole('link', { name: 'Leadership report' }),
    ).toHaveAttribute(
      'href',
      '/maturity/report?group=group%3Adefault%2Fpayments',
    );
  });
});

describe('the trend', () => {
  it('is a chart in words, and a table', async () => {
    await renderPage();
    const panel = within(
      await screen.findByRole('region', {
        name: 'Teams by level, week by week',
      }),
    );
    expect(
      panel.getByRole('img', {
        name: 'Code review: from Below level 1: 2, Level 1, Provisional: 1 (Nov 9, 2026) to Below level 1: 1, Level 2, Operational: 1, Level 3, Scalable: 1 (Nov 16, 2026)',
      }),
    ).toBeInTheDocument();
    expect(
      panel.getByText('2 of 3 at level 2 or above now'),
    ).toBeInTheDocument();
    await userEvent.click(
      panel.getByRole('button', {
        name: 'Teams by level, week by week as a table',
      }),
    );
    expect(
      panel.getAllByRole('row', { name: /Code review/ })[0],
    ).toHaveTextContent('Nov 16, 2026Code review–10110');
  });

  it('says when there will be one', async () => {
    await renderPage({ trend: organisationMaturity().trend.slice(0, 1) });
    expect(
      await screen.findByText(/^It takes two measured weeks/),
    ).toBeInTheDocument();
  });
});

describe('the proof', () => {
  it('says what goes together, with interval and n, and what predicts nothing', async () => {
    await renderPage();
    const panel = within(
      await screen.findByRole('region', { name: 'Does the model hold here?' }),
    );
    expect(
      panel.getByRole('row', { name: /^Levels of Code review Lead time/ }),
    ).toHaveTextContent(
      'Levels of Code reviewLead timeBetter outcomes n=140.41 (0.12 to 0.63)',
    );
    expect(panel.getByText('Nothing seen')).toBeInTheDocument();
    const flagged = within(
      panel.getByRole('list', { name: 'Checks to think of removing' }),
    );
    expect(flagged.getByRole('listitem')).toHaveTextContent(
      'Predicts nothingOwns somethingOwnershipn=14',
    );
  });

  it('says why it abstains', async () => {
    await renderPage();
    expect(
      await screen.findByText(/^Too few teams: 4 of 8 needed/),
    ).toHaveTextContent('Ownership – Time to restore');
  });

  it('says what it would take where nothing is said', async () => {
    await renderPage({
      proof: {
        associations: [
          association({ verdict: 'abstained', abstained: 'allAlike' }),
        ],
        unpredictive: [],
        neededTeams: 8,
      },
    });
    expect(
      await screen.findByText(/^At least 8 teams are needed/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^All teams are alike, so nothing can be told/),
    ).toBeInTheDocument();
  });
});

it('shows what others report as context, with source and year', async () => {
  await renderPage();
  const panel = within(
    await screen.findByRole('region', { name: 'What others report' }),
  );
  expect(panel.getByText('Context, not a grade')).toBeInTheDocument();
  expect(
    panel.getByRole('link', { name: /^Harness, State of AI.*, 2026/ }),
  ).toHaveAttribute('href', 'https://example.test/harness');
});

it('names a publication once, however much is quoted of it', async () => {
  const [line] = organisationMaturity().references;
  await renderPage({
    references: [
      line,
      { ...line, id: 'other', url: 'https://example.test/other', text: 'B' },
      { ...line, id: 'second', capability: undefined, text: 'C' },
    ],
  });
  const panel = within(
    await screen.findByRole('region', { name: 'What others report' }),
  );
  expect(panel.getAllByRole('link')).toHaveLength(2);
  expect(
    panel
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)
      .filter(text => !text?.startsWith('Harness')),
  ).toEqual([
    '21 % provision an environment in under two hoursEnvironment provisioning',
    'C',
    'BEnvironment provisioning',
  ]);
});

it('speaks German', async () => {
  await renderPage(
    { teams: [teamRow('a', 'A', { capabilities: sixCapabilities() })] },
    { language: 'de' },
  );
  expect(
    await screen.findByRole('heading', {
      name: /^Review hält Änderungen am meisten auf \(86/,
    }),
  ).toBeInTheDocument();
});
