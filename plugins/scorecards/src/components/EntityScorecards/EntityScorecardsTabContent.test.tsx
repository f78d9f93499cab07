import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { never } from '../../__testUtils__/entities';
import { renderTab, section } from '../../__testUtils__/renderEntityTab';
import {
  checkResult,
  entityScorecard,
  entityScorecards,
  factState,
  transition,
  waiver,
} from '../../__testUtils__/scorecards';

const reviewWait = checkResult('review-wait', {
  title: 'Mean review wait under 24 h',
  message: '31 h (n=18)',
  weight: 3,
  why: 'Changes that wait grow stale',
  expression: 'facts["delivery.reviewWaitHours"] < 24.0',
  remedy: {
    text: 'Agree on who reviews first',
    action: { kind: 'entity-tab', tab: 'delivery', title: 'See reviews' },
  },
  facts: [
    factState('delivery.reviewWaitHours', { value: 31, source: 'delivery' }),
  ],
});

const rollback = checkResult('rollback', {
  title: 'Has a rehearsed rollback',
  status: 'stale',
  weight: 2,
  facts: [
    factState('delivery.rollbackRehearsed', {
      value: true,
      observedAt: '2026-10-12T09:00:00.000Z',
      freshUntil: '2026-11-11T09:00:00.000Z',
      error: 'the delivery backend answered with 503',
      errorSince: '2026-10-13T09:00:00.000Z',
    }),
  ],
});

