import { useId } from 'react';
import { Button } from '@backstage/ui';
import { useNow } from '@groundwork/backstage-plugin-groundwork-react';
import { Lookup } from '../../hooks/useLookup';
import { pastDay } from '../../lookup/address';
import { dayOf } from '../../lookup/question';
import { useOwnershipTranslation } from '../../translation';
import styles from './DayField.module.css';

/** Asks for the owner on a day in the past. */
export function DayField(props: { lookup: Lookup }) {
  const { lookup } = props;
  const { t } = useOwnershipTranslation();
  const now = useNow();
  const id = useId();
  return (
    <span className={styles.day}>
      <label htmlFor={id}>{t('whoOwns.day')}</label>
      <input
        id={id}
        type="date"
        className={styles.input}
        max={dayOf(now)}
        value={lookup.day ?? ''}
        onChange={event => lookup.setDay(pastDay(event.target.value, now))}
      />
      {lookup.day && (
        <Button
          variant="tertiary"
          size="small"
          onPress={() => lookup.setDay(undefined)}
        >
          {t('whoOwns.today')}
        </Button>
      )}
    </span>
  );
}
