import { useState } from 'react';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PageSearchField } from './PageSearchField';

function Page() {
  const [text, setText] = useState('');
  return (
    <>
      <PageSearchField label="Find" value={text} onChange={setText} />
      <textarea aria-label="Elsewhere" />
    </>
  );
}

describe('PageSearchField', () => {
  it('is where a slash leads, which is no text then', async () => {
    render(<Page />);
    await userEvent.keyboard('/');
    const field = screen.getByRole('searchbox', { name: 'Find' });
    expect(field).toHaveFocus();
    expect(field).toHaveValue('');
    await userEvent.keyboard('a/b');
    expect(field).toHaveValue('a/b');
  });

  it('leaves a slash to whoever types elsewhere', async () => {
    render(<Page />);
    const elsewhere = screen.getByRole('textbox', { name: 'Elsewhere' });
    await userEvent.type(elsewhere, '1/2');
    expect(elsewhere).toHaveFocus();
    expect(elsewhere).toHaveValue('1/2');
  });

  it('is cleared by Escape', async () => {
    render(<Page />);
    const field = screen.getByRole('searchbox', { name: 'Find' });
    await userEvent.type(field, 'pay{Escape}');
    expect(field).toHaveValue('');
  });
});
