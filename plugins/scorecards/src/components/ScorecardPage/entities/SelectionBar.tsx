import { Button } from '@backstage/ui';
import { RiCloseLine, RiDownloadLine } from '@remixicon/react';
import { downloadFile } from '@groundwork/backstage-plugin-groundwork-react';
import { rowsCsv } from '../../../logic/rowsCsv';
import { useScorecardsTranslation } from '../../../translation';
import { SelectedRows } from './useSelectedRows';
import styles from './entities.module.css';

/** What can be done with the rows that are chosen. */
export function SelectionBar(props: {
  scorecardId: string;
  selected: SelectedRows;
}) {
  const { scorecardId, selected } = props;
  const { rows, clear } = selected;
  const { t } = useScorecardsTranslation();
  const save = () =>
    downloadFile(
      `${scorecardId}-selection.csv`,
      new Blob([rowsCsv(rows)], { type: 'text/csv' }),
    );
  return (
    <>
      <p className={styles.count} role="status">
        {t('scorecard.selected', { count: rows.length })}
      </p>
      <span className={styles.export}>
        <Button
          variant="secondary"
          size="small"
          iconStart={<RiDownloadLine />}
          onPress={save}
        >
          {t('scorecard.exportSelected')}
        </Button>
        <Button
          variant="tertiary"
          size="small"
          iconStart={<RiCloseLine />}
          onPress={clear}
        >
          {t('scorecard.clearSelection')}
        </Button>
      </span>
    </>
  );
}
