import { Fragment } from 'react';
import {
  EntityLink,
  ExternalLink,
  formatUntil,
  RelativeTime,
  StatusMark,
  useLocale,
  useNow,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  ContactCard,
  ContactPerson,
  OnCall,
  OnCallLevel,
} from '@groundwork/backstage-plugin-ownership-common';
import { levelName } from '../../lookup/levelName';
import { useOwnershipTranslation } from '../../translation';
import styles from './OnCallSummary.module.css';

function Person(props: { person: ContactPerson }) {
  const { name, entityRef, email } = props.person;
  if (entityRef) {
    return <EntityLink entityRef={entityRef} title={name} />;
  }
  return email ? (
    <ExternalLink href={`mailto:${email}`}>{name}</ExternalLink>
  ) : (
    <span className={styles.name}>{name}</span>
  );
}

function Level(props: { level: OnCallLevel }) {
  const { level, people, until } = props.level;
  const { t } = useOwnershipTranslation();
  const now = useNow();
  const locale = useLocale();
  const about = [
    levelName(level, t),
    until &&
      t('shared.onCall.until', {
        time: formatUntil(new Date(until), now, locale),
      }),
  ].filter(Boolean);
  return (
    <li>
      {people.map((person, index) => (
        <Fragment key={person.entityRef ?? person.email ?? person.name}>
          {index > 0 && ', '}
          <Person person={person} />
        </Fragment>
      ))}{' '}
      <span className={styles.aside}>({about.join(', ')})</span>
    </li>
  );
}

function Origin(props: { onCall: OnCall }) {
  const { schedule, source, asOf } = props.onCall;
  const { t } = useOwnershipTranslation();
  if (!schedule && !source) {
    return null;
  }
  return (
    <span className={styles.aside}>
      {[
        schedule && t('shared.onCall.schedule', { schedule }),
        source && t('shared.onCall.source', { source }),
      ]
        .filter(Boolean)
        .join(' ')}
      {asOf && (
        <>
          {', '}
          <RelativeTime value={asOf} />
        </>
      )}
    </span>
  );
}

function NearestPeople(props: { nearest: ContactCard['nearest'] }) {
  const { t } = useOwnershipTranslation();
  return (
    <div className={styles.nearest}>
      <span className={styles.aside}>{t('shared.onCall.nearest')}</span>
      <ul className={styles.levels}>
        {props.nearest.map(person => (
          <li key={person.entityRef ?? person.email ?? person.name}>
            <Person person={person} />{' '}
            <span className={styles.aside}>({person.why})</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Who is on call, or in words why that is not known, and whom to ask then. */
export function OnCallSummary(props: {
  onCall: OnCall;
  /** The nearest people, shown unless somebody is on call. */
  nearest?: ContactCard['nearest'];
}) {
  const { onCall, nearest = [] } = props;
  const { t } = useOwnershipTranslation();
  if (onCall.status === 'known') {
    return (
      <div className={styles.onCall}>
        <ul className={styles.levels}>
          {onCall.levels
            .filter(({ people }) => people.length > 0)
            .map(level => (
              <Level key={level.level} level={level} />
            ))}
        </ul>
        <Origin onCall={onCall} />
        {onCall.reason && (
          <StatusMark tone="warning">{onCall.reason}</StatusMark>
        )}
      </div>
    );
  }
  return (
    <div className={styles.onCall}>
      <span>
        <StatusMark tone={onCall.status === 'none' ? 'neutral' : 'warning'}>
          {t(`shared.onCall.${onCall.status}`)}
        </StatusMark>{' '}
        {onCall.reason && <span className={styles.aside}>{onCall.reason}</span>}
      </span>
      <Origin onCall={onCall} />
      {nearest.length > 0 && <NearestPeople nearest={nearest} />}
    </div>
  );
}
