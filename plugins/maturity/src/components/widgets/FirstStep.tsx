import { TeamMaturity } from '@groundwork/backstage-plugin-maturity-common';
import { useMaturityTranslation } from '../../translation';
import { RemedyButtons, Saving } from '../shared';
import shared from '../shared/shared.module.css';
import styles from './widgets.module.css';

/** What saves most, with the button that starts it. */
export function FirstStep(props: {
  of: Pick<TeamMaturity, 'improvements' | 'team'>;
}) {
  const { improvements, team } = props.of;
  const { t } = useMaturityTranslation();
  const first = improvements.at(0);
  return first ? (
    <div className={styles.first}>
      <div className={styles.stepRow}>
        <span>
          <span className={shared.below}>{t('widgets.nextFix')}:</span>{' '}
          <strong>{first.title}</strong>
        </span>
        <span className={shared.number}>
          <Saving of={first.saves} />
        </span>
      </div>
      {first.remedy && (
        <div className={styles.stepRow}>
          <span className={shared.aside}>{first.remedy.text}</span>
          <RemedyButtons remedy={first.remedy} team={team} />
        </div>
      )}
    </div>
  ) : null;
}
