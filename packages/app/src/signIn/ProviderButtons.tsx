import { Button } from '@backstage/ui';
import { RiGithubFill, RiShieldKeyholeLine } from '@remixicon/react';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import type { SignInViewProps } from './SignInView';
import styles from './SignInView.module.css';

/** A button for each provider that people sign in with. */
export function ProviderButtons(
  props: Pick<
    SignInViewProps,
    'providers' | 'state' | 'onChoose' | 'oidcTitle'
  >,
) {
  const { providers, state, onChoose, oidcTitle } = props;
  const { t } = usePortalTranslation();
  const looks = {
    github: { title: 'GitHub', icon: <RiGithubFill /> },
    oidc: {
      title: oidcTitle ?? t('signIn.oidc'),
      icon: <RiShieldKeyholeLine />,
    },
  };
  return (
    <div className={styles.providers}>
      {providers.map(({ provider, method }, index) => (
        <Button
          key={provider}
          size="medium"
          variant={index === 0 ? 'primary' : 'secondary'}
          iconStart={looks[provider].icon}
          isPending={
            state.status === 'signing-in' && state.methodId === method.id
          }
          isDisabled={
            state.status === 'signing-in' && state.methodId !== method.id
          }
          onPress={() => onChoose(method)}
        >
          {t('signIn.continueWith', { provider: looks[provider].title })}
        </Button>
      ))}
    </div>
  );
}
