import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { RelativeTime } from './RelativeTime';

const NOW = new Date('2026-11-18T12:00:00Z');

describe('RelativeTime', () => {
  it('says how long ago, and when exactly on focus', async () => {
    renderInTestApp(<RelativeTime value="2026-11-18T11:56:00Z" now={NOW} />);
    const time = await screen.findByText('4 minutes ago');
    expect(time).toHaveAttribute('datetime', '2026-11-18T11:56:00.000Z');
    expect(screen.queryByRole('tooltip')).toBeNull();
    await userEvent.tab();
    expect(screen.getByRole('tooltip')).toHaveTextContent(/November 18, 2026/);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('tooltip')).toBeNull();
  });

  it('says it on hover, too', async () => {
    renderInTestApp(<RelativeTime value="2026-11-18T11:56:00Z" now={NOW} />);
    await userEvent.hover(await screen.findByText('4 minutes ago'));
    expect(screen.getByRole('tooltip')).toBeInTheDocument();
  });

  it('leaves alone what is no time', async () => {
    renderInTestApp(<RelativeTime value="soon" now={NOW} />);
    expect(await screen.findByText('soon')).toBeInTheDocument();
  });
});
