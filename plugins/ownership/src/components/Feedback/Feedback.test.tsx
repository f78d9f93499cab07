import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Entity } from '@backstage/catalog-model';
import { ResolvedPart } from '@groundwork/backstage-plugin-ownership-common';
import {
  answer,
  part,
  response,
  storefront,
} from '../../__testUtils__/answers';
import { fakeOwnershipApi } from '../../__testUtils__/ownershipApi';
import { renderOwnership } from '../../__testUtils__/renderOwnership';

const ledger: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'ledger', namespace: 'default', title: 'Ledger' },
};

async function renderAnswer(
  resolved: ResolvedPart,
  options: { sendFeedback?(): Promise<void> } = {},
) {
  const { sendFeedback = async () => {} } = options;
  const ownershipApi = fakeOwnershipApi({
    resolve: async () => response(resolved),
    sendFeedback,
  });
  const { toasts } = await renderOwnership({
    ownershipApi,
    at: '/ownership?q=pay.acme.test',
    entities: [ledger],
  });
  await screen.findAllByRole('heading', { level: 3 });
  const sent = () => ownershipApi.sendFeedback.mock.calls.map(([it]) => it);
  return { toasts, sent };
}

function press(name: string) {
  return userEvent.click(screen.getByRole('button', { name }));
}

async function dialog() {
  return within(await screen.findByRole('dialog', { name: 'What is right?' }));
}

const about = {
  identifier: { kind: 'host', key: 'pay.acme.test' },
  entityRef: 'component:default/checkout-web',
};

describe('feedback', () => {
  it('confirms an answer, and thanks', async () => {
    const { toasts, sent } = await renderAnswer(part([answer()]));
    await userEvent.click(
      await screen.findByRole('button', { name: 'This is right' }),
    );
    expect(await screen.findByText('Feedback noted')).toBeInTheDocument();
    expect(sent()).toEqual([{ ...about, verdict: 'confirm' }]);
    expect(toasts).toEqual(['Thank you. Answers will follow what you said.']);
  });

  it('rejects an answer, with a comment', async () => {
    const { sent } = await renderAnswer(part([answer()]));
    await userEvent.click(
      await screen.findByRole('button', { name: 'This is wrong…' }),
    );
    const { getByRole } = await dialog();
    await userEvent.type(getByRole('textbox', { name: /Comment/ }), 'moved');
    // It is said for everyone, so nothing is chosen beforehand.
    expect(getByRole('button', { name: 'Send feedback' })).toBeDisabled();
    await userEvent.click(getByRole('radio', { name: 'I do not know' }));
    await press('Send feedback');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent()).toEqual([{ ...about, verdict: 'reject', comment: 'moved' }]);
  });

  it('corrects an answer by any entity of the catalog', async () => {
    const { sent } = await renderAnswer(part([answer(), storefront()]));
    await userEvent.click(
      await screen.findByRole('button', { name: 'This is wrong…' }),
    );
    const { getByRole, findByRole } = await dialog();
    expect(getByRole('radio', { name: /Storefront/ })).toBeInTheDocument();
    await userEvent.type(getByRole('searchbox'), 'ledg');
    await userEvent.click(await findByRole('radio', { name: /Ledger/ }));
    await userEvent.type(getByRole('searchbox'), '-2');
    expect(await findByRole('radio', { name: /Ledger/ })).toBeChecked();
    await press('Send feedback');
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()).toEqual([
      {
        ...about,
        verdict: 'correct',
        correctRef: 'component:default/ledger',
      },
    ]);
  });

  it('finds an entity by its ref, too', async () => {
    await renderAnswer(part([answer()]));
    await userEvent.click(
      await screen.findByRole('button', { name: 'This is wrong…' }),
    );
    const { getByRole, findByRole, findByText } = await dialog();
    await userEvent.type(getByRole('searchbox'), 'component:default/ledger');
    expect(await findByRole('radio', { name: /Ledger/ })).toBeInTheDocument();
    await userEvent.type(getByRole('searchbox'), '-2');
    expect(await findByText('No entity of that name')).toBeInTheDocument();
  });

  it('chooses among candidates', async () => {
    const { sent } = await renderAnswer(
      part([answer(), storefront()], { status: 'ambiguous' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Say which is right…' }),
    );
    await userEvent.click(
      (await dialog()).getByRole('radio', { name: /Storefront/ }),
    );
    await press('Send feedback');
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()).toEqual([
      {
        identifier: { kind: 'host', key: '*.acme.test' },
        entityRef: 'component:default/storefront',
        verdict: 'confirm',
      },
    ]);
  });

  it('says in place when it did not arrive, and keeps what was written', async () => {
    await renderAnswer(part([answer()]), {
      sendFeedback: () => Promise.reject(new Error('no connection')),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'This is wrong…' }),
    );
    const { getByRole, findByRole } = await dialog();
    const comment = getByRole('textbox', { name: /Comment/ });
    await userEvent.type(comment, 'moved');
    await userEvent.click(getByRole('radio', { name: 'I do not know' }));
    await press('Send feedback');
    expect(await findByRole('alert')).toHaveTextContent(
      'The feedback did not arriveno connection',
    );
    expect(comment).toHaveValue('moved');
  });
});
