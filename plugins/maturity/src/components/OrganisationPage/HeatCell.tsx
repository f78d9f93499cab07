import { CSSProperties } from 'react';
import { LevelPips } from '@groundwork/backstage-plugin-groundwork-react';
import { TeamCapability } from '@groundwork/backstage-plugin-maturity-common';
import { useLevelTexts } from '../../hooks/useLevelTexts';
import { levelNameOf, Levels } from '../../logic/levels';
import { useMaturityTranslation } from '../../translation';
import shared from '../shared/shared.module.css';
import styles from './HeatMap.module.css';

/** Where a team stands in a capability; the darker, the more of it is known. */
export function HeatCell(props: { of: TeamCapability; levels: Levels }) {
  const { of, levels } = props;
  const { t } = useMaturityTranslation();
  const texts = useLevelTexts(levels);
  const coverage = texts.coverage(of);
  if (of.unmeasured) {
    return (
      <span className={styles.cell} data-unmeasured title={coverage}>
        <span className={styles.word}>{t('shared.unmeasured')}</span>
      </span>
    );
  }
  const known = `${Math.round((of.coverage ?? 0) * 100)}%`;
  return (
    <span
      className={styles.cell}
      style={{ '--known': known } as CSSProperties}
      title={`${texts.level(of.level)} · ${coverage}`}
    >
      <LevelPips
        level={of.level}
        of={of.of}
        name={levelNameOf(of.level, levels)}
      />
      <span className={shared.hidden}>, {coverage}</span>
    </span>
  );
}
