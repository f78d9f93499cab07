import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { blueprint, environmentDetail } from '../../__testUtils__/environments';
import { eventsResponse } from '../../__testUtils__/events';
import { renderPage } from '../../__testUtils__/renderPage';

// An app remembers the language.
afterEach(() => localStorage.clear());

it('shows how it is, what was done, and what happened', async () => {
  await renderPage();
  expect(
    await screen.findByRole('heading', { name: 'orders-discount' }),
  ).toBeInTheDocument();
  expect(
    screen.getByText('Everything is there and healthy'),
  ).toBeInTheDocument();
  expect(screen.getByText('0.3 sec')).toBeInTheDocument();
  expect(await screen.findByText('It was asked for')).toBeInTheDocument();
  expect(screen.getByText(/Wake: It is not paused/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Wake' })).toBeNull();
});

it('takes what the server tells meanwhile', async () => {
  await renderPage({
    answers: {
      followEnvironment: async () =>
        eventsResponse(
          [
            {
              id: '1',
              event: 'log',
              data: {
                operationId: 'op-1',
                seq: 1,
                at: '2026-11-21T09:00:00Z',
                stage: 'database',
                level: 'info',
                text: 'Made the tables',
              },
            },
            {
              id: '2',
              event: 'environment',
              data: environmentDetail({
                phase: 'degraded',
                message: 'The service does not answer',
                updatedAt: '2026-11-21T10:00:00Z',
              }),
            },
          ],
          { staysOpen: true },
        ),
    },
  });
  expect(
    await screen.findByText('The service does not answer'),
  ).toBeInTheDocument();
  expect(screen.getByText('Degraded')).toBeInTheDocument();
  expect(screen.getByText('Live')).toBeInTheDocument();
  expect(screen.getByRole('log', { name: 'Log' })).toHaveTextContent(
    'Made the tables',
  );
});

it('reveals a secret until it is hidden', async () => {
  const environmentsApi = await renderPage({
    answers: { revealSecret: async () => ({ value: 's3cret' }) },
  });
  const reveal = await screen.findByRole('button', { name: 'Reveal password' });
  expect(environmentsApi.revealSecret).not.toHaveBeenCalled();
  await userEvent.click(reveal);
  expect(await screen.findByText('s3cret')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Hide password' }));
  expect(screen.queryByText('s3cret')).toBeNull();
});

it('says when there is none', async () => {
  await renderPage({ answers: { findEnvironment: async () => undefined } });
  expect(
    await screen.findByText('There is no environment “e-1”'),
  ).toBeInTheDocument();
});

const source = {
  repository: 'https://git.acme.test/acme/orders',
  ref: 'feature/discount',
  commit: '0123456789abcdef0123456789abcdef01234567',
};

it('names what runs, and when that ends', async () => {
  await renderPage({
    environment: environmentDetail({
      source,
      expiresAt: new Date(Date.now() + 5.5 * 60 * 60_000).toISOString(),
    }),
  });
  expect(
    await screen.findByRole('heading', {
      name: 'orders-discount @ feature/discount',
    }),
  ).toBeInTheDocument();
  expect(screen.getByText('in 5 hours')).toBeInTheDocument();
  expect(screen.getByText(/commit 01234567/)).toBeInTheDocument();
});

describe('what to know', () => {
  const conditions = [
    {
      type: 'Ready' as const,
      status: 'true' as const,
      reason: 'AllReady',
      message: 'Everything is there.',
      observedGeneration: 1,
      since: '2026-11-21T09:00:00Z',
    },
    {
      type: 'Drifted' as const,
      status: 'true' as const,
      reason: 'ChangedOutside',
      message: 'database: a table is gone',
      observedGeneration: 1,
      since: '2026-11-21T09:00:00Z',
    },
  ];

  it('is what is not as it should be', async () => {
    await renderPage({ environment: environmentDetail({ conditions }) });
    const list = await screen.findByRole('list', { name: 'What to know' });
    expect(list.children).toHaveLength(1);
    expect(list).toHaveTextContent(
      /^Changed outsidedatabase: a table is goneChangedOutside · /,
    );
  });

  it('is nothing while all is well', async () => {
    await renderPage({
      environment: environmentDetail({ conditions: conditions.slice(0, 1) }),
    });
    await screen.findByText('Everything is there and healthy');
    expect(screen.queryByRole('list', { name: 'What to know' })).toBeNull();
  });

  it('says which resource was changed outside', async () => {
    await renderPage({
      environment: environmentDetail({
        resources: [
          {
            name: 'database',
            type: 'database',
            driver: 'sqlite',
            status: 'ready',
            drift: 'a table is gone',
          },
        ],
      }),
    });
    const row = await screen.findByRole('row', { name: /^database/ });
    expect(row).toHaveTextContent('Changed outsidea table is gone');
  });

  it('leads to the approvals while somebody has to agree', async () => {
    const environment = environmentDetail();
    await renderPage({
      environment: {
        ...environment,
        operation: environment.operation && {
          ...environment.operation,
          status: 'waiting_approval',
          requestedBy: 'user:default/ada.byron',
        },
      },
    });
    expect(
      await screen.findByText('Somebody has to agree first'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'See the approvals' }),
    ).toHaveAttribute('href', '/environments/approvals');
  });
});

it('shows steps with their times and how they went', async () => {
  const environment = environmentDetail();
  await renderPage({
    environment: {
      ...environment,
      operation: environment.operation && {
        ...environment.operation,
        steps: [
          ...environment.operation.steps,
          {
            resource: 'service',
            action: 'create',
            status: 'waiting',
            startedAt: '2026-11-20T09:00:01Z',
            message: 'waits for its port',
          },
        ],
      },
    },
  });
  const steps = within(await screen.findByRole('list', { name: 'Steps' }));
  expect(
    steps.getAllByRole('listitem').map(({ textContent }) => textContent),
  ).toEqual(['database0.3 secDone', 'serviceWaitingwaits for its port']);
});

it('speaks German', async () => {
  await renderPage({ language: 'de' });
  expect(
    await screen.findByRole('button', { name: 'Weitere Aktionen' }),
  ).toBeInTheDocument();
  expect(screen.getByText('Alle Umgebungen')).toBeInTheDocument();
});

it('says of a destroyed one what it was, and nothing of what could be', async () => {
  await renderPage({
    environment: environmentDetail({
      phase: 'deleted',
      deletedAt: '2026-11-21T10:00:00Z',
      resources: [],
      outputs: [],
    }),
  });
  expect(await screen.findByText(/€0.30 in all/)).toBeInTheDocument();
  expect(screen.queryByText(/per day/)).toBeNull();
  expect(screen.getAllByText('It was destroyed')).toHaveLength(2);
  expect(screen.getByRole('log', { name: 'Log' })).toHaveTextContent(
    'It was destroyed, and left no lines.',
  );
  expect(screen.queryByText('Live')).toBeNull();
});

it('keeps the address of a paused one, which wakes it', async () => {
  await renderPage({
    environment: environmentDetail({
      phase: 'paused',
      outputs: [{ name: 'url', kind: 'url', value: 'http://localhost:34017' }],
      resources: [
        { name: 'web', type: 'service', driver: 'process', status: 'paused' },
      ],
    }),
  });
  expect(
    await screen.findByText('Opening it wakes the environment.'),
  ).toBeInTheDocument();
  expect(screen.getByText(/per day when it runs/)).toBeInTheDocument();
});

it('shows what it was asked to be, without secrets', async () => {
  const { definition } = blueprint();
  await renderPage({
    environment: environmentDetail({
      desired: {
        ...environmentDetail().desired,
        inputs: { orders: 20, token: 'hunter2' },
      },
    }),
    answers: {
      findBlueprint: async () =>
        blueprint({
          definition: {
            ...definition,
            inputs: {
              type: 'object',
              properties: {
                orders: { title: 'Orders', type: 'integer' },
                token: { type: 'string', 'ui:widget': 'password' },
              },
            },
          },
        }),
    },
  });
  expect(await screen.findByText('Inputs')).toBeInTheDocument();
  expect(screen.getByText('Orders').nextSibling).toHaveTextContent('20');
  expect(screen.queryByText(/hunter2/)).toBeNull();
});
