import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation, useNavigate } from 'react-router-dom';
import { useQueryParam } from './useQueryParam';

function Field() {
  const [name, setName] = useQueryParam('name');
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <input
        aria-label="Name"
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <p data-testid="address">{`${pathname}${search}`}</p>
      <button onClick={() => navigate(-1)}>Back</button>
    </>
  );
}

function renderAt(...addresses: string[]) {
  render(
    <MemoryRouter initialEntries={addresses}>
      <Field />
    </MemoryRouter>,
  );
}

const address = () => screen.getByTestId('address').textContent;

describe('useQueryParam', () => {
  it('reads the address, and is empty where it has none', () => {
    renderAt('/list?name=orders');
    expect(screen.getByRole('textbox')).toHaveValue('orders');
    renderAt('/list');
    expect(screen.getAllByRole('textbox')[1]).toHaveValue('');
  });

  it('leaves the other parameters as they are', async () => {
    renderAt('/list?sort=name&name=o');
    await userEvent.type(screen.getByRole('textbox'), 'r');
    expect(address()).toBe('/list?sort=name&name=or');
    await userEvent.clear(screen.getByRole('textbox'));
    expect(address()).toBe('/list?sort=name');
  });

  it('is no step in the history for each letter', async () => {
    renderAt('/before', '/list');
    await userEvent.type(screen.getByRole('textbox'), 'ord');
    expect(address()).toBe('/list?name=ord');
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(address()).toBe('/before');
  });
});
