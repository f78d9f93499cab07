import {
  ChangeCohort,
  CohortsAnswer,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  ExternalLink,
  formatNumber,
  formatShare,
  Panel,
  Refreshable,
  RowSkeletons,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useAmounts } from '../../hooks/useAmounts';
import { useDeliveryTranslation } from '../../translation';
import { CohortShape, WithTable } from '../charts';
import { useDenied } from '../shared';
import { Comparison } from './Comparison';
import { ComparisonTable } from './ComparisonTable';
import styles from './DeliveryView.module.css';

const COHORTS: readonly ChangeCohort[] = ['assisted', 'human', 'undeclared'];

/** How many changes are of which cohort, and what each is drawn as. */
function Counts(props: { counts: CohortsAnswer['counts'] }) {
  const { counts } = props;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  return (
    <ul className={styles.keys} aria-label={t('paradox.cohorts')}>
      {COHORTS.map(cohort => (
        <li key={cohort}>
          <CohortShape cohort={cohort} />
          {t(`paradox.cohort.${cohort}`)} {formatNumber(counts[cohort], locale)}
        </li>
      ))}
    </ul>
  );
}

/** How well the labels tell assisted changes, as far as that is known. */
function Labels(props: { labels: CohortsAnswer['labels'] }) {
  const { labels } = props;
  const { t } = useDeliveryTranslation();
  const amounts = useAmounts();
  const locale = useLocale();
  if (!labels) {
    return <p className={styles.aside}>{t('paradox.noLabels')}</p>;
  }
  const say = ({ value, n, interval }: typeof labels.recall) => {
    if (value === undefined) {
      return t('metrics.unknown');
    }
    const between = interval && amounts.interval(interval, 'share', value);
    return `${formatShare(value, locale)}${
      between ? ` (${between})` : ''
    }, n=${formatNumber(n, locale)}`;
  };
  return (
    <p className={styles.aside}>
      {t('paradox.labels', {
        recall: say(labels.recall),
        precision: say(labels.precision),
      })}
    </p>
  );
}

function References(props: Pick<CohortsAnswer, 'references'>) {
  const { references } = props;
  const { t } = useDeliveryTranslation();
  return references.length === 0 ? null : (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t('paradox.references')}</h3>
      <ul className={styles.points}>
        {references.map(({ text, source, year, url }) => (
          <li key={`${url} ${text}`} className={styles.aside}>
            {text}{' '}
            <ExternalLink href={url}>
              {source}, {year}
            </ExternalLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Assisted changes beside the others: what differs, and what cannot be said. */
export function ParadoxPanel(props: { state: Refreshable<CohortsAnswer> }) {
  const { t } = useDeliveryTranslation();
  const denied = useDenied();
  return (
    <Panel
      title={t('paradox.title')}
      state={props.state}
      skeleton={<RowSkeletons rows={5} />}
      failed={t('paradox.failed')}
      denied={denied}
      empty={({ comparisons }) =>
        comparisons.length === 0
          ? { title: t('paradox.emptyTitle'), advice: t('paradox.emptyAdvice') }
          : undefined
      }
    >
      {({ counts, comparisons, labels, references }) => (
        <div className={styles.body}>
          <p className={styles.aside}>{t('paradox.intro')}</p>
          <WithTable
            title={t('paradox.title')}
            controls={<Counts counts={counts} />}
            chart={
              <ul
                className={styles.comparisons}
                aria-label={t('paradox.title')}
              >
                {comparisons.map(comparison => (
                  <Comparison key={comparison.metric} comparison={comparison} />
                ))}
              </ul>
            }
            table={<ComparisonTable comparisons={comparisons} />}
          />
          <Labels labels={labels} />
          <References references={references} />
        </div>
      )}
    </Panel>
  );
}
