import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { environmentDetail } from './environments';

const source = {
  repository: 'https://git.acme.test/acme/orders',
  ref: 'main',
  commit: '0123456789abcdef0123456789abcdef01234567',
};

/** An environment that runs the default branch. */
export function running() {
  const environment = environmentDetail({ source });
  return {
    ...environment,
    desired: { ...environment.desired, source, inputs: { orders: 20 } },
  };
}

/** Opens the dialog of an action that is not in sight. */
export async function chooseMore(name: string) {
  await userEvent.click(
    await screen.findByRole('button', { name: 'More actions' }),
  );
  await userEvent.click(await screen.findByRole('menuitem', { name }));
  return within(await screen.findByRole('dialog'));
}
