import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError, ResponseError } from '@backstage/errors';
import {
  ApprovalRequest,
  EnvironmentsApi,
} from '@groundwork/backstage-plugin-environments-common';
import { fakeEnvironmentsApi } from '../../__testUtils__/environmentsApi';
import { approval } from '../../__testUtils__/lists';
import { renderEnvironments } from '../../__testUtils__/renderEnvironments';

// Read beforehand, so that no test waits for it.
beforeAll(() => import('./ApprovalsPageContent'));

// An app remembers the language.
afterEach(() => localStorage.clear());

const APPROVE = 'Approve orders v2.2.0 to production';
const REJECT = 'Reject orders v2.2.0 to production';

async function renderPage(
  approvals: ApprovalRequest[],
  options: {
    answers?: Partial<EnvironmentsApi>;
    query?: string;
    language?: 'de';
  } = {},
) {
  const { answers, query = '', language } = options;
  const environmentsApi = fakeEnvironmentsApi({
    queryApprovals: async ({ status }) => ({
      items: approvals.filter(it => !status || it.status === status),
      pageInfo: {},
    }),
    ...answers,
  });
  await renderEnvironments({
    environmentsApi,
    at: `/environments/approvals${query}`,
    language,
  });
  return environmentsApi;
}

async function conflict(message: string) {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'ConflictError', message },
        response: { statusCode: 409 },
      }),
      { status: 409, headers: { 'content-type': 'application/json' } },
    ),
  );
}

const theirs = approval({
  id: 'a-2',
  subject: { kind: 'environment', environmentId: 'e-7', name: 'ledger-load' },
  mayDecide: false,
  mayNotReason: 'Somebody else has to decide about what you have asked for',
});

const over = approval({
  id: 'a-3',
  status: 'rejected',
  mayDecide: false,
  mayNotReason: 'It is rejected already',
  decisions: [
    {
      by: 'user:default/jonas.weber',
      at: '2026-11-20T10:00:00Z',
      decision: 'reject',
      comment: 'Not before the weekend',
    },
  ],
});

