import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Figure } from './Figure';

describe('Figure', () => {
  it('says what it rests on beside it, and more on focus', async () => {
    renderInTestApp(
      <Figure
        label="Review wait"
        value="31"
        unit="h"
        note="n=18"
        hint="Half of the reviews waited longer"
      />,
    );
    expect(await screen.findByText('Review wait')).toBeInTheDocument();
    expect(screen.getByText('31')).toHaveTextContent('31 h');
    expect(screen.getByText('n=18')).toBeInTheDocument();
    await userEvent.tab();
    expect(screen.getByRole('tooltip')).toHaveTextContent(
      'Half of the reviews waited longer',
    );
  });
});
