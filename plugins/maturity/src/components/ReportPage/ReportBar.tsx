import { useMemo } from 'react';
import { Button, Select } from '@backstage/ui';
import { RiDownloadLine, RiPrinterLine } from '@remixicon/react';
import { useApi } from '@backstage/core-plugin-api';
import {
  CopyButton,
  downloadFile,
  GroupPicker,
  Notice,
  reasonOf,
  useGroupOption,
  useSending,
} from '@groundwork/backstage-plugin-groundwork-react';
import { ReportQuery } from '@groundwork/backstage-plugin-maturity-common';
import { maturityApiRef } from '../../api';
import { formatQuarter, Quarter, quartersUntil } from '../../logic/quarter';
import { useMaturityTranslation } from '../../translation';
import shared from '../shared/shared.module.css';
import styles from './ReportPage.module.css';

/** Two years, as far back as somebody compares. */
const QUARTERS = 8;

/** What a report is asked of, with ways to ask of something else. */
export interface ReportAddress {
  group: string;
  setGroup(group: string): void;
  quarter: Quarter;
  /** Of now; it has not ended. */
  current: Quarter;
  setQuarter(quarter: string): void;
}

function ChosenGroup(props: Pick<ReportAddress, 'group' | 'setGroup'>) {
  const { group, setGroup } = props;
  const { t } = useMaturityTranslation();
  const value = useGroupOption(group);
  return (
    <GroupPicker
      label={t('report.group')}
      isLabelHidden
      placeholder={t('report.groupPlaceholder')}
      value={value}
      onChange={option => setGroup(option?.id ?? '')}
    />
  );
}

function Group(props: Pick<ReportAddress, 'group' | 'setGroup'>) {
  const { group, setGroup } = props;
  const { t } = useMaturityTranslation();
  return group ? (
    <ChosenGroup group={group} setGroup={setGroup} />
  ) : (
    <GroupPicker
      label={t('report.group')}
      isLabelHidden
      placeholder={t('report.groupPlaceholder')}
      onChange={option => setGroup(option?.id ?? '')}
    />
  );
}

/** Of which quarter and group. */
export function ReportPickers(props: { address: ReportAddress }) {
  const { group, setGroup, quarter, current, setQuarter } = props.address;
  const { t } = useMaturityTranslation();
  const now = formatQuarter(current);
  const options = useMemo(() => {
    const known = quartersUntil(current, QUARTERS);
    const chosen = formatQuarter(quarter);
    // An older one may be in a link.
    const isKnown = known.some(it => formatQuarter(it) === chosen);
    return (isKnown ? known : [...known, quarter]).map(it => ({
      id: formatQuarter(it),
      label: t(
        formatQuarter(it) === now ? 'report.quarterNow' : 'report.quarterName',
        { quarter: `${it.quarter}`, year: `${it.year}` },
      ),
    }));
  }, [current, quarter, now, t]);
  return (
    <div className={styles.pickers}>
      <Select
        aria-label={t('report.quarter')}
        options={options}
        value={formatQuarter(quarter)}
        onChange={id => setQuarter(`${id}` === now ? '' : `${id}`)}
      />
      <Group group={group} setGroup={setGroup} />
    </div>
  );
}

/** What the same report is called as a file. */
function fileName({ quarter, group }: ReportQuery, ending: string): string {
  const name = group
    ?.split('/')
    .at(-1)
    ?.replace(/[^\w.-]+/g, '-');
  return ['maturity', name, quarter].filter(Boolean).join('-') + ending;
}

/** Hands the report out as a file, and says how that went. */
function useDownloads(query: ReportQuery & { quarter: string }) {
  const api = useApi(maturityApiRef);
  const { state, send } = useSending();
  const downloadCsv = () =>
    send(async () => {
      const csv = await api.exportReport({ ...query, format: 'csv' });
      const type = 'text/csv;charset=utf-8';
      downloadFile(fileName(query, '.csv'), new Blob([csv], { type }));
    });
  const downloadJson = () =>
    send(async () => {
      const json = JSON.stringify(await api.getReport(query), undefined, 2);
      const type = 'application/json';
      downloadFile(fileName(query, '.json'), new Blob([json], { type }));
    });
  return { state, downloadCsv, downloadJson };
}

function DownloadButton(props: {
  title: string;
  isDisabled: boolean;
  onPress(): void;
}) {
  const { title, isDisabled, onPress } = props;
  return (
    <Button
      variant="secondary"
      size="small"
      iconStart={<RiDownloadLine />}
      isDisabled={isDisabled}
      onPress={onPress}
    >
      {title}
    </Button>
  );
}

/** Prints the report, or hands it out as a file. */
export function ReportButtons(props: {
  query: ReportQuery & { quarter: string };
  onPrint(): void;
}) {
  const { query, onPrint } = props;
  const { t } = useMaturityTranslation();
  const { state, downloadCsv, downloadJson } = useDownloads(query);
  const isSending = state.status === 'sending';
  return (
    <>
      <div className={styles.buttons}>
        <Button
          variant="primary"
          size="small"
          iconStart={<RiPrinterLine />}
          onPress={onPrint}
        >
          {t('report.print')}
        </Button>
        <DownloadButton
          title={t('report.csv')}
          isDisabled={isSending}
          onPress={downloadCsv}
        />
        <DownloadButton
          title={t('report.json')}
          isDisabled={isSending}
          onPress={downloadJson}
        />
        <CopyButton text={() => window.location.href}>
          {t('report.copy')}
        </CopyButton>
        <span className={shared.aside}>{t('report.share')}</span>
      </div>
      {state.status === 'failed' && (
        <Notice
          title={t('report.downloadFailed')}
          advice={t('shared.failedAdvice', { reason: reasonOf(state.error) })}
        />
      )}
    </>
  );
}
