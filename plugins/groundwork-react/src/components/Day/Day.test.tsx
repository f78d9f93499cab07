import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Day } from './Day';

describe('Day', () => {
  it('says the day, and when exactly on focus', async () => {
    renderInTestApp(<Day value="2026-11-03T11:56:00Z" />);
    const day = await screen.findByText('Nov 3, 2026');
    expect(day).toHaveAttribute('datetime', '2026-11-03T11:56:00.000Z');
    await userEvent.tab();
    expect(screen.getByRole('tooltip')).toHaveTextContent(/November 3, 2026/);
  });

  it('leaves alone what is no time', async () => {
    renderInTestApp(<Day value="soon" />);
    expect(await screen.findByText('soon')).toBeInTheDocument();
  });
});
