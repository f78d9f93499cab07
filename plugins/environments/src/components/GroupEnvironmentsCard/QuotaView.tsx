import { Link } from 'react-router-dom';
import { OwnerQuota } from '@groundwork/backstage-plugin-environments-common';
import {
  Figure,
  StatusMark,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsLinks } from '../../hooks/useEnvironmentsLinks';
import { formatMoney } from '../../logic/amounts';
import { listAddress } from '../../logic/listAddress';
import { useEnvironmentsTranslation } from '../../translation';
import styles from './GroupEnvironmentsCard.module.css';

type OfBlueprint = OwnerQuota['byBlueprint'][number];

function isFull({ used, limit }: { used: number; limit?: number }): boolean {
  return limit !== undefined && used >= limit;
}

function Figures(props: { quota: OwnerQuota }) {
  const { environments, costPerDay, currency } = props.quota;
  const { t } = useEnvironmentsTranslation();
  const locale = useLocale();
  const money = (amount: number) => formatMoney(amount, currency, locale);
  return (
    <div className={styles.figures}>
      <Figure
        label={t('group.environments')}
        value={`${environments.used}`}
        note={
          environments.limit !== undefined &&
          t('group.ofLimit', { limit: `${environments.limit}` })
        }
      />
      <Figure
        label={t('list.cost')}
        value={money(costPerDay.used)}
        note={
          // Without one for all of them, some blueprints still have theirs.
          costPerDay.limit !== undefined &&
          t('group.ofLimit', { limit: money(costPerDay.limit) })
        }
      />
    </div>
  );
}

function Blueprint(props: { owner: string; blueprint: OfBlueprint }) {
  const { owner, blueprint } = props;
  const { blueprintId, title, used, limit } = blueprint;
  const { t } = useEnvironmentsTranslation();
  const { all } = useEnvironmentsLinks();
  return (
    <li className={styles.blueprint}>
      {all && used > 0 ? (
        <Link
          className={styles.name}
          to={listAddress(all, { owner, blueprint: blueprintId })}
        >
          {title}
        </Link>
      ) : (
        <span className={styles.name}>{title}</span>
      )}
      {isFull(blueprint) && (
        <StatusMark tone="warning">{t('group.full')}</StatusMark>
      )}
      <span className={styles.used}>
        {limit === undefined
          ? t('create.quotaFree', { used: `${used}` })
          : t('create.quotaUsed', { used: `${used}`, limit: `${limit}` })}
      </span>
    </li>
  );
}

/** What an owner has and may have, altogether and of each blueprint. */
export function QuotaView(props: { quota: OwnerQuota }) {
  const { quota } = props;
  const { t } = useEnvironmentsTranslation();
  const telling = quota.byBlueprint.filter(
    ({ used, limit }) => used > 0 || limit !== undefined,
  );
  return (
    <>
      <Figures quota={quota} />
      {telling.length > 0 && (
        <ul className={styles.list} aria-label={t('group.byBlueprint')}>
          {telling.map(blueprint => (
            <Blueprint
              key={blueprint.blueprintId}
              owner={quota.owner}
              blueprint={blueprint}
            />
          ))}
        </ul>
      )}
    </>
  );
}
