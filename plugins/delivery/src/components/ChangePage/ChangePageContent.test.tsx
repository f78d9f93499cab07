import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { ChangeDetail } from '@groundwork/backstage-plugin-delivery-common';
import { changeDetail } from '../../__testUtils__/answers';
import { renderDelivery } from '../../__testUtils__/renderDelivery';

const ID = 'change:github.com/acme/orders#7';

async function renderPage(
  getChange: () => Promise<ChangeDetail> = async () => changeDetail(),
  at = `/delivery/changes?${new URLSearchParams({ id: ID })}`,
) {
  return renderDelivery({ at, answers: { getChange } });
}

describe('a change', () => {
  it('says what it was, how it was written, and where its time went', async () => {
    const { deliveryApi } = await renderPage();
    expect(
      await screen.findByRole('heading', { name: 'Add discounts' }),
    ).toBeInTheDocument();
    expect(deliveryApi.getChange.mock.calls[0][0]).toBe(ID);
    expect(
      screen.getByText('Assisted: Trailer Co-authored-by: Copilot'),
    ).toBeInTheDocument();
    expect(screen.getByText('+120 −30 lines in 6 files')).toBeInTheDocument();
    expect(
      within(screen.getByRole('list', { name: 'Where its time went' }))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Codewaiting 0 h, working 9 h',
      'Reviewwaiting 36 h, working 0 h',
    ]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Where its time went as a table' }),
    );
    expect(
      screen.getByRole('row', { name: /^Review: Waiting/ }),
    ).toHaveTextContent(/^Review: Waiting36 h/);
  });

  it('says where it came to, and what failed by it', async () => {
    await renderPage();
    expect(
      await screen.findByRole('row', { name: /^orders production v1\.8\.2/ }),
    ).toBeInTheDocument();
    const failures = within(
      screen.getByRole('region', { name: 'What failed by it' }),
    );
    expect(
      failures.getByRole('link', { name: 'Incident: Checkout is slow' }),
    ).toHaveAttribute('href', '/delivery/incidents/incident%2F1%20%232');
    expect(failures.getByText('rolled back · 95%')).toBeInTheDocument();
  });

  it('says what is not known of it', async () => {
    await renderPage(async () =>
      changeDetail({ spans: [], deployments: [], failures: [] }),
    );
    expect(
      await screen.findByText('Nothing was observed of its way.'),
    ).toBeInTheDocument();
    expect(screen.getByText('It is in no deployment yet.')).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'What failed by it' }),
    ).toBeNull();
  });

  it('is none without an id', async () => {
    await renderPage(undefined, '/delivery/changes');
    expect(await screen.findByText('No change is named')).toBeInTheDocument();
  });

  it.each([
    [new NotAllowedError('no'), 'You may not see this'],
    [new NotFoundError('No such change'), 'This is not known here'],
    [new Error('The database is away'), 'The change could not be read'],
  ])('says why it is not there: %s', async (error, expected) => {
    await renderPage(async () => {
      throw error;
    });
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });
});
