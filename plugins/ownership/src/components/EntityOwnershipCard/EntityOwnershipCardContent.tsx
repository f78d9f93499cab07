import { Link } from 'react-router-dom';
import { Skeleton } from '@backstage/ui';
import {
  Panel,
  PanelEmptiness,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  EntityOwnership,
  Gap,
} from '@groundwork/backstage-plugin-ownership-common';
import { useEntityContentPath } from '../../hooks/useEntityContentPath';
import { useEntityOwnership } from '../../hooks/useEntityOwnership';
import { useOwnershipTranslation } from '../../translation';
import { GapMark } from '../gaps/GapMark';
import { ContactLinks } from '../shared/ContactLinks';
import { FreshnessNote } from '../shared/FreshnessNote';
import { OnCallSummary } from '../shared/OnCallSummary';
import { OwnerLinks } from '../shared/OwnerLinks';
import { RecentActivityList, useRecentActivity } from '../RecentActivity';
import styles from './EntityOwnershipCard.module.css';

/** As many people as one calls before looking for more. */
const SHOWN_NEAREST = 3;

function CardGaps(props: { gaps: Gap[]; tabPath?: string }) {
  const { gaps, tabPath } = props;
  const { t } = useOwnershipTranslation();
  return (
    <div className={styles.gaps}>
      <ul className={styles.gapList} aria-label={t('entity.gapsTitle')}>
        {gaps.map(gap => (
          <li key={gap.id} title={gap.why}>
            <GapMark kind={gap.kind} />
          </li>
        ))}
      </ul>
      {tabPath && (
        <Link to={tabPath} className={styles.link}>
          {t('entity.fix', { count: gaps.length })}
        </Link>
      )}
    </div>
  );
}

function Answer(props: { ownership: EntityOwnership; tabPath?: string }) {
  const { ownership, tabPath } = props;
  const { owners, inheritedFrom, contact, gaps, degraded } = ownership;
  const { t } = useOwnershipTranslation();
  const recent = useRecentActivity(ownership.entity.entityRef);
  return (
    <div className={styles.answer}>
      <div className={styles.owner}>
        <OwnerLinks owners={owners} inheritedFrom={inheritedFrom} />
      </div>
      <OnCallSummary
        onCall={contact.onCall}
        nearest={contact.nearest.slice(0, SHOWN_NEAREST)}
      />
      <div className={styles.contact}>
        <ContactLinks contact={{ ...contact, dashboards: [] }} />
        {contact.tier !== undefined && (
          <span>{t('entity.tierValue', { tier: `${contact.tier}` })}</span>
        )}
      </div>
      {recent && (
        <section aria-label={t('recent.title')}>
          <h4 className={styles.recent}>{t('recent.title')}</h4>
          <RecentActivityList activity={recent} />
        </section>
      )}
      {gaps.length > 0 && <CardGaps gaps={gaps} tabPath={tabPath} />}
      {degraded && <FreshnessNote freshness={ownership} />}
    </div>
  );
}

/** The layout of the answer, before there is one. */
function AnswerSkeleton() {
  return (
    <div className={styles.answer} aria-hidden="true">
      <Skeleton width="45%" height={22} />
      <Skeleton width="70%" height={16} />
      <Skeleton width="55%" height={16} />
    </div>
  );
}

/** Who owns the entity, who is on call, where to go; on its overview. */
export function EntityOwnershipCardContent() {
  const ownership = useEntityOwnership();
  const tabPath = useEntityContentPath();
  const { t } = useOwnershipTranslation();
  const emptiness: PanelEmptiness = {
    title: t('entity.unknownTitle'),
    advice: t('entity.unknownAdvice'),
  };
  return (
    <Panel
      title={t('entity.cardTitle')}
      state={ownership}
      skeleton={<AnswerSkeleton />}
      failed={t('entity.failed')}
      denied={{
        title: t('entity.deniedTitle'),
        advice: t('entity.deniedAdvice'),
      }}
      empty={value => (value ? undefined : emptiness)}
      meta={value =>
        value &&
        tabPath && (
          <Link to={tabPath} className={styles.link}>
            {t('entity.history')}
          </Link>
        )
      }
    >
      {value => value && <Answer ownership={value} tabPath={tabPath} />}
    </Panel>
  );
}
