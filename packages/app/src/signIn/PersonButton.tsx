import { RiArrowRightLine } from '@remixicon/react';
import { Initials } from '@groundwork/backstage-plugin-groundwork-react';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import { DemoPerson } from './config';
import styles from './PersonButton.module.css';

/** A demo person, to be chosen with one press. */
export function PersonButton(props: {
  person: DemoPerson;
  isPending: boolean;
  isDisabled: boolean;
  onPress(): void;
}) {
  const { person, isPending, isDisabled, onPress } = props;
  const { t } = usePortalTranslation();
  return (
    <button
      type="button"
      className={styles.person}
      // Not `disabled`, which would drop the focus of whoever pressed it.
      aria-disabled={isDisabled || undefined}
      aria-busy={isPending || undefined}
      onClick={isDisabled ? undefined : onPress}
    >
      <Initials name={person.name} />
      <span className={styles.text}>
        <span className={styles.who}>
          <span className={styles.name}>{person.name}</span>{' '}
          <span className={styles.role}>{person.role}</span>
        </span>{' '}
        <span className={styles.summary}>
          {isPending ? t('signIn.signingIn') : person.summary}
        </span>
      </span>
      <RiArrowRightLine size={18} className={styles.arrow} aria-hidden />
    </button>
  );
}