describe('a scorecard of the entity', () => {
  it('says the level, the score and how it went', async () => {
    renderTab(entityScorecards(entityScorecard()), {
      transitions: [
        transition({ at: '2026-11-01T09:00:00.000Z', score: 0.61 }),
        transition({ at: '2026-11-10T09:00:00.000Z', score: 0.81 }),
      ],
    });
    const { findByRole, getByText } = await section();
    expect(getByText('level 2 of 4: Observed')).toBeInTheDocument();
    expect(getByText('81%')).toBeInTheDocument();
    expect(getByText('coverage 94%')).toBeInTheDocument();
    expect(
      await findByRole('img', {
        name: 'Score from 61% on Nov 1, 2026 to 81% on Nov 10, 2026',
      }),
    ).toBeInTheDocument();
  });

  it('says what is missing, why, since when, and what to do', async () => {
    renderTab(
      entityScorecards(entityScorecard({ checks: [reviewWait, rollback] })),
    );
    const { getByRole } = await section();
    const [first, second] = [
      ...getByRole('list', { name: 'To reach level 3, Ready' }).children,
    ] as HTMLElement[];
    expect(first).toHaveTextContent(
      'FailsMean review wait under 24 h31 h (n=18)failing since Nov 3, 2026Agree on who reviews first',
    );
    expect(
      within(first).getByRole('link', { name: 'See reviews' }),
    ).toHaveAttribute('href', '/catalog/default/component/ledger/delivery');
    expect(second).toHaveTextContent(
      'StaleHas a rehearsed rollback' +
        'was to be observed again by Nov 11, 2026' +
        'Collecting has failed since Oct 13, 2026' +
        'stale since Nov 3, 2026',
    );
  });

  it('says of what was never observed what to connect, not how to mend it', async () => {
    renderTab(
      entityScorecards(
        entityScorecard({
          level: 0,
          unmeasured: true,
          score: 0,
          coverage: 0,
          checks: [
            checkResult('holes', {
              status: 'unknown',
              level: 1,
              message: 'security.holes: never observed',
              remedy: { text: 'Update the packages that the scan names' },
              facts: [
                factState('security.holes', {
                  source: 'push',
                  observedAt: undefined,
                }),
              ],
            }),
            checkResult('gaps', {
              status: 'unknown',
              level: 1,
              weight: 0.5,
              message: 'ownership.gaps: collector failed: not looked yet',
              facts: [
                factState('ownership.gaps', {
                  source: 'ownership',
                  observedAt: undefined,
                  freshUntil: undefined,
                  error: 'ownership has not looked for gaps yet',
                  errorSince: '2026-11-20T12:00:00.000Z',
                }),
              ],
            }),
          ],
        }),
      ),
    );
    const { getByRole, getByText } = await section();
    const [first, second] = [
      ...getByRole('list', { name: 'To reach level 1, Known' }).children,
    ] as HTMLElement[];
    expect(first).toHaveTextContent(
      'UnknownTitle of holesNo data yet: security.holes was never reported. Connect CI, or whatever knows it, to report it.',
    );
    // How to mend it is beside the evidence.
    expect(
      within(first)
        .getByText(/^What the scorecard advises:/)
        .closest('details'),
    ).toHaveTextContent('Update the packages that the scan names');
    expect(second).toHaveTextContent(
      'No data yet: “ownership” could not observe ownership.gaps.' +
        'Collecting has failed since Nov 20, 2026',
    );
    expect(screen.getByText('1 source of this evidence fails')).toBeVisible();
    expect(
      screen.getAllByText(/ownership has not looked for gaps yet/),
    ).toHaveLength(1);
    expect(getByText('unknown')).toBeInTheDocument();
    expect(screen.queryByText('0%')).toBeNull();
  });

  it('shows the evidence on demand', async () => {
    renderTab(entityScorecards(entityScorecard({ checks: [reviewWait] })));
    const { getByText, getByRole } = await section();
    await userEvent.click(getByText('Evidence and rule'));
    const evidence = getByRole('list', { name: 'Evidence' });
    expect(evidence).toHaveTextContent(/^delivery.reviewWaitHours31observed/);
    expect(evidence).toHaveTextContent(/from delivery$/);
    expect(
      getByText('facts["delivery.reviewWaitHours"] < 24.0'),
    ).toBeInTheDocument();
  });

  it('folds away what passes, is exempt, is for later or only announced', async () => {
    renderTab(
      entityScorecards(
        entityScorecard({
          checks: [
            checkResult('a', { status: 'pass' }),
            checkResult('b', { status: 'pass' }),
            checkResult('c', {
              status: 'exempt',
              waiver: waiver({
                status: 'approved',
                expiresAt: '2027-01-12T12:00:00.000Z',
              }),
            }),
            checkResult('d', { level: 4 }),
            checkResult('e', {
              enforced: false,
              enforcedFrom: '2027-01-01T12:00:00.000Z',
            }),
          ],
        }),
      ),
    );
    const { getByText, getByRole, queryByText } = await section();
    expect(
      getByText(/Nothing is missing for level 3, Ready/),
    ).toBeInTheDocument();
    expect(queryByText('Title of a')).toBeNull();
    await userEvent.click(getByText('Passing (2)'));
    expect(
      within(getByRole('list', { name: 'Passing (2)' })).getByText(
        'Title of a',
      ),
    ).toBeInTheDocument();
    await userEvent.click(getByText(/^Exempt/));
    expect(
      getByRole('list', { name: 'Exempt (1, the first until Jan 12, 2027)' }),
    ).toHaveTextContent(
      'Waived until Jan 12, 2027: The ledger is replaced in January',
    );
    await userEvent.click(getByText('For later levels (1)'));
    expect(getByText('Title of d')).toBeInTheDocument();
    await userEvent.click(getByText('Announced, not counted yet (1)'));
    expect(
      getByRole('list', { name: 'Announced, not counted yet (1)' }),
    ).toHaveTextContent('counts from Jan 1, 2027');
    expect(
      getByRole('button', { name: 'Ask for a waiver for “Title of e”' }),
    ).toBeInTheDocument();
  });

  it('opens a fold by keyboard', async () => {
    renderTab(
      entityScorecards(
        entityScorecard({ checks: [checkResult('a', { status: 'pass' })] }),
      ),
    );
    const { getByText } = await section();
    const fold = getByText('Passing (1)');
    expect(fold.tagName).toBe('SUMMARY');
    fireEvent.click(fold);
    expect(await screen.findByText('Title of a')).toBeInTheDocument();
  });

  it('says when the highest level is reached', async () => {
    renderTab(entityScorecards(entityScorecard({ level: 4 })));
    const { getByText } = await section();
    expect(
      getByText('It is on the highest level. Nothing is missing.'),
    ).toBeInTheDocument();
  });

  it('says that a change waits, and that a newer definition was refused', async () => {
    renderTab(
      entityScorecards(
        entityScorecard({
          pending: true,
          definitionProblem: {
            message: 'Line 3: there is no level 7.',
            since: '2026-11-19T09:00:00.000Z',
          },
        }),
      ),
    );
    const { getByText, getByRole } = await section();
    expect(getByText('A change waits to be evaluated')).toBeInTheDocument();
    expect(getByRole('note')).toHaveTextContent(
      'A newer definition was refused; version 3 stays in force' +
        'Line 3: there is no level 7. Refused since Nov 19, 2026',
    );
  });
});

describe('the tab', () => {
  it('says so when no scorecard is about the entity', async () => {
    renderTab(entityScorecards());
    expect(
      await screen.findByText('No scorecard is about this'),
    ).toBeInTheDocument();
  });

  it('keeps its place while it is read', async () => {
    renderTab(undefined, { answers: { findEntity: never } });
    expect(
      await screen.findByRole('region', { name: 'Scorecards' }),
    ).toHaveAttribute('aria-busy', 'true');
  });
});
