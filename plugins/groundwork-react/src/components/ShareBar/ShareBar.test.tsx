import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ShareBar, ShareBarPart } from './ShareBar';

const parts: ShareBarPart[] = [
  { id: 'unmeasured', label: 'Unmeasured', value: 2, fill: 'unmeasured' },
  { id: '0', label: 'Level 0', value: 0, fill: { step: 0 } },
  { id: '1', label: 'Level 1', value: 6, fill: { step: 1 }, detail: '75 %' },
];

describe('ShareBar', () => {
  it('says in words what it draws', async () => {
    renderInTestApp(<ShareBar label="48 entities" parts={parts} />);
    expect(
      await screen.findByRole('img', {
        name: '48 entities. Unmeasured: 2, Level 1: 6',
      }),
    ).toBeInTheDocument();
  });

  it('divides its width by the values', async () => {
    renderInTestApp(<ShareBar label="48 entities" parts={parts} />);
    const bar = await screen.findByRole('img');
    expect(
      [...bar.children].map(part => (part as HTMLElement).style.flexGrow),
    ).toEqual(['2', '6']);
    expect(bar.lastElementChild).toHaveAttribute('title', '75 %');
  });

  it('names its parts where there is room', async () => {
    renderInTestApp(<ShareBar label="48 entities" parts={parts} hasLabels />);
    expect(await screen.findByText('Level 1')).toHaveTextContent('Level 1 6');
    expect(screen.queryByText('Level 0')).toBeNull();
  });

  it('is empty when there is nothing to divide', async () => {
    renderInTestApp(<ShareBar label="No entities" parts={[]} />);
    const bar = await screen.findByRole('img', { name: 'No entities' });
    expect(bar).toBeEmptyDOMElement();
  });
});
