import { useState } from 'react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { useBreadcrumbEntries } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { useQueryParam } from '../../routing';
import { PagePart, PartedPage } from './PartedPage';

function Breadcrumb() {
  const { items } = useBreadcrumbEntries();
  return <p>In {items.map(({ label }) => label).join(' › ')}</p>;
}

function Field() {
  const [name, setName] = useQueryParam('name');
  return (
    <input
      aria-label="Name"
      value={name}
      onChange={({ target }) => setName(target.value)}
    />
  );
}

async function renderPage(parts: PagePart[]) {
  renderInTestApp(<PartedPage title="Seiten" parts={parts} />);
  // The first app of a test run takes its time.
  await screen.findByRole('tab', { name: parts[0].title }, { timeout: 10_000 });
}

const all = {
  path: '',
  title: 'Alle',
  element: (
    <>
      <p>All of them</p>
      <Breadcrumb />
    </>
  ),
};

const some = {
  path: 'some',
  title: 'Manche',
  element: (
    <>
      <p>Some of them</p>
      <Breadcrumb />
    </>
  ),
};

describe('PartedPage', () => {
  it('shows the part at its own address, which is no step of the way', async () => {
    await renderPage([all, some]);
    expect(await screen.findByText('All of them')).toBeInTheDocument();
    expect(screen.getByText('In Seiten')).toBeInTheDocument();
  });

  it('leads to the other parts, each a step of the way', async () => {
    await renderPage([all, some]);
    await userEvent.click(screen.getByRole('tab', { name: 'Manche' }));
    expect(await screen.findByText('Some of them')).toBeInTheDocument();
    expect(await screen.findByText('In Seiten › Manche')).toBeInTheDocument();
  });

  it('leads to the first part when none has the page’s own address', async () => {
    await renderPage([some]);
    expect(await screen.findByText('Some of them')).toBeInTheDocument();
  });

  it('keeps what one types into, although the address changes with it', async () => {
    const parts = [{ path: '', title: 'Alle', element: <Field /> }];
    const Frame = () => {
      // Has it drawn anew with each change of the address, as frames do that
      // ask where their page is.
      useLocation();
      return (
        <PartedPage
          title="Seiten"
          headerActions={[]}
          parts={parts.map(part => ({ ...part }))}
        />
      );
    };
    renderInTestApp(<Frame />);
    const field = await screen.findByRole('textbox', { name: 'Name' });
    await userEvent.type(field, 'orders');
    expect(field).toBeInTheDocument();
    expect(field).toHaveValue('orders');
  });

  it('is drawn anew in another language', async () => {
    const Frame = () => {
      const [title, setTitle] = useState('All');
      return (
        <>
          <button onClick={() => setTitle('Alle')}>Deutsch</button>
          <PartedPage title={title} parts={[{ ...all, title }]} />
        </>
      );
    };
    renderInTestApp(<Frame />);
    await screen.findByRole('tab', { name: 'All' });
    await userEvent.click(screen.getByRole('button', { name: 'Deutsch' }));
    expect(
      await screen.findByRole('tab', { name: 'Alle' }),
    ).toBeInTheDocument();
  });
});
