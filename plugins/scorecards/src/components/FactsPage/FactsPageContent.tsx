import { Link } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import { Skeleton } from '@backstage/ui';
import {
  DataColumn,
  DataTable,
  Emptiness,
  FilterChips,
  PageSearchField,
  RowSkeletons,
  useLoadable,
  useLocale,
  useQueryParam,
} from '@groundwork/backstage-plugin-groundwork-react';
import { KnownFact } from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardsApiRef } from '../../api';
import { useScorecardsLinks } from '../../hooks/useScorecardsLinks';
import { formatDuration } from '../../logic/duration';
import { hasText } from '../../logic/text';
import { useScorecardsTranslation } from '../../translation';
import { Failure, WithCode } from '../shared';
import styles from './FactsPage.module.css';

function UsedBy(props: { fact: KnownFact }) {
  const { usedBy } = props.fact;
  const { t } = useScorecardsTranslation();
  const links = useScorecardsLinks();
  if (usedBy.length === 0) {
    return <>{t('facts.unused')}</>;
  }
  return (
    <>
      {usedBy.map(({ scorecardId: id, title }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link className={styles.link} to={links.scorecard(id) ?? id}>
            {title}
          </Link>
        </span>
      ))}
    </>
  );
}

function useColumns(): DataColumn<KnownFact>[] {
  const { t } = useScorecardsTranslation();
  const locale = useLocale();
  return [
    {
      id: 'fact',
      title: t('facts.fact'),
      cell: ({ id }) => <code className={styles.code}>{id}</code>,
    },
    {
      id: 'description',
      title: t('facts.description'),
      cell: ({ description }) => <WithCode text={description} />,
    },
    {
      id: 'type',
      title: t('facts.type'),
      isSecondary: true,
      cell: ({ type, unit }) => (unit ? `${type}, ${unit}` : type),
    },
    {
      id: 'source',
      title: t('facts.source'),
      isSecondary: true,
      cell: ({ source }) => source,
    },
    {
      id: 'fresh',
      title: t('facts.fresh'),
      isSecondary: true,
      cell: ({ freshnessMs }) => formatDuration(freshnessMs, locale),
    },
    {
      id: 'usedBy',
      title: t('facts.usedBy'),
      isSecondary: true,
      cell: fact => <UsedBy fact={fact} />,
    },
  ];
}

function countsOf(facts: KnownFact[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { source } of facts) {
    counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return new Map([...counts].sort(([a], [b]) => a.localeCompare(b)));
}

function Facts(props: { facts: KnownFact[] }) {
  const { facts } = props;
  const { t } = useScorecardsTranslation();
  const columns = useColumns();
  const [text, setText] = useQueryParam('text');
  const [sources, setSources] = useQueryParam('source');
  const chosen = sources.split(' ').filter(Boolean);
  const found = facts.filter(
    ({ id, source, description }) =>
      hasText(text, [id, source, description]) &&
      (chosen.length === 0 || chosen.includes(source)),
  );
  return (
    <>
      <h2 className={styles.total}>
        {t('facts.headline', { count: facts.length })}
      </h2>
      <div className={styles.filters}>
        <span className={styles.search}>
          <PageSearchField
            label={t('facts.search')}
            placeholder={t('facts.searchPlaceholder')}
            value={text}
            onChange={setText}
          />
        </span>
        <FilterChips
          label={t('facts.bySource')}
          chips={[...countsOf(facts)].map(([source, count]) => ({
            value: source,
            label: source,
            count,
          }))}
          chosen={chosen}
          onChange={names => setSources(names.join(' '))}
        />
      </div>
      <div className={styles.panel}>
        {found.length > 0 ? (
          <DataTable
            label={t('facts.table')}
            columns={columns}
            rows={found}
            keyOf={({ id }) => id}
          />
        ) : (
          <div className={styles.nothing}>
            <Emptiness
              title={t('facts.noMatchTitle')}
              advice={t('facts.noMatchAdvice')}
            />
          </div>
        )}
      </div>
    </>
  );
}

function Loading() {
  const { t } = useScorecardsTranslation();
  return (
    <>
      <div role="status" aria-label={t('facts.loading')}>
        <Skeleton width="16rem" height={28} />
      </div>
      <div className={styles.panel} aria-busy="true">
        <RowSkeletons rows={10} />
      </div>
    </>
  );
}

/** All facts that checks can read: `/scorecards/facts`. */
export function FactsPageContent() {
  const api = useApi(scorecardsApiRef);
  const { t } = useScorecardsTranslation();
  const facts = useLoadable(() => api.listFacts(), [api]);
  return (
    <div className={styles.page}>
      {facts.status === 'loading' && <Loading />}
      {facts.status === 'failed' && (
        <Failure title={t('facts.failed')} {...facts} />
      )}
      {facts.status === 'ready' &&
        (facts.value.items.length > 0 ? (
          <Facts facts={facts.value.items} />
        ) : (
          <div className={`${styles.panel} ${styles.nothing}`}>
            <Emptiness
              title={t('facts.emptyTitle')}
              advice={t('facts.emptyAdvice')}
            />
          </div>
        ))}
    </div>
  );
}
