import { mockApis } from '@backstage/frontend-test-utils';
import { readSignInConfig } from './config';

describe('readSignInConfig', () => {
  it('is empty when nothing is configured', () => {
    expect(readSignInConfig(mockApis.config())).toEqual({
      people: [],
      providers: [],
      problems: [],
    });
  });

  it('keeps the order of people and providers', () => {
    const person = {
      userEntityRef: 'user:default/ada.byron',
      name: 'Ada Byron',
      role: 'On-call responder',
    };
    const other = { ...person, name: 'Kofi Mensah', summary: 'Leads a team' };
    expect(
      readSignInConfig(
        mockApis.config({
          data: {
            app: { signIn: { providers: ['oidc', 'github'] } },
            auth: { providers: { demo: { people: [person, other] } } },
          },
        }),
      ),
    ).toEqual({
      people: [{ ...person, summary: undefined }, other],
      providers: ['oidc', 'github'],
      problems: [],
    });
  });

  it('names a provider that there is no button for', () => {
    expect(
      readSignInConfig(
        mockApis.config({
          data: { app: { signIn: { providers: ['gitlab', 'github'] } } },
        }),
      ),
    ).toEqual({
      people: [],
      providers: ['github'],
      problems: [
        "app.signIn.providers contains 'gitlab', which is not one of github, oidc",
      ],
    });
  });
});
