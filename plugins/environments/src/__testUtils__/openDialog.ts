import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EnvironmentsApi } from '@groundwork/backstage-plugin-environments-common';
import { deploymentVerdict } from './deployments';
import { renderEntityTab } from './renderEntityTab';

/** The dialog of a stage's button, by default that of a promotion to staging. */
export async function openDialog(
  answers: Partial<EnvironmentsApi> = {},
  { stage = 'Staging', button = 'Promote v2.2.0…' } = {},
) {
  const rendered = renderEntityTab({
    planDeployment: async () => deploymentVerdict(),
    ...answers,
  });
  const group = within(await screen.findByRole('group', { name: stage }));
  await userEvent.click(group.getByRole('button', { name: button }));
  const dialog = within(await screen.findByRole('dialog'));
  return { ...rendered, dialog };
}

/** Presses a button once it can be pressed. */
export async function press(name: string) {
  const button = await screen.findByRole('button', { name });
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
}
