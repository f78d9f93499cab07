import { useState } from 'react';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DataTable } from './DataTable';

describe('DataTable', () => {
  it('says by which column it is sorted, and is sorted by another', async () => {
    const onSort = jest.fn();
    render(
      <DataTable
        label="Entities"
        columns={[
          {
            id: 'title',
            title: 'Entity',
            sort: { direction: 'descending', onSort: () => {} },
            cell: ({ title }) => title,
          },
          {
            id: 'score',
            title: 'Score',
            isNumber: true,
            sort: { onSort },
            cell: ({ score }) => score,
          },
          { id: 'why', title: 'Why', cell: () => 'because' },
        ]}
        rows={[{ title: 'Ledger', score: 81 }]}
        keyOf={({ title }) => title}
      />,
    );
    expect(
      screen
        .getAllByRole('columnheader')
        .map(head => head.getAttribute('aria-sort')),
    ).toEqual(['descending', 'none', null]);
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(onSort).toHaveBeenCalledTimes(1);
  });

  it('lets rows be chosen, one by one and all', async () => {
    const rows = [{ title: 'Ledger' }, { title: 'Payments' }];
    function Choosing() {
      const [chosen, setChosen] = useState(['Ledger']);
      return (
        <DataTable
          label="Entities"
          columns={[
            { id: 'title', title: 'Entity', cell: ({ title }) => title },
          ]}
          rows={rows}
          keyOf={({ title }) => title}
          selection={{
            labelAll: 'Choose all',
            labelOf: ({ title }) => `Choose ${title}`,
            isChosen: ({ title }) => chosen.includes(title),
            onChoose: (some, isChosen) =>
              setChosen(before => [
                ...before.filter(title => some.every(it => it.title !== title)),
                ...(isChosen ? some.map(({ title }) => title) : []),
              ]),
          }}
        />
      );
    }
    render(<Choosing />);
    const box = (name: string) => screen.getByRole('checkbox', { name });
    expect(box('Choose Ledger')).toBeChecked();
    expect(box('Choose all')).toBePartiallyChecked();
    await userEvent.click(box('Choose all'));
    expect(box('Choose Payments')).toBeChecked();
    expect(box('Choose all')).toBeChecked();
    await userEvent.click(box('Choose Ledger'));
    expect(box('Choose Ledger')).not.toBeChecked();
    expect(screen.getAllByRole('columnheader')).toHaveLength(1);
    expect(
      screen.getAllByRole('rowheader').map(head => head.textContent),
    ).toEqual(['Ledger', 'Payments']);
  });
});
