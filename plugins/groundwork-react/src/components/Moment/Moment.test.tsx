import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Moment } from './Moment';

/** Written by hand from the zone of the test's machine, whichever that is. */
const LOCAL_TIME = new Date(2026, 10, 3, 9, 56);

describe('Moment', () => {
  it('says the day and the time, and the time zone on focus', async () => {
    renderInTestApp(<Moment value={LOCAL_TIME.toISOString()} />);
    const moment = await screen.findByText('Nov 3, 2026, 09:56 AM');
    expect(moment).toHaveAttribute('datetime', LOCAL_TIME.toISOString());
    await userEvent.tab();
    expect(screen.getByRole('tooltip')).toHaveTextContent(
      /^November 3, 2026 at 09:56 AM \S+$/,
    );
  });

  it('leaves alone what is no time', async () => {
    renderInTestApp(<Moment value="soon" />);
    expect(await screen.findByText('soon')).toBeInTheDocument();
  });
});
