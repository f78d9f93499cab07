import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createFrontendModule,
  githubAuthApiRef,
} from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { JsonObject } from '@backstage/types';
import { oidcAuthApi } from './oidcAuth';
import { SignInPage } from './SignInPage';

const people = [
  {
    userEntityRef: 'user:default/mina.park',
    name: 'Mina Park',
    role: 'Developer',
    summary: 'Needs an environment now.',
  },
  {
    userEntityRef: 'user:default/ada.byron',
    name: 'Ada Byron',
    role: 'On-call responder',
    summary: 'Has a hostname in hand at 3 a.m.',
  },
];

const fetchMock = jest.spyOn(global, 'fetch');

function answer(status: number, body: object) {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}

function sessionOf(userEntityRef: string) {
  return answer(200, {
    profile: {},
    providerInfo: {},
    backstageIdentity: {
      token: 'token',
      expiresInSeconds: 3600,
      identity: { type: 'user', userEntityRef, ownershipEntityRefs: [] },
    },
  });
}

function errorOf(status: number, name: string, message: string) {
  return answer(status, {
    error: { name, message },
    response: { statusCode: status },
  });
}

async function renderPage(
  options: {
    demo?: typeof people;
    providers?: string[];
    github?: Partial<typeof githubAuthApiRef.T>;
  } = {},
) {
  const { demo, providers, github = {} } = options;
  const onSignInSuccess = jest.fn();
  const config: JsonObject = {
    app: {
      title: 'Groundwork',
      baseUrl: 'http://localhost:3000',
      signIn: providers ? { providers } : {},
    },
    organization: { name: 'Acme' },
    backend: { baseUrl: 'http://localhost:7007' },
    auth: { providers: demo ? { demo: { people: demo } } : {} },
  };
  await act(async () => {
    renderInTestApp(<SignInPage onSignInSuccess={onSignInSuccess} />, {
      config,
      apis: [
        [
          githubAuthApiRef,
          {
            getBackstageIdentity: async () => undefined,
            getProfile: async () => ({ displayName: 'Mina Park' }),
            ...github,
          },
        ],
      ],
      features: [
        createFrontendModule({ pluginId: 'app', extensions: [oidcAuthApi] }),
      ],
    });
  });
  return { onSignInSuccess };
}

beforeEach(() => {
  window.sessionStorage.clear();
  fetchMock.mockReset();
});

describe('the sign-in page', () => {
  it('offers each person with role and what they will see', async () => {
    await renderPage({ demo: people });
    expect(
      await screen.findByRole('heading', { name: 'Sign in to Groundwork' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The developer portal of Acme'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Demo sign-in, for development'),
    ).toBeInTheDocument();
    const list = screen.getByRole('list');
    expect(
      within(list)
        .getAllByRole('button')
        .map(button => button.textContent),
    ).toEqual([
      'MPMina Park Developer Needs an environment now.',
      'ABAda Byron On-call responder Has a hostname in hand at 3 a.m.',
    ]);
    expect(document.title).toBe('Sign in | Groundwork');
  });

  it('signs in as the person that was chosen', async () => {
    fetchMock.mockResolvedValue(sessionOf('user:default/ada.byron'));
    const { onSignInSuccess } = await renderPage({ demo: people });
    await userEvent.click(
      await screen.findByRole('button', { name: /Ada Byron/ }),
    );
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));

    const [url, init] = fetchMock.mock.calls[0];
    expect(url).toBe('http://localhost:7007/api/auth/demo/refresh');
    expect(init).toMatchObject({
      credentials: 'include',
      headers: { 'x-groundwork-demo-user': 'user:default/ada.byron' },
    });
    const [identity] = onSignInSuccess.mock.calls[0];
    await expect(identity.getBackstageIdentity()).resolves.toMatchObject({
      userEntityRef: 'user:default/ada.byron',
    });
    await expect(identity.getProfileInfo()).resolves.toMatchObject({
      displayName: 'Ada Byron',
    });
  });

  it('stays signed in after a reload, until sign-out', async () => {
    fetchMock.mockImplementation(async () =>
      sessionOf('user:default/ada.byron'),
    );
    await renderPage({ demo: people });
    await userEvent.click(
      await screen.findByRole('button', { name: /Ada Byron/ }),
    );
    cleanup();
    const { onSignInSuccess } = await renderPage({ demo: people });
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));

    await onSignInSuccess.mock.calls[0][0].signOut();
    expect(window.sessionStorage).toHaveLength(0);
  });

  it('says what to do when the backend is down, and tries again', async () => {
    fetchMock.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const { onSignInSuccess } = await renderPage({ demo: people });
    await userEvent.click(
      await screen.findByRole('button', { name: /Mina Park/ }),
    );
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The portal’s backend does not answer');
    expect(alert).toHaveTextContent(
      'Nothing answers at http://localhost:7007.',
    );

    fetchMock.mockResolvedValue(sessionOf('user:default/mina.park'));
    await userEvent.click(screen.getByRole('button', { name: /Mina Park/ }));
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
  });

  it.each([
    [
      'the provider is switched off',
      errorOf(404, 'NotFoundError', "Unknown auth provider 'demo'"),
      'This way to sign in is switched off',
    ],
    [
      'the catalog does not know the person',
      errorOf(404, 'NotFoundError', "The catalog has no 'user:default/ada'"),
      'The catalog does not know this person yet',
    ],
    [
      'the person is not one of the demo people',
      errorOf(403, 'NotAllowedError', 'not one of the demo people'),
      'The backend refused this sign-in',
    ],
    [
      'something else fails',
      errorOf(500, 'Error', 'database is locked'),
      'Sign-in failed',
    ],
  ])('says so when %s', async (_name, response, title) => {
    fetchMock.mockResolvedValue(response);
    await renderPage({ demo: people });
    await userEvent.click(
      await screen.findByRole('button', { name: /Ada Byron/ }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(title);
    expect(window.sessionStorage).toHaveLength(0);
  });

  it('names the keys to set when nothing is configured', async () => {
    await renderPage();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('No way to sign in is configured');
    expect(alert).toHaveTextContent('app.signIn.providers');
    expect(alert).toHaveTextContent('auth.providers.demo.people');
  });

  it('names a mistake in the configuration beside what works', async () => {
    await renderPage({ providers: ['gitlab', 'oidc'] });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "app.signIn.providers contains 'gitlab'",
    );
    expect(
      screen.getByRole('button', {
        name: 'Continue with your organisation’s account',
      }),
    ).toBeInTheDocument();
  });

  it('signs in with GitHub', async () => {
    const getBackstageIdentity = jest.fn(
      async (options?: { optional?: boolean }) =>
        options?.optional
          ? undefined
          : {
              token: 'token',
              identity: {
                type: 'user' as const,
                userEntityRef: 'user:default/mina.park',
                ownershipEntityRefs: [],
              },
            },
    );
    const { onSignInSuccess } = await renderPage({
      providers: ['github'],
      github: { getBackstageIdentity },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Continue with GitHub' }),
    );
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    expect(getBackstageIdentity).toHaveBeenLastCalledWith({
      instantPopup: true,
    });
  });

  it('says that the window was closed', async () => {
    const closed = Object.assign(new Error('Login failed, popup was closed'), {
      name: 'PopupRejectedError',
    });
    await renderPage({
      providers: ['github'],
      github: {
        getBackstageIdentity: async options => {
          if (options?.optional) {
            return undefined;
          }
          throw closed;
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Continue with GitHub' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Sign-in was not finished',
    );
  });
});