describe('the list of approvals', () => {
  it('has first what waits for me, then for others, then what is decided', async () => {
    await renderPage([over, theirs, approval()]);
    expect(
      await screen.findByRole('heading', { name: '1 approval waits for you' }),
    ).toBeInTheDocument();
    expect(
      screen
        .getAllByRole('heading', { level: 2 })
        .map(({ textContent }) => textContent),
    ).toEqual([
      '1 approval waits for you',
      'For you to decide',
      'Waits for others',
      'Decided',
    ]);
  });

  it('says who asks, until when, what would happen, and how many have agreed', async () => {
    await renderPage([
      approval({
        decisions: [
          {
            by: 'user:default/jonas.weber',
            at: '2026-11-20T10:00:00Z',
            decision: 'approve',
            comment: 'Fine by us',
          },
        ],
      }),
    ]);
    const item = within(
      await screen.findByRole('list', { name: 'For you to decide' }),
    );
    expect(item.getByText('Waits')).toBeInTheDocument();
    expect(item.getByText(/^v2\.2\.0 to production/)).toHaveTextContent(
      'orders v2.2.0 to production',
    );
    expect(item.getByRole('link', { name: 'orders' })).toHaveAttribute(
      'href',
      '/catalog/default/component/orders/environments',
    );
    expect(
      item.getByRole('list', { name: 'What would happen' }),
    ).toHaveTextContent('v2.1.0 becomes v2.2.0 the service is restarted');
    expect(item.getByText(/^asked by/)).toHaveTextContent(
      /^asked by kofi\.mensah .* · until .*20(98|99).* · 1 of 2 agreed · Decided by members of payments-core$/,
    );
    expect(
      item.getByRole('list', { name: 'Decisions so far' }),
    ).toHaveTextContent(/^jonas\.weber approved .*: Fine by us$/);
    expect(item.getByText('sha256:0123456789ab')).toBeInTheDocument();
    expect(
      item.getByRole('button', { name: 'Copy the digest' }),
    ).toBeInTheDocument();
  });

  it('says why one may not decide', async () => {
    await renderPage([theirs]);
    expect(
      await screen.findByText(
        'Somebody else has to decide about what you have asked for',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Nothing waits for you' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'ledger-load' })).toHaveAttribute(
      'href',
      '/environments/e-7',
    );
    expect(screen.queryByRole('button', { name: /^Approve / })).toBeNull();
  });

  it('is filtered by the address', async () => {
    const environmentsApi = await renderPage([approval(), over], {
      query: '?status=rejected',
    });
    expect(
      await screen.findByRole('list', { name: 'Decided' }),
    ).toHaveTextContent('Not before the weekend');
    expect(screen.queryByRole('button', { name: APPROVE })).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show what waits' }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/environments/approvals?status=open',
    );
    expect(
      await screen.findByRole('button', { name: APPROVE }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/Not before the weekend/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Waits' }));
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        /^\/environments\/approvals$/,
      ),
    );
    expect(
      new Set(
        environmentsApi.queryApprovals.mock.calls.map(([{ status }]) => status),
      ),
    ).toEqual(new Set(['open', 'rejected', undefined]));
  });

  it.each([
    ['', 'Here would be what others are asked to agree to'],
    ['?status=expired', 'No approval has this status'],
    ['?id=gone', 'The approval that you came for is not here'],
  ])('says with “%s” why there are none', async (query, expected) => {
    await renderPage([], { query });
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });

  it('brings the approval that one came for into sight', async () => {
    await renderPage([approval(), theirs], { query: '?id=a-2' });
    const list = await screen.findByRole('list', { name: 'Waits for others' });
    expect(list.children[0]).toHaveAttribute('aria-current', 'true');
    expect(list.children[0]).toHaveFocus();
  });

  it.each([
    [new NotAllowedError('no'), 'You may not see this'],
    [new Error('no line'), 'The approvals could not be read'],
  ])('says why it is not there: %s', async (error, expected) => {
    await renderPage([], {
      answers: {
        queryApprovals: async () => {
          throw error;
        },
      },
    });
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });

  it('speaks German', async () => {
    await renderPage([approval()], { language: 'de' });
    expect(
      await screen.findByRole('heading', { name: '1 Freigabe wartet auf Sie' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/0 von 2 haben zugestimmt/)).toBeInTheDocument();
  });
});

describe('a decision', () => {
  it('is about what was read, and shows', async () => {
    const approvals = [approval()];
    const environmentsApi = await renderPage(approvals, {
      answers: {
        decideApproval: async () => {
          approvals[0] = approval({
            mayDecide: false,
            mayNotReason: 'You have decided already',
          });
          return approvals[0];
        },
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: APPROVE }));
    const dialog = within(
      await screen.findByRole('dialog', { name: `${APPROVE}?` }),
    );
    expect(
      dialog.getByRole('list', { name: 'What would happen' }),
    ).toHaveTextContent('v2.1.0 becomes v2.2.0');
    expect(
      dialog.getByText('After you, 1 more person has to agree.'),
    ).toBeInTheDocument();
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Comment' }),
      ' Go ahead ',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Approve it' }));
    expect(
      await screen.findByText('You have decided already'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(environmentsApi.decideApproval.mock.calls[0]).toEqual([
      'a-1',
      {
        decision: 'approve',
        digest: approval().digest,
        comment: 'Go ahead',
      },
    ]);
  });

  it('needs a reason to reject', async () => {
    const environmentsApi = await renderPage([approval()], {
      answers: { decideApproval: async () => over },
    });
    await userEvent.click(await screen.findByRole('button', { name: REJECT }));
    const dialog = within(await screen.findByRole('dialog'));
    const button = dialog.getByRole('button', { name: 'Reject it' });
    expect(button).toBeDisabled();
    await userEvent.type(dialog.getByRole('textbox'), 'Not on a Friday');
    await userEvent.click(button);
    await waitFor(() =>
      expect(environmentsApi.decideApproval.mock.calls[0][1]).toEqual({
        decision: 'reject',
        digest: approval().digest,
        comment: 'Not on a Friday',
      }),
    );
  });

  it('is not taken of what has changed: that is read anew first', async () => {
    const approvals = [approval()];
    const environmentsApi = await renderPage(approvals, {
      answers: {
        decideApproval: async (_, { digest }) => {
          if (digest === 'sha256:new') {
            return approvals[0];
          }
          approvals[0] = approval({
            digest: 'sha256:new',
            summary: ['v2.1.0 becomes v2.3.0'],
          });
          throw await conflict('It is another plan');
        },
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: APPROVE }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox'), 'Go');
    await userEvent.click(dialog.getByRole('button', { name: 'Approve it' }));
    expect(
      await dialog.findByText(/Above is what is asked for now|^It is another/),
    ).toHaveTextContent(
      'It is another plan. The approvals were read anew; nothing has been decided.',
    );
    expect(
      await dialog.findByText('v2.1.0 becomes v2.3.0'),
    ).toBeInTheDocument();
    expect(dialog.getByRole('textbox')).toHaveValue('Go');
    const button = dialog.getByRole('button', { name: 'Approve it' });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(
      environmentsApi.decideApproval.mock.calls.map(([, { digest }]) => digest),
    ).toEqual([approval().digest, 'sha256:new']);
  });

  it('is not taken of what was decided meanwhile', async () => {
    const approvals = [approval()];
    await renderPage(approvals, {
      answers: {
        decideApproval: async () => {
          approvals.splice(0, 1, { ...over, id: 'a-1' });
          throw await conflict('It is rejected already');
        },
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: APPROVE }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Approve it' }));
    expect(
      await dialog.findByText(/There is nothing left to decide\.$/),
    ).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Approve it' })).toBeDisabled();
  });

  it('keeps the comment when it does not arrive', async () => {
    await renderPage([approval()], {
      answers: {
        decideApproval: async () => {
          throw new Error('No line.');
        },
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: APPROVE }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox'), 'Go');
    await userEvent.click(dialog.getByRole('button', { name: 'Approve it' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The decision did not arriveNo line.',
    );
    expect(dialog.getByRole('textbox')).toHaveValue('Go');
  });

  it('can be taken by keyboard', async () => {
    const environmentsApi = await renderPage([approval()], {
      answers: { decideApproval: async () => approval({ mayDecide: false }) },
    });
    (await screen.findByRole('button', { name: APPROVE })).focus();
    await userEvent.keyboard('{Enter}');
    const dialog = within(await screen.findByRole('dialog'));
    dialog.getByRole('button', { name: 'Approve it' }).focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(environmentsApi.decideApproval).toHaveBeenCalledTimes(1),
    );
  });
});
