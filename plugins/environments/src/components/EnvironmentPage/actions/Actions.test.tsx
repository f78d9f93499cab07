import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ResponseError } from '@backstage/errors';
import { EnvironmentAction } from '@groundwork/backstage-plugin-environments-common';
import { chooseMore, running } from '../../../__testUtils__/chooseAction';
import { environmentDetail } from '../../../__testUtils__/environments';
import { renderPage } from '../../../__testUtils__/renderPage';

describe('what is offered', () => {
  it('is what is possible now', async () => {
    const environment = environmentDetail();
    const allowed: EnvironmentAction[] = ['retry', 'destroy'];
    await renderPage({
      environment: {
        ...environment,
        actions: Object.fromEntries(
          Object.keys(environment.actions).map(action => [
            action,
            { allowed: allowed.some(it => it === action), reason: 'Not now' },
          ]),
        ) as typeof environment.actions,
      },
    });
    const group = await screen.findByRole('group', {
      name: 'What you can do',
    });
    expect(
      within(group)
        .getAllByRole('button')
        .map(button => button.getAttribute('aria-label') ?? button.textContent),
    ).toEqual(['Try again', 'More actions']);
    await userEvent.click(screen.getByRole('button', { name: 'More actions' }));
    expect(
      (await screen.findAllByRole('menuitem')).map(
        ({ textContent }) => textContent,
      ),
    ).toEqual(['Destroy…']);
  });

  it.each([
    { button: 'Pause', command: { action: 'pause' } },
    {
      button: 'Extend…',
      confirm: 'Extend by 8 hours',
      command: { action: 'extend', hours: 8 },
    },
  ])('$button', async ({ button, confirm, command }) => {
    const environmentsApi = await renderPage({
      answers: { command: async () => environmentDetail() },
    });
    await userEvent.click(await screen.findByRole('button', { name: button }));
    if (confirm) {
      await userEvent.click(
        await screen.findByRole('button', { name: confirm }),
      );
    }
    await waitFor(() =>
      expect(environmentsApi.command.mock.calls.map(call => call[1])).toEqual([
        command,
      ]),
    );
  });

  it('says in the words of the backend why it was not done', async () => {
    await renderPage({
      answers: {
        command: async () => {
          throw await ResponseError.fromResponse(
            new Response(
              JSON.stringify({
                error: { name: 'ConflictError', message: 'It is paused' },
                response: { statusCode: 409 },
              }),
              { status: 409, headers: { 'content-type': 'application/json' } },
            ),
          );
        },
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Pause' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This was not doneIt is paused',
    );
  });
});

it('destroys only what was named', async () => {
  const environmentsApi = await renderPage({
    answers: { command: async () => environmentDetail({ phase: 'deleting' }) },
  });
  const dialog = await chooseMore('Destroy…');
  const button = dialog.getByRole('button', { name: 'Destroy it' });
  expect(button).toBeDisabled();
  await userEvent.type(dialog.getByRole('textbox'), 'orders-discount');
  await userEvent.click(button);
  expect(await screen.findByText('Being destroyed')).toBeInTheDocument();
  expect(environmentsApi.command.mock.calls[0].slice(0, 2)).toEqual([
    'e-1',
    { action: 'destroy', confirmName: 'orders-discount' },
  ]);
});

it('redeploys a branch as it is now', async () => {
  const environmentsApi = await renderPage({
    environment: running(),
    answers: { command: async () => environmentDetail({ phase: 'updating' }) },
  });
  const dialog = await chooseMore('Redeploy…');
  expect(
    dialog.getByText('main as it is now takes the place of commit 01234567.'),
  ).toBeInTheDocument();
  await userEvent.click(dialog.getByRole('button', { name: 'Redeploy it' }));
  expect(await screen.findByText('Being updated')).toBeInTheDocument();
  expect(environmentsApi.command.mock.calls[0][1]).toEqual({
    action: 'redeploy',
  });
});
