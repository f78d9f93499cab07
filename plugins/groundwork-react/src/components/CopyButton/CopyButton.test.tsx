import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { CopyButton } from './CopyButton';

describe('CopyButton', () => {
  it('copies, and says so', async () => {
    const user = userEvent.setup();
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    renderInTestApp(
      <CopyButton text={() => 'pay.acme.test'}>Copy the host</CopyButton>,
    );
    await user.click(
      await screen.findByRole('button', { name: 'Copy the host' }),
    );
    expect(await screen.findByRole('status')).toHaveTextContent('Copied');
    expect(writeText).toHaveBeenCalledWith('pay.acme.test');
  });

  it('says when the browser does not let it', async () => {
    const user = userEvent.setup();
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValue(new Error('NotAllowedError'));
    renderInTestApp(
      <CopyButton text="pay.acme.test">Copy the host</CopyButton>,
    );
    await user.click(
      await screen.findByRole('button', { name: 'Copy the host' }),
    );
    expect(await screen.findByRole('status')).toHaveTextContent(
      'Could not be copied; select the text instead',
    );
  });
});
