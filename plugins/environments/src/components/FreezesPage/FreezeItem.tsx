import { ReactElement } from 'react';
import { Button } from '@backstage/ui';
import { RiArrowRightLine, RiCalendarLine, RiLockLine } from '@remixicon/react';
import { FreezeWindow } from '@groundwork/backstage-plugin-environments-common';
import {
  EntityName,
  Moment,
  RelativeTime,
  StatusMark,
  StatusTone,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../../translation';
import { Item, Who } from '../ListPage';
import { FreezeState, PlacedFreeze } from './freezes';
import styles from '../ListPage/ListPage.module.css';
import fieldStyles from './FreezesPage.module.css';

const LOOKS: Record<FreezeState, { tone: StatusTone; icon: ReactElement }> = {
  now: { tone: 'warning', icon: <RiLockLine size="1em" /> },
  next: { tone: 'neutral', icon: <RiArrowRightLine size="1em" /> },
  later: { tone: 'neutral', icon: <RiCalendarLine size="1em" /> },
};

function Times(props: PlacedFreeze) {
  const { freeze, state } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <p className={styles.text}>
      <Moment value={freeze.from} /> {t('freezes.until')}{' '}
      <Moment value={freeze.to} />{' '}
      <span className={styles.aside}>
        · {state === 'now' ? t('freezes.ends') : t('freezes.begins')}{' '}
        <RelativeTime value={state === 'now' ? freeze.to : freeze.from} />
      </span>
    </p>
  );
}

/** For which stages, and of what. */
function Scope(props: {
  freeze: FreezeWindow;
  titleOf(stage: string): string;
}) {
  const { freeze, titleOf } = props;
  const { stages, entities } = freeze;
  const { t } = useEnvironmentsTranslation();
  return (
    <div className={fieldStyles.scope}>
      <span>
        {t('freezes.stages')}{' '}
        {stages.length > 0
          ? stages.map(titleOf).join(', ')
          : t('freezes.allStages')}{' '}
        {t('freezes.entities')}
        {entities.length === 0 && ` ${t('freezes.allEntities')}`}
      </span>
      {entities.map(entityRef => (
        <EntityName key={entityRef} entityRef={entityRef} />
      ))}
    </div>
  );
}

/** A time in which nothing is deployed: why, when, where. */
export function FreezeItem(
  props: PlacedFreeze & {
    mayEnd: boolean;
    titleOf(stage: string): string;
    onEnd(): void;
  },
) {
  const { freeze, state, mayEnd, titleOf, onEnd } = props;
  const { reason, createdBy } = freeze;
  const { t } = useEnvironmentsTranslation();
  const isNow = state === 'now';
  return (
    <Item
      mark={
        <StatusMark {...LOOKS[state]}>{t(`freezes.state.${state}`)}</StatusMark>
      }
      actions={
        mayEnd &&
        createdBy && (
          <Button
            variant="secondary"
            size="small"
            aria-label={
              isNow
                ? t('freezes.endNowLabel', { reason })
                : t('freezes.deleteLabel', { reason })
            }
            onPress={onEnd}
          >
            {isNow ? t('freezes.endNow') : t('freezes.delete')}
          </Button>
        )
      }
    >
      <p className={styles.what}>{reason}</p>
      <Times freeze={freeze} state={state} />
      <Scope freeze={freeze} titleOf={titleOf} />
      <p className={styles.aside}>
        {createdBy ? (
          <>
            {t('freezes.setBy')} <Who subject={createdBy} />
          </>
        ) : (
          t('freezes.configured')
        )}
      </p>
    </Item>
  );
}
