import { Fragment } from 'react';
import { OnCall } from '@groundwork/backstage-plugin-ownership-common';
import {
  EntityLink,
  formatUntil,
  Loadable,
  Panel,
  RowSkeletons,
  StatusMark,
  useLocale,
  useNow,
} from '@groundwork/backstage-plugin-groundwork-react';
import { usePortalTranslation } from '../../translation/usePortalTranslation';
import styles from './Panels.module.css';

type Level = OnCall['levels'][number];

function LevelFact(props: { level: Level; userEntityRef: string }) {
  const { level, userEntityRef } = props;
  const { t } = usePortalTranslation();
  const now = useNow();
  const locale = useLocale();
  const isFirst = level.level === 1;
  return (
    <div className={styles.fact}>
      <dt>
        {isFirst
          ? t('home.onCall.first')
          : t('home.onCall.level', { level: `${level.level}` })}
      </dt>
      <dd>
        {level.people.map(({ name, entityRef }, index) => (
          <Fragment key={entityRef ?? name}>
            {index > 0 && ', '}
            {entityRef ? (
              <EntityLink entityRef={entityRef} title={name} />
            ) : (
              name
            )}
            {entityRef === userEntityRef && (
              <span className={styles.aside}> ({t('home.you')})</span>
            )}
          </Fragment>
        ))}
        {level.until && (
          <span className={styles.aside}>
            {' '}
            {t('home.onCall.until', {
              time: formatUntil(new Date(level.until), now, locale),
            })}
          </span>
        )}
      </dd>
    </div>
  );
}

function Levels(props: { onCall: OnCall; userEntityRef: string }) {
  const { onCall, userEntityRef } = props;
  const { t } = usePortalTranslation();
  const manned = onCall.levels
    .filter(({ people }) => people.length > 0)
    .sort((one, other) => one.level - other.level);
  return (
    <>
      {manned.length > 0 && (
        <dl className={styles.facts}>
          {manned.map(level => (
            <LevelFact
              key={level.level}
              level={level}
              userEntityRef={userEntityRef}
            />
          ))}
        </dl>
      )}
      {(onCall.status !== 'known' || onCall.reason) && (
        <p className={styles.note}>
          <StatusMark tone="warning">
            {onCall.reason ?? t('home.onCall.silent')}
          </StatusMark>
        </p>
      )}
    </>
  );
}

/** Who is called when something of the team's breaks; nothing without a schedule. */
export function OnCallPanel(props: {
  onCall: Loadable<OnCall | undefined>;
  userEntityRef: string;
}) {
  const { onCall, userEntityRef } = props;
  const { t } = usePortalTranslation();
  if (onCall.status === 'ready' && !onCall.value) {
    return null;
  }
  return (
    <Panel
      title={t('home.onCall.title')}
      state={onCall}
      skeleton={<RowSkeletons rows={2} />}
      failed={t('home.onCall.failed')}
      meta={value =>
        value?.schedule && (
          <span className={styles.aside}>
            {t('home.onCall.schedule', { schedule: value.schedule })}
          </span>
        )
      }
    >
      {value =>
        value && <Levels onCall={value} userEntityRef={userEntityRef} />
      }
    </Panel>
  );
}
