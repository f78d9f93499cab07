import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ScorecardsApi } from '@groundwork/backstage-plugin-scorecards-common';
import { renderInPortal } from '../../../__testUtils__/renderInPortal';
import { fakeScorecardsApi } from '../../../__testUtils__/scorecardsApi';
import { MY_TEAMS, NO_FILTERS } from '../../../logic/rowFilters';
import { ExportButtons } from './ExportButtons';

const CSV = { name: 'Export these entities as CSV' };

async function renderButtons(exportEntities: ScorecardsApi['exportEntities']) {
  const scorecardsApi = fakeScorecardsApi({ exportEntities });
  const saved: string[] = [];
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => `blob:${blob.size}`,
    revokeObjectURL: () => {},
  });
  jest
    .spyOn(HTMLAnchorElement.prototype, 'click')
    .mockImplementation(function save(this: HTMLAnchorElement) {
      saved.push(`${this.download} of ${this.href}`);
    });
  renderInPortal(
    <ExportButtons
      scorecardId="production-readiness"
      filters={{ ...NO_FILTERS, team: MY_TEAMS, tiers: [1], order: '-score' }}
    />,
    { scorecardsApi },
  );
  await screen.findByRole('button', CSV);
  return { scorecardsApi, saved };
}

describe('the export', () => {
  it('holds all entities that the filters let through', async () => {
    const { scorecardsApi, saved } = await renderButtons(
      async () => new Response('a,b'),
    );
    await userEvent.click(screen.getByRole('button', CSV));
    await waitFor(() =>
      expect(saved).toEqual(['production-readiness.csv of blob:3']),
    );
    const [id, query] = scorecardsApi.exportEntities.mock.calls[0];
    expect(id).toBe('production-readiness');
    expect(JSON.parse(JSON.stringify(query))).toEqual({
      team: ['group:default/payments-core'],
      tier: [1],
      orderBy: '-score',
      format: 'csv',
    });
  });

  it('is called off', async () => {
    const { saved } = await renderButtons(
      (_id, _query, options) =>
        new Promise((_resolve, reject) =>
          options?.signal?.addEventListener('abort', () =>
            reject(new Error('aborted')),
          ),
        ),
    );
    await userEvent.click(screen.getByRole('button', CSV));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel the export' }),
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'Cancel the export' }),
      ).toBeNull(),
    );
    expect(screen.queryByRole('alert')).toBeNull();
    expect(saved).toEqual([]);
  });

  it('saves no part of it when it breaks off', async () => {
    const { saved } = await renderButtons(async () => {
      const body = new ReadableStream({
        start: controller => controller.error(new Error('connection lost')),
      });
      return new Response(body);
    });
    await userEvent.click(screen.getByRole('button', CSV));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The entities could not be exported',
    );
    expect(saved).toEqual([]);
  });
});
