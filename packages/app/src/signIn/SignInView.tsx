import { Text } from '@backstage/ui';
import { Notice } from '@groundwork/backstage-plugin-groundwork-react';
import { Logo } from '../brand/Logo';
import { Splash } from '../brand/Splash';
import { Strata } from '../brand/Strata';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import { DemoPerson, SignInProviderId } from './config';
import { FailureNotice } from './FailureNotice';
import { PersonButton } from './PersonButton';
import { ProviderButtons } from './ProviderButtons';
import { SignInMethod, SignInState } from './useSignIn';
import styles from './SignInView.module.css';

/** What {@link SignInView} shows. */
export interface SignInViewProps {
  appTitle: string;
  organization?: string;
  problems: string[];
  people: Array<{ person: DemoPerson; method: SignInMethod }>;
  providers: Array<{ provider: SignInProviderId; method: SignInMethod }>;
  oidcTitle?: string;
  state: SignInState;
  onChoose(method: SignInMethod): void;
}

function People(props: SignInViewProps) {
  const { people, state, onChoose } = props;
  const { t } = usePortalTranslation();
  return (
    <section className={styles.demo} aria-label={t('signIn.people')}>
      <div className={styles.demoNote}>
        <Text as="h2" variant="body-medium" weight="bold">
          {t('signIn.demoTitle')}
        </Text>
        <Text as="p" color="secondary" className={styles.note}>
          {t('signIn.demoNote')}
        </Text>
      </div>
      <ul className={styles.people}>
        {people.map(({ person, method }) => (
          <li key={method.id}>
            <PersonButton
              person={person}
              isPending={
                state.status === 'signing-in' && state.methodId === method.id
              }
              isDisabled={state.status === 'signing-in'}
              onPress={() => onChoose(method)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Choices(props: SignInViewProps) {
  const { people, providers, state, problems } = props;
  const { t } = usePortalTranslation();
  const hasChoices = people.length + providers.length > 0;
  return (
    <>
      {state.status === 'choosing' && state.failure && (
        <FailureNotice failure={state.failure} />
      )}
      {problems.map(problem => (
        <Notice
          key={problem}
          title={t('signIn.configProblem')}
          advice={problem}
        />
      ))}
      {providers.length > 0 && <ProviderButtons {...props} />}
      {people.length > 0 && providers.length > 0 && (
        <Text as="p" color="secondary" className={styles.or}>
          {t('signIn.or')}
        </Text>
      )}
      {people.length > 0 && <People {...props} />}
      {!hasChoices && (
        <Notice
          title={t('signIn.nothingTitle')}
          advice={t('signIn.nothingAdvice')}
        />
      )}
    </>
  );
}

/** The sign-in page as it is drawn. */
export function SignInView(props: SignInViewProps) {
  const { appTitle, organization, state } = props;
  const { t } = usePortalTranslation();
  if (state.status === 'resuming') {
    return <Splash message={t('signIn.resuming')} />;
  }
  return (
    <div className={styles.page}>
      <header className={styles.brand}>
        <Logo name={appTitle} />
        <p className={styles.headline}>{t('signIn.headline')}</p>
        <div className={styles.strata}>
          <Strata />
        </div>
      </header>
      <main className={styles.main}>
        <div className={styles.column}>
          <div>
            <Text as="h1" variant="title-small" className={styles.title}>
              {t('signIn.title', { app: appTitle })}
            </Text>
            {organization && (
              <Text as="p" color="secondary" className={styles.note}>
                {t('signIn.organization', { organization })}
              </Text>
            )}
          </div>
          <Choices {...props} />
        </div>
      </main>
    </div>
  );
}
