import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Hint } from './Hint';

describe('Hint', () => {
  it('tells more on focus, and goes away by Escape', async () => {
    renderInTestApp(<Hint text="94 % of the checks are known">81 %</Hint>);
    const figure = await screen.findByText('81 %');
    expect(figure).toHaveAttribute(
      'aria-description',
      '94 % of the checks are known',
    );
    expect(screen.queryByRole('tooltip')).toBeNull();
    await userEvent.tab();
    expect(figure).toHaveFocus();
    expect(screen.getByRole('tooltip')).toHaveTextContent(
      '94 % of the checks are known',
    );
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('tooltip')).toBeNull();
  });

  it('tells more on hover', async () => {
    renderInTestApp(<Hint text="94 % of the checks are known">81 %</Hint>);
    await userEvent.hover(await screen.findByText('81 %'));
    expect(screen.getByRole('tooltip')).toBeInTheDocument();
    await userEvent.unhover(screen.getByText('81 %'));
    expect(screen.queryByRole('tooltip')).toBeNull();
  });
});
