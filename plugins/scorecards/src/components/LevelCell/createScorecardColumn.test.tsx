import { ReactNode } from 'react';
import { screen, waitFor } from '@testing-library/react';
import { Entity } from '@backstage/catalog-model';
import { LevelBrief } from '@groundwork/backstage-plugin-scorecards-common';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { fakeScorecardsApi } from '../../__testUtils__/scorecardsApi';
import { createScorecardColumn, ScorecardColumnOptions } from '.';

function component(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
  };
}

function level(rest: Partial<LevelBrief> = {}): LevelBrief {
  return {
    scorecardId: 'production-readiness',
    scorecardTitle: 'Production readiness',
    level: 2,
    of: 4,
    levelName: 'Observed',
    score: 0.81,
    coverage: 0.94,
    unmeasured: false,
    ...rest,
  };
}

function renderColumn(
  names: string[],
  levelsOf: (name: string) => LevelBrief[],
  options?: ScorecardColumnOptions,
) {
  const scorecardsApi = fakeScorecardsApi({
    findLevels: async entityRefs => ({
      items: entityRefs.map(entityRef => ({
        entityRef,
        levels: levelsOf(entityRef.split('/')[1]),
      })),
    }),
  });
  const column = createScorecardColumn(options);
  renderInPortal(
    <>
      <h2>{column.title as ReactNode}</h2>
      {names.map(name => (
        <p key={name} data-testid={name}>
          {column.render?.({ entity: component(name) }, 'row')}
        </p>
      ))}
    </>,
    { scorecardsApi },
  );
  return { scorecardsApi };
}

describe('a column of levels', () => {
  it('makes one request for 100 rows', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `c${index}`);
    const { scorecardsApi } = renderColumn(names, () => [level()]);
    await waitFor(() =>
      expect(
        screen.getAllByRole('img', { name: 'level 2 of 4: Observed' }),
      ).toHaveLength(100),
    );
    expect(scorecardsApi.findLevels.mock.calls).toEqual([
      [names.map(name => `component:default/${name}`)],
    ]);
  });

  it('says the score with its coverage on hover', async () => {
    renderColumn(['a'], () => [level()]);
    const pips = await screen.findByRole('img');
    expect(pips.parentElement).toHaveAttribute(
      'title',
      'Production readiness · 81% · coverage 94%',
    );
    expect(screen.getByRole('heading')).toHaveTextContent('Level');
  });

  it('shows two of several scorecards, and how many more there are', async () => {
    renderColumn(['a'], () =>
      ['a', 'b', 'c', 'd'].map(scorecardId => level({ scorecardId })),
    );
    expect(await screen.findAllByRole('img')).toHaveLength(2);
    expect(screen.getByText('+2')).toBeInTheDocument();
  });

  it('shows the one that was asked for', async () => {
    renderColumn(
      ['a'],
      () => [level(), level({ scorecardId: 'security', level: 0, of: 3 })],
      { scorecardId: 'security', title: 'Security' },
    );
    expect(
      await screen.findByRole('img', { name: /level 0 of 3/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('heading')).toHaveTextContent('Security');
  });

  it('says so of what is unmeasured, or has no scorecard', async () => {
    renderColumn(['a', 'b'], name =>
      name === 'a' ? [level({ unmeasured: true })] : [],
    );
    expect(await screen.findByText('unmeasured')).toBeInTheDocument();
    expect(screen.getByTestId('b')).toHaveTextContent('–');
  });

  it('says of each row that its level was not read', async () => {
    const scorecardsApi = fakeScorecardsApi({
      findLevels: async () => {
        throw new Error('The database is away.');
      },
    });
    const column = createScorecardColumn();
    renderInPortal(<>{column.render?.({ entity: component('a') }, 'row')}</>, {
      scorecardsApi,
    });
    expect(await screen.findByText('not read')).toHaveAttribute(
      'title',
      'The database is away.',
    );
  });
});
