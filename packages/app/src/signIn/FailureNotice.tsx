import { Notice } from '@groundwork/backstage-plugin-groundwork-react';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import { SignInFailure } from './failure';

/** Says why the sign-in failed and what to do. */
export function FailureNotice(props: { failure: SignInFailure }) {
  const { failure } = props;
  const { t } = usePortalTranslation();
  const detail =
    'detail' in failure
      ? { label: t('signIn.detail'), text: failure.detail }
      : undefined;
  switch (failure.kind) {
    case 'unreachable':
      return (
        <Notice
          title={t('signIn.unreachableTitle')}
          advice={t('signIn.unreachableAdvice', { url: failure.url })}
        />
      );
    case 'disabled':
      return (
        <Notice
          title={t('signIn.disabledTitle')}
          advice={t('signIn.disabledAdvice', { provider: failure.provider })}
          detail={detail}
        />
      );
    case 'cancelled':
      return (
        <Notice
          title={t('signIn.cancelledTitle')}
          advice={t('signIn.cancelledAdvice')}
        />
      );
    case 'unknown':
    case 'refused':
    case 'other':
      return (
        <Notice
          title={t(`signIn.${failure.kind}Title`)}
          advice={t(`signIn.${failure.kind}Advice`)}
          detail={detail}
        />
      );
    default:
      return assertNever(failure);
  }
}

function assertNever(failure: never): never {
  throw new TypeError(`Unexpected failure: ${JSON.stringify(failure)}`);
}
