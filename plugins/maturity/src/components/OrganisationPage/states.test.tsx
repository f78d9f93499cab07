import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { CAPABILITIES } from '@groundwork/backstage-plugin-scorecards-common';
import { unmeasuredCapability } from '../../__testUtils__/levels';
import { mockIntersections } from '../../__testUtils__/mockIntersections';
import {
  organisationMaturity,
  teamRow,
} from '../../__testUtils__/organisation';
import { refusal } from '../../__testUtils__/refusal';
import { renderMaturity } from '../../__testUtils__/renderMaturity';

beforeAll(mockIntersections);

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

describe('while there is nothing', () => {
  it('has the layout of the page', async () => {
    await renderMaturity({
      answers: { getOrganisation: () => new Promise(() => {}) },
    });
    expect(
      await screen.findByRole('status', { name: 'Reading where teams stand…' }),
    ).toBeInTheDocument();
  });

  it('says what failed, and tries again', async () => {
    let failures = 1;
    await renderMaturity({
      answers: {
        getOrganisation: async () => {
          if (failures-- > 0) {
            throw new Error('The database is away');
          }
          return organisationMaturity();
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Where teams stand could not be readNothing was lost. The database is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await heatMap()).toBeInTheDocument();
  });

  it('says who could let one see it', async () => {
    await renderMaturity({
      answers: {
        getOrganisation: async () => {
          throw new NotAllowedError('no');
        },
      },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    expect(screen.getByText(/can grant you maturity\.read\.$/)).toBeVisible();
  });

  it('leads back from a group that is not there', async () => {
    await renderMaturity({
      at: '/maturity?group=group%3Adefault%2Fnobody',
      answers: {
        getOrganisation: async () => {
          throw await refusal(404, 'NotFoundError', 'There is no such group');
        },
      },
    });
    expect(
      await screen.findByText('This is not known here'),
    ).toBeInTheDocument();
    expect(screen.getByText('There is no such group')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Show all teams' }),
    ).toHaveAttribute('href', '/maturity');
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it.each([
    ['/maturity', [], 'Here would be the levels of teams'],
    [
      '/maturity?group=group%3Adefault%2Facme',
      [],
      'No team of this group is graded',
    ],
    [
      '/maturity',
      [{ code: 'notYetMeasured' as const, text: 'Not measured yet' }],
      'Teams have not been measured yet',
    ],
  ])('says at %s what would be there', async (at, remarks, expected) => {
    await renderPage({ teams: [], remarks, constraint: undefined }, { at });
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });

  it('says where facts come from when nothing is measured', async () => {
    await renderPage({
      coverage: undefined,
      teams: [
        teamRow('payments-core', 'Payments Core', {
          capabilities: CAPABILITIES.map(unmeasuredCapability),
        }),
      ],
    });
    expect(
      await screen.findByText('Nothing of any team is known yet'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('1 team · nothing of them is known yet'),
    ).toBeInTheDocument();
  });
});
