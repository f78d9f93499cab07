import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EnvironmentsApi } from '@groundwork/backstage-plugin-environments-common';
import { chooseMore, running } from '../../../../__testUtils__/chooseAction';
import {
  blueprint,
  environmentDetail,
  verdict,
} from '../../../../__testUtils__/environments';
import { renderPage } from '../../../../__testUtils__/renderPage';

const DIGEST = `sha256:${'d'.repeat(64)}`;

describe('updating', () => {
  async function openUpdate(answers: Partial<EnvironmentsApi> = {}) {
    const environmentsApi = await renderPage({
      environment: running(),
      answers: {
        findBlueprint: async () => blueprint(),
        planChange: async () => verdict({ digest: DIGEST }),
        command: async () => environmentDetail({ phase: 'updating' }),
        ...answers,
      },
    });
    const dialog = await chooseMore('Update…');
    const ref = await dialog.findByRole('textbox', {
      name: 'Branch, tag or commit',
    });
    return { environmentsApi, dialog, ref };
  }

  it('begins with what there is, of which nothing can be sent', async () => {
    const { dialog, environmentsApi } = await openUpdate();
    expect(dialog.getByRole('textbox', { name: 'Orders' })).toHaveValue('20');
    expect(dialog.getByText(/^Nothing yet/)).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Update it' })).toBeDisabled();
    expect(environmentsApi.planChange).not.toHaveBeenCalled();
  });

  it('says what will change, and sends only that', async () => {
    const { dialog, ref, environmentsApi } = await openUpdate();
    await userEvent.type(ref, 'feature/discount');
    expect(
      await dialog.findByText('Branch, tag or commit: main → feature/discount'),
    ).toBeInTheDocument();
    expect(
      await dialog.findByText('Cost per day: €1.20 → €1.20'),
    ).toBeInTheDocument();
    const button = dialog.getByRole('button', {
      name: 'Update it',
    });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    expect(await screen.findByText('Being updated')).toBeInTheDocument();
    const change = { action: 'update', ref: 'feature/discount' };
    expect(environmentsApi.planChange.mock.calls.at(-1)?.slice(0, 2)).toEqual([
      'e-1',
      change,
    ]);
    expect(environmentsApi.command.mock.calls[0][1]).toEqual({
      ...change,
      planDigest: DIGEST,
    });
  });

  it('says what becomes of each part, and plans anew what was refused', async () => {
    const refusal = new Error('The plan has changed since you have seen it');
    const { dialog, ref, environmentsApi } = await openUpdate({
      planChange: async () =>
        verdict({
          plan: [
            {
              name: 'database',
              type: 'database',
              driver: 'sqlite',
              action: 'unchanged',
              changes: ['its seed counts only when it is made'],
            },
            {
              name: 'cache',
              type: 'cache',
              driver: 'process',
              action: 'destroy',
              changes: [],
            },
          ],
        }),
      command: async () => {
        throw refusal;
      },
    });
    await userEvent.type(ref, 'v2');
    const parts = within(
      await dialog.findByRole('list', {
        name: 'What becomes of what it is made of',
      }),
    ).getAllByRole('listitem');
    expect(parts.map(({ textContent }) => textContent)).toEqual([
      'database stays as it isits seed counts only when it is made',
      'cache is removed, with all that is in it',
    ]);
    const planned = environmentsApi.planChange.mock.calls.length;
    await userEvent.click(dialog.getByRole('button', { name: 'Update it' }));
    expect(await dialog.findByText(refusal.message)).toBeInTheDocument();
    await waitFor(() =>
      expect(environmentsApi.planChange.mock.calls.length).toBe(planned + 1),
    );
  });

  it('asks for it where somebody has to agree', async () => {
    const { dialog, ref } = await openUpdate({
      planChange: async () =>
        verdict({
          decision: 'needs-approval',
          approval: { groups: ['group:default/platform'], required: 1 },
        }),
    });
    await userEvent.type(ref, 'v2');
    expect(
      await dialog.findByRole('button', {
        name: 'Ask for the update',
      }),
    ).toBeEnabled();
    expect(dialog.getByText(/^1 approval is needed, from/)).toBeInTheDocument();
  });

  it('shows why it cannot be, and sends nothing', async () => {
    const { dialog, ref } = await openUpdate({
      planChange: async () =>
        verdict({
          decision: 'denied',
          reasons: [{ code: 'ref', message: "There is no ref 'nowhere'" }],
        }),
    });
    await userEvent.type(ref, 'nowhere');
    expect(
      await dialog.findByText("There is no ref 'nowhere'"),
    ).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Update it' })).toBeDisabled();
  });

  it('keeps a value that was there while what is written cannot be read', async () => {
    const { definition } = blueprint();
    const { dialog, ref, environmentsApi } = await openUpdate({
      findBlueprint: async () =>
        blueprint({
          definition: {
            ...definition,
            inputs: {
              type: 'object',
              properties: { orders: { title: 'Orders', type: 'object' } },
            },
          },
        }),
    });
    const orders = dialog.getByRole('textbox', { name: 'Orders' });
    await userEvent.type(ref, 'v2');
    const button = dialog.getByRole('button', { name: 'Update it' });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.type(orders, 'x');
    expect(
      dialog.getByText('Correct Orders to see what would happen.'),
    ).toBeInTheDocument();
    expect(button).toBeDisabled();
    await userEvent.type(orders, '{Backspace}');
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    await waitFor(() =>
      expect(environmentsApi.command.mock.calls[0][1]).toEqual({
        action: 'update',
        ref: 'v2',
        planDigest: DIGEST,
      }),
    );
  });

  it('leaves only the ref when its blueprint was withdrawn', async () => {
    const { dialog, ref, environmentsApi } = await openUpdate({
      findBlueprint: async () => undefined,
    });
    expect(dialog.getByText('Its blueprint was withdrawn')).toBeInTheDocument();
    expect(dialog.getAllByRole('textbox')).toHaveLength(1);
    await userEvent.type(ref, 'v2');
    const button = dialog.getByRole('button', {
      name: 'Update it',
    });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    await waitFor(() =>
      expect(environmentsApi.command.mock.calls[0][1]).toEqual({
        action: 'update',
        ref: 'v2',
        planDigest: DIGEST,
      }),
    );
  });
});
