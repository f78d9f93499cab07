import { useEffect, useMemo } from 'react';
import { IdentityApi } from '@backstage/core-plugin-api';
import {
  configApiRef,
  discoveryApiRef,
  githubAuthApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import { readSignInConfig } from './config';
import { createDemoChoice } from './demo/choice';
import {
  createResume,
  demoMethod,
  providerMethod,
  SignInDependencies,
} from './methods';
import { oidcAuthApiRef } from './oidcAuth';
import { SignInView } from './SignInView';
import { useSignIn } from './useSignIn';

function useDependencies(): SignInDependencies {
  const discoveryApi = useApi(discoveryApiRef);
  const github = useApi(githubAuthApiRef);
  const oidc = useApi(oidcAuthApiRef);
  return useMemo(
    () => ({
      discoveryApi,
      demoChoice: createDemoChoice(window.sessionStorage),
      authApis: { github, oidc },
      now: () => Date.now(),
    }),
    [discoveryApi, github, oidc],
  );
}

/** The first page that anyone sees. */
export function SignInPage(props: {
  onSignInSuccess(identityApi: IdentityApi): void;
}) {
  const configApi = useApi(configApiRef);
  const dependencies = useDependencies();
  const { t } = usePortalTranslation();

  const config = useMemo(() => readSignInConfig(configApi), [configApi]);
  const resume = useMemo(
    () => createResume(config, dependencies),
    [config, dependencies],
  );
  const { state, choose } = useSignIn({
    resume,
    onSignInSuccess: props.onSignInSuccess,
  });

  const appTitle = configApi.getOptionalString('app.title') ?? 'Groundwork';
  useEffect(() => {
    document.title = `${t('signIn.documentTitle')} | ${appTitle}`;
  }, [t, appTitle]);

  return (
    <SignInView
      appTitle={appTitle}
      organization={configApi.getOptionalString('organization.name')}
      problems={config.problems}
      people={config.people.map(person => ({
        person,
        method: demoMethod(person, dependencies),
      }))}
      providers={config.providers.map(provider => ({
        provider,
        method: providerMethod(provider, dependencies),
      }))}
      oidcTitle={configApi.getOptionalString('app.signIn.oidc.title')}
      state={state}
      onChoose={choose}
    />
  );
}
