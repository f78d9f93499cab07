import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { eventsResponse } from '../../__testUtils__/events';
import { renderPage } from '../../__testUtils__/renderPage';

afterEach(() => jest.restoreAllMocks());

describe('the log', () => {
  const line = (seq: number, level: string, text: string) => ({
    id: `${seq}`,
    event: 'log',
    data: {
      operationId: 'op-1',
      seq,
      at: '2026-11-21T09:00:00Z',
      stage: 'database',
      level,
      text,
    },
  });
  const answers = {
    followEnvironment: async () =>
      eventsResponse(
        [
          line(1, 'info', 'Made the tables'),
          line(2, 'error', 'Out of room'),
          {
            id: '3',
            event: 'service',
            data: { resource: 'service', lines: ['Listening on 34017'] },
          },
        ],
        { staysOpen: true },
      ),
  };

  it('shows what is looked for, which the address keeps', async () => {
    await renderPage({ answers });
    const log = await screen.findByRole('log', { name: 'Log' });
    await waitFor(() => expect(log).toHaveTextContent('Made the tables'));
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Find in the log' }),
      'room',
    );
    await waitFor(() => expect(log).not.toHaveTextContent('Made the tables'));
    expect(log).toHaveTextContent('Out of room');
    expect(
      screen.getByRole('log', { name: 'Output of the services' }),
    ).toHaveTextContent('No line matches');
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/environments/e-1?log=room',
    );
  });

  it('is as it was after a reload', async () => {
    await renderPage({ answers, at: '/environments/e-1?level=error' });
    const log = await screen.findByRole('log', { name: 'Log' });
    await waitFor(() => expect(log).toHaveTextContent('Out of room'));
    expect(log).not.toHaveTextContent('Made the tables');
    expect(screen.getByRole('button', { name: 'Errors' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  it('can be kept as a file', async () => {
    const blobs: Blob[] = [];
    const saved: string[] = [];
    URL.createObjectURL = blob => {
      blobs.push(blob as Blob);
      return 'blob:log';
    };
    URL.revokeObjectURL = () => {};
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function save(this: HTMLAnchorElement) {
        saved.push(this.download);
      });
    await renderPage({ answers });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Download' }),
    );
    expect(saved).toEqual(['orders-discount.log']);
    expect(blobs[0].type).toBe('text/plain');
    expect(blobs[0].size).toBe(
      [
        '2026-11-21T09:00:00Z INFO  database: Made the tables',
        '2026-11-21T09:00:00Z ERROR database: Out of room',
        'service | Listening on 34017',
        '',
      ].join('\n').length,
    );
  });
});
