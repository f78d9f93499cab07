import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ResponseError } from '@backstage/errors';
import {
  blueprint,
  environmentDetail,
  verdict,
} from '../../__testUtils__/environments';
import { eventsResponse } from '../../__testUtils__/events';
import { fakeEnvironmentsApi } from '../../__testUtils__/environmentsApi';
import { mockIntersections } from '../../__testUtils__/mockIntersections';
import { renderEnvironments } from '../../__testUtils__/renderEnvironments';

const component = 'component:default/orders';
const at = `/environments/create?blueprint=service&component=${component}`;

it('leads from the blueprints to the form, for the same component', async () => {
  await renderEnvironments({
    at: `/environments/create?component=${component}`,
    environmentsApi: fakeEnvironmentsApi({
      listBlueprints: async () => ({
        items: [
          blueprint(),
          blueprint({
            id: 'other',
            title: 'Other',
            allowed: false,
            deniedReason: 'Only for the platform team',
          }),
        ],
      }),
    }),
  });
  expect(
    await screen.findByRole('link', { name: 'Use Service with a database' }),
  ).toHaveAttribute(
    'href',
    '/environments/create?blueprint=service&component=component%3Adefault%2Forders',
  );
  expect(screen.getByText(/Only for the platform team/)).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'Use Other' })).toBeNull();
});

it('says what would come of it, and creates that', async () => {
  const environmentsApi = fakeEnvironmentsApi({
    findBlueprint: async () => blueprint(),
    plan: async () => verdict(),
    createEnvironment: async () => environmentDetail(),
    findEnvironment: async () => environmentDetail(),
    followEnvironment: async () => eventsResponse([], { staysOpen: true }),
    queryTimeline: async () => ({ items: [], pageInfo: {} }),
  });
  await renderEnvironments({ at, environmentsApi });
  expect(await screen.findByText('2 of 5 used')).toBeInTheDocument();
  expect(screen.getByText('€1.20')).toBeInTheDocument();
  expect(screen.getByText('A database of its own')).toBeInTheDocument();
  const button = await screen.findByRole('button', {
    name: 'Create orders-main',
  });
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
  await waitFor(() =>
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/environments/e-1',
    ),
  );
  expect(environmentsApi.createEnvironment.mock.calls[0][0]).toMatchObject({
    blueprintId: 'service',
    component,
    inputs: { orders: 20 },
    planDigest: 'sha256:one',
  });
});

it('lets somebody of another team have it under their own', async () => {
  mockIntersections();
  const environmentsApi = fakeEnvironmentsApi({
    findBlueprint: async () => blueprint(),
    plan: async () => verdict(),
  });
  await renderEnvironments({
    at,
    environmentsApi,
    entities: [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name: 'storefront', namespace: 'default' },
        spec: { profile: { displayName: 'Storefront' } },
      },
    ],
  });
  await userEvent.click(await screen.findByRole('combobox', { name: 'Owner' }));
  await userEvent.click(
    await screen.findByRole('option', { name: 'Storefront' }),
  );
  await waitFor(() =>
    expect(environmentsApi.plan.mock.lastCall?.[0]).toMatchObject({
      component,
      owner: 'group:default/storefront',
    }),
  );
});

it('shows why it cannot be, and offers no button', async () => {
  await renderEnvironments({
    at,
    environmentsApi: fakeEnvironmentsApi({
      findBlueprint: async () => blueprint(),
      plan: async () =>
        verdict({
          decision: 'denied',
          reasons: [{ code: 'quota', message: 'The team has 5 of 5' }],
        }),
    }),
  });
  expect(await screen.findByText('The team has 5 of 5')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^Create/ })).toBeNull();
});

it('plans anew when something has changed meanwhile', async () => {
  const environmentsApi = fakeEnvironmentsApi({
    findBlueprint: async () => blueprint(),
    plan: async () => verdict(),
    createEnvironment: async () => {
      throw await ResponseError.fromResponse(
        new Response(
          JSON.stringify({
            error: { name: 'ConflictError', message: 'There is a new commit' },
            response: { statusCode: 409 },
          }),
          { status: 409, headers: { 'content-type': 'application/json' } },
        ),
      );
    },
  });
  await renderEnvironments({ at, environmentsApi });
  const button = await screen.findByRole('button', {
    name: 'Create orders-main',
  });
  await waitFor(() => expect(button).toBeEnabled());
  const before = environmentsApi.plan.mock.calls.length;
  await userEvent.click(button);
  expect(
    await screen.findByText(/^There is a new commit\./),
  ).toBeInTheDocument();
  expect(environmentsApi.plan.mock.calls.length).toBeGreaterThan(before);
});

it('plans nothing while what is written cannot be read', async () => {
  const environmentsApi = fakeEnvironmentsApi({
    findBlueprint: async () =>
      blueprint({
        definition: {
          ...blueprint().definition,
          inputs: {
            type: 'object',
            properties: { labels: { title: 'Labels', type: 'object' } },
          },
        },
      }),
    plan: async () => verdict(),
  });
  await renderEnvironments({ at, environmentsApi });
  const button = { name: 'Create orders-main' };
  await waitFor(() => expect(screen.getByRole('button', button)).toBeEnabled());
  const labels = screen.getByRole('textbox', { name: 'Labels' });
  await userEvent.type(labels, '{{"tier": 1');
  expect(
    screen.getByText('Correct Labels to see what would happen.'),
  ).toBeInTheDocument();
  expect(screen.getByText(/^This is not JSON/)).toBeInTheDocument();
  expect(screen.queryByRole('button', button)).toBeNull();
  await userEvent.type(labels, '}');
  await waitFor(() => expect(screen.getByRole('button', button)).toBeEnabled());
  expect(screen.queryByText(/^This is not JSON/)).toBeNull();
  expect(environmentsApi.plan.mock.lastCall?.[0]).toMatchObject({
    inputs: { labels: { tier: 1 } },
  });
});

it('asks for a component before anything is planned', async () => {
  const environmentsApi = fakeEnvironmentsApi({
    findBlueprint: async () => blueprint(),
  });
  await renderEnvironments({
    at: '/environments/create?blueprint=service',
    environmentsApi,
  });
  expect(
    await screen.findByText(/^Choose a component, or an owner/),
  ).toBeInTheDocument();
  expect(environmentsApi.plan).not.toHaveBeenCalled();
});
