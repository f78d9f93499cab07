import { ReactNode, useState } from 'react';
import { ToggleButton } from '@backstage/ui';
import { RiTableLine } from '@remixicon/react';
import { useMaturityTranslation } from '../../translation';
import { Scroll } from './Scroll';
import styles from './WithTable.module.css';

/** A chart, and the table behind it for whoever wants to read or copy numbers. */
export function WithTable(props: {
  /** Names the chart, to tell its table from others. */
  title: string;
  chart: ReactNode;
  table: ReactNode;
  /** What chooses what is drawn. */
  controls?: ReactNode;
}) {
  const { title, chart, table, controls } = props;
  const { t } = useMaturityTranslation();
  const [isTable, setTable] = useState(false);
  return (
    <div className={styles.whole}>
      <div className={styles.controls}>
        {controls}
        <ToggleButton
          size="small"
          className={styles.toggle}
          isSelected={isTable}
          onChange={setTable}
          iconStart={<RiTableLine />}
          aria-label={t('shared.asTableLabel', { title })}
        >
          {t('shared.asTable')}
        </ToggleButton>
      </div>
      {isTable ? (
        <Scroll label={title} isBounded>
          {table}
        </Scroll>
      ) : (
        chart
      )}
    </div>
  );
}
