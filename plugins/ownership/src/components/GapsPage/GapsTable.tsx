import { Fragment } from 'react';
import {
  DataColumn,
  DataTable,
  EntityLink,
  EntityName,
  RelativeTime,
} from '@groundwork/backstage-plugin-groundwork-react';
import { Gap } from '@groundwork/backstage-plugin-ownership-common';
import { OwnershipTranslate, useOwnershipTranslation } from '../../translation';
import { FixGapButton } from '../gaps/FixGapButton';
import { GapMark } from '../gaps/GapMark';
import { confidenceFigure } from '../shared/confidence';
import styles from './GapsPage.module.css';

/** The entity of a gap, with what decides on how urgent it is. */
export function GapEntity(props: { gap: Gap }) {
  const { entityRef, title, tier } = props.gap.entity;
  const { t } = useOwnershipTranslation();
  return (
    <span className={styles.entity}>
      <EntityName entityRef={entityRef} title={title} />
      {tier !== undefined && (
        <span className={styles.aside}>
          {t('gaps.tier', { tier: `${tier}` })}
        </span>
      )}
    </span>
  );
}

function Wrong(props: { gap: Gap }) {
  const { kind, why } = props.gap;
  return (
    <span className={styles.wrong}>
      <GapMark kind={kind} />
      <span className={styles.why} title={why}>
        {why}
      </span>
    </span>
  );
}

/** The column before says of an owner that it is not in the catalog. */
function Owners(props: { gap: Gap }) {
  const { owners } = props.gap;
  return owners.length > 0 ? (
    <span className={styles.owners}>
      {owners.map(({ entityRef, title, exists }, index) => (
        <Fragment key={entityRef}>
          {index > 0 && ', '}
          {exists ? <EntityLink entityRef={entityRef} title={title} /> : title}
        </Fragment>
      ))}
    </span>
  ) : (
    <>–</>
  );
}

function BestSuggestion(props: { gap: Gap }) {
  const [best] = props.gap.suggestions;
  return best ? (
    <span className={styles.best} title={best.reasons.join('\n')}>
      <span className={styles.suggested}>{best.owner.title}</span>{' '}
      {confidenceFigure(best.confidence)}
    </span>
  ) : (
    <>–</>
  );
}

function columnsOf(t: OwnershipTranslate): DataColumn<Gap>[] {
  return [
    {
      id: 'entity',
      title: t('gaps.entity'),
      cell: gap => <GapEntity gap={gap} />,
    },
    { id: 'wrong', title: t('gaps.wrong'), cell: gap => <Wrong gap={gap} /> },
    {
      id: 'owners',
      title: t('gaps.owners'),
      cell: gap => <Owners gap={gap} />,
    },
    {
      id: 'since',
      title: t('gaps.since'),
      cell: gap => <RelativeTime value={gap.since} />,
    },
    {
      id: 'suggested',
      title: t('gaps.suggested'),
      cell: gap => <BestSuggestion gap={gap} />,
    },
    {
      id: 'fix',
      title: t('gaps.action'),
      cell: gap => <FixGapButton gap={gap} />,
    },
  ];
}

/** Gaps in rows, where there is room for all that is known of them. */
export function GapsTable(props: { gaps: Gap[] }) {
  const { t } = useOwnershipTranslation();
  return (
    <DataTable
      label={t('gaps.table')}
      columns={columnsOf(t)}
      rows={props.gaps}
      keyOf={gap => gap.id}
    />
  );
}

/** Gaps on a phone: the entity, and what is wrong with it. */
export function GapsList(props: { gaps: Gap[] }) {
  const { t } = useOwnershipTranslation();
  return (
    <ul className={styles.list} aria-label={t('gaps.table')}>
      {props.gaps.map(gap => (
        <li key={gap.id} className={styles.item}>
          <GapEntity gap={gap} />
          <FixGapButton gap={gap} />
          <span className={styles.itemWrong}>
            <GapMark kind={gap.kind} />
            <span>{gap.why}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
