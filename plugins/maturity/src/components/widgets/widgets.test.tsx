import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { organisationMaturity } from '../../__testUtils__/organisation';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { teamMaturity } from '../../__testUtils__/team';
import { MyTeamsContent } from './MyTeamsContent';
import { OrganisationSummaryContent } from './OrganisationSummaryContent';

const GROUPS = ['group:default/payments-core', 'group:default/acme'];

describe('my teams', () => {
  it('are those that are graded, with what holds them up, and leave what to do to Home', async () => {
    const maturityApi = renderForEntity(
      <MyTeamsContent />,
      {
        findTeam: async ref =>
          teamMaturity(ref === GROUPS[1] ? { graded: false } : {}),
      },
      { groups: GROUPS },
    );
    const list = await screen.findByRole('list', {
      name: 'Maturity of my teams',
    });
    expect(list.children).toHaveLength(1);
    expect(
      within(list).getByRole('link', { name: 'Payments Core' }),
    ).toHaveAttribute('href', '/maturity/teams/default/payments-core');
    expect(list).toHaveTextContent(
      'Review holds changes up most (86% of resamples)',
    );
    expect(list).not.toHaveTextContent('First review within 4 hours');
    expect(
      within(list).getAllByRole('img', { name: 'level 2 of 4: Operational' }),
    ).toHaveLength(5);
    expect(maturityApi.findTeam.mock.calls.map(([ref]) => ref)).toEqual(GROUPS);
  });

  it('are none for who is in no group', async () => {
    const maturityApi = renderForEntity(<MyTeamsContent />, {});
    expect(
      await screen.findByText('You are in no team that is graded'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'See all teams' })).toHaveAttribute(
      'href',
      '/maturity',
    );
    expect(maturityApi.findTeam).not.toHaveBeenCalled();
  });

  it('are read again after a failure', async () => {
    let failures = 1;
    renderForEntity(
      <MyTeamsContent />,
      {
        findTeam: async () => {
          if (failures-- > 0) {
            throw new Error('The database is away');
          }
          return teamMaturity();
        },
      },
      { groups: [GROUPS[0]] },
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Where the team stands could not be readNothing was lost. The database is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'Payments Core' }),
    ).toBeInTheDocument();
  });
});

describe('all teams', () => {
  it('are summed up by the constraint, readiness and how they are spread', async () => {
    renderForEntity(<OrganisationSummaryContent />, {
      getOrganisation: async () => organisationMaturity(),
    });
    expect(
      await screen.findByText(
        'Review holds changes up most (86% of resamples)',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^One team of three would ship more/),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('img', { name: /^Teams by level in/ }),
    ).toHaveLength(6);
    expect(
      screen.getByRole('link', { name: 'Leadership report' }),
    ).toHaveAttribute('href', '/maturity/report');
  });

  it('say what would be here', async () => {
    renderForEntity(<OrganisationSummaryContent />, {
      getOrganisation: async () => organisationMaturity({ teams: [] }),
    });
    expect(
      await screen.findByText('Here would be the levels of teams'),
    ).toBeInTheDocument();
  });
});
