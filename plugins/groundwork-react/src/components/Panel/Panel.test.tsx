import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Loadable } from '../../loadable';
import { Panel } from './Panel';

function renderPanel(state: Loadable<string[]>) {
  renderInTestApp(
    <Panel
      title="Gaps"
      state={state}
      skeleton={<p>Skeleton</p>}
      failed="The gaps could not be read"
      denied={{ title: 'You may not see gaps', advice: 'Ask Jonas' }}
      empty={value =>
        value.length === 0
          ? { title: 'No gaps', advice: 'All is well' }
          : undefined
      }
    >
      {value => <p>{value.join(', ')}</p>}
    </Panel>,
  );
  return screen.findByRole('region', { name: 'Gaps' });
}

describe('Panel', () => {
  it('shows the layout while it is loading', async () => {
    const panel = await renderPanel({ status: 'loading' });
    expect(panel).toHaveAttribute('aria-busy', 'true');
    expect(panel).toHaveTextContent('Skeleton');
  });

  it('shows its value', async () => {
    const panel = await renderPanel({ status: 'ready', value: ['a', 'b'] });
    expect(panel).toHaveTextContent('a, b');
  });

  it('says what would be here', async () => {
    const panel = await renderPanel({ status: 'ready', value: [] });
    expect(panel).toHaveTextContent('No gapsAll is well');
  });

  it('says what failed, and tries again', async () => {
    const retry = jest.fn();
    const error = new Error('Request failed with 503');
    const panel = await renderPanel({ status: 'failed', error, retry });
    expect(panel).toHaveTextContent('The gaps could not be read');
    expect(panel).toHaveTextContent('Request failed with 503');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledTimes(1);
  });

  it('says what the backend said', async () => {
    const panel = await renderPanel({
      status: 'failed',
      error: await ResponseError.fromResponse(
        new Response(
          JSON.stringify({
            error: { name: 'NotFoundError', message: 'No such owner' },
            response: { statusCode: 404 },
          }),
          { status: 404, headers: { 'content-type': 'application/json' } },
        ),
      ),
      retry: jest.fn(),
    });
    expect(panel).toHaveTextContent('No such owner');
    expect(panel).not.toHaveTextContent('404');
  });

  it('says who could let one see it', async () => {
    const error = Object.assign(new Error('no'), { name: 'NotAllowedError' });
    const panel = await renderPanel({
      status: 'failed',
      error,
      retry: jest.fn(),
    });
    expect(panel).toHaveTextContent('You may not see gapsAsk Jonas');
    expect(screen.queryByRole('button')).toBeNull();
  });
});
