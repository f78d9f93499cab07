import { useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import {
  downloadFile,
  Notice,
  reasonOf,
} from '@groundwork/backstage-plugin-groundwork-react';
import { scorecardsApiRef } from '../../../api';
import { RowFilters } from '../../../logic/rowFilters';
import { useScorecardsTranslation } from '../../../translation';
import { useRowQuery } from './useRows';
import styles from './entities.module.css';

type Format = 'csv' | 'json';

type ExportState =
  | { status: 'idle' }
  | { status: 'reading'; format: Format }
  | { status: 'failed'; error: Error };

function useExport(scorecardId: string, filters: RowFilters) {
  const api = useApi(scorecardsApiRef);
  const toQuery = useRowQuery();
  const controller = useRef<AbortController>();
  const [state, setState] = useState<ExportState>({ status: 'idle' });
  useEffect(() => () => controller.current?.abort(), []);

  const save = async (format: Format) => {
    const { signal } = (controller.current = new AbortController());
    setState({ status: 'reading', format });
    try {
      const query = await toQuery(filters);
      const response = await api.exportEntities(
        scorecardId,
        { ...query, format },
        { signal },
      );
      downloadFile(`${scorecardId}.${format}`, await response.blob());
      setState({ status: 'idle' });
    } catch (error) {
      // Whoever called it off knows.
      setState(
        signal.aborted
          ? { status: 'idle' }
          : { status: 'failed', error: toError(error) },
      );
    }
  };
  return { state, save, cancel: () => controller.current?.abort() };
}

/** Saves the entities that the filters let through, of all pages. */
export function ExportButtons(props: {
  scorecardId: string;
  filters: RowFilters;
}) {
  const { scorecardId, filters } = props;
  const { t } = useScorecardsTranslation();
  const { state, save, cancel } = useExport(scorecardId, filters);
  const titles = {
    csv: t('scorecard.exportCsv'),
    json: t('scorecard.exportJson'),
  };
  const reading = state.status === 'reading' ? state.format : undefined;
  return (
    <>
      <span className={styles.export}>
        {(['csv', 'json'] as const).map(format => (
          <Button
            key={format}
            variant="tertiary"
            size="small"
            iconStart={<RiDownloadLine />}
            aria-label={t('scorecard.exportLabel', { format: titles[format] })}
            isPending={reading === format}
            isDisabled={reading !== undefined && reading !== format}
            onPress={() => save(format)}
          >
            {titles[format]}
          </Button>
        ))}
        {reading && (
          <Button variant="tertiary" size="small" onPress={cancel}>
            {t('scorecard.cancelExport')}
          </Button>
        )}
      </span>
      {state.status === 'failed' && (
        <Notice
          title={t('scorecard.exportFailed')}
          advice={reasonOf(state.error)}
        />
      )}
    </>
  );
}
