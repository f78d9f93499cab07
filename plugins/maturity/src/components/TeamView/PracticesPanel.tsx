import {
  Emptiness,
  PanelFrame,
} from '@groundwork/backstage-plugin-groundwork-react';
import { TeamMaturity } from '@groundwork/backstage-plugin-maturity-common';
import { useMaturityTranslation } from '../../translation';
import { CheckRow } from './CheckRow';
import { ModelState } from './ChecksPanel';
import styles from './TeamView.module.css';

/** What the evidence names beside the capabilities. */
export function PracticesPanel(props: { of: TeamMaturity; model: ModelState }) {
  const { of, model } = props;
  const { t } = useMaturityTranslation();
  const known =
    model.status === 'ready' ? model.value.model.practices : undefined;
  return (
    <PanelFrame
      title={t('team.practices')}
      meta={<span>{t('team.practicesNote')}</span>}
    >
      {of.practices.length === 0 ? (
        <Emptiness
          title={t('team.practicesEmptyTitle')}
          advice={t('team.practicesEmptyAdvice')}
        />
      ) : (
        <ul className={styles.checks} aria-label={t('team.practices')}>
          {of.practices.map(check => (
            <CheckRow
              key={check.checkId}
              check={check}
              team={of.team}
              levels={of.model.levels}
              inModel={known?.find(({ id }) => id === check.checkId)}
              hasLevel={false}
            />
          ))}
        </ul>
      )}
    </PanelFrame>
  );
}
