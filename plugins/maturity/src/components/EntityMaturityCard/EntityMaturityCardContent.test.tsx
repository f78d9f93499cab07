import { screen } from '@testing-library/react';
import { NotAllowedError } from '@backstage/errors';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { teamMaturity } from '../../__testUtils__/team';
import { EntityMaturityContent } from '../EntityMaturity';
import { EntityMaturityCardContent } from './EntityMaturityCardContent';

const PATH = '/maturity/teams/default/payments-core';

describe('the card of a group', () => {
  it('has six levels, what saves most, and a way to all of it', async () => {
    const maturityApi = renderForEntity(<EntityMaturityCardContent />, {
      findTeam: async () => teamMaturity(),
    });
    const levels = await screen.findByRole('list', {
      name: 'Where the team stands',
    });
    expect(levels.children).toHaveLength(6);
    expect(levels).toHaveTextContent('Environment provisioningunmeasured');
    expect(screen.getByText('First review within 4 hours')).toBeInTheDocument();
    expect(
      screen.getByText('Saves 5.9 h per change (4.1–7.7 h)'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All of it' })).toHaveAttribute(
      'href',
      PATH,
    );
    expect(maturityApi.findTeam.mock.calls).toEqual([
      ['group:default/payments-core', { days: 1 }],
    ]);
  });

  it('leads a department to its teams', async () => {
    renderForEntity(<EntityMaturityCardContent />, {
      findTeam: async () => teamMaturity({ graded: false }),
    });
    expect(
      await screen.findByText('This group is not graded itself'),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('link', { name: 'All of it' })[0],
    ).toHaveAttribute('href', PATH);
  });

  it('says what is not known', async () => {
    renderForEntity(<EntityMaturityCardContent />, {
      findTeam: async () => undefined,
    });
    expect(
      await screen.findByText('There is no such team here'),
    ).toBeInTheDocument();
  });

  it('says who could let one see it', async () => {
    renderForEntity(<EntityMaturityCardContent />, {
      findTeam: async () => {
        throw new NotAllowedError('no');
      },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });
});

it('has all of it on a tab, without saying again which group it is', async () => {
  renderForEntity(<EntityMaturityContent />, {
    findTeam: async () => teamMaturity(),
    getModel: () => new Promise(() => {}),
  });
  expect(
    await screen.findByRole('list', { name: 'What to do next' }),
  ).toBeInTheDocument();
  expect(screen.queryByRole('heading', { name: 'Payments Core' })).toBeNull();
});
