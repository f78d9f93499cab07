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
});
