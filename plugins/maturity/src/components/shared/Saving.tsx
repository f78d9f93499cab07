import { Hint } from '@groundwork/backstage-plugin-groundwork-react';
import { ImprovementSaving } from '@groundwork/backstage-plugin-maturity-common';
import { useConstraintTexts } from '../../hooks/useConstraintTexts';
import { useHours } from '../../hooks/useHours';
import { useMaturityTranslation } from '../../translation';
import styles from './shared.module.css';

/** What an improvement saves, and of how many changes that is known. */
export function Saving(props: { of: ImprovementSaving | undefined }) {
  const { of } = props;
  const { t } = useMaturityTranslation();
  const { hours, interval } = useHours();
  const { stage, changes } = useConstraintTexts();
  if (!of) {
    return <span className={styles.below}>{t('team.savesUnknown')}</span>;
  }
  const saved = hours(of.hoursPerChange);
  const between = interval(of.interval, of.hoursPerChange);
  return (
    <>
      <Hint
        text={t('team.savesBasis', {
          stage: stage(of.stage),
          changes: changes(of.n),
        })}
      >
        {between
          ? t('team.savesInterval', { saved, interval: between })
          : t('team.saves', { saved })}
      </Hint>{' '}
      <span className={styles.below}>{t('shared.n', { n: `${of.n}` })}</span>
    </>
  );
}
