import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { FilterChips } from './FilterChips';

async function renderChips(chosen: number[]) {
  const onChange = jest.fn();
  renderInTestApp(
    <FilterChips
      label="Tier"
      chips={[
        { value: 1, label: 'Tier 1', count: 4 },
        { value: 2, label: 'Tier 2' },
      ]}
      chosen={chosen}
      onChange={onChange}
    />,
  );
  await screen.findByRole('group', { name: 'Tier' });
  return onChange;
}

describe('FilterChips', () => {
  it('adds in the order of the chips', async () => {
    const onChange = await renderChips([2]);
    await userEvent.click(screen.getByRole('button', { name: 'Tier 1 4' }));
    expect(onChange).toHaveBeenCalledWith([1, 2]);
  });

  it('takes away what was pressed', async () => {
    const onChange = await renderChips([1, 2]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Tier 2', pressed: true }),
    );
    expect(onChange).toHaveBeenCalledWith([1]);
  });
});
