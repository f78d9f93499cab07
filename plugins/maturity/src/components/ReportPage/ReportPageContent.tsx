import { useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Skeleton } from '@backstage/ui';
import {
  isDenied,
  Refreshable,
  useQueryParam,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { maturityApiRef } from '../../api';
import { formatQuarter, quarterOf, readQuarter } from '../../logic/quarter';
import { useMaturityTranslation } from '../../translation';
import { Failure, Stale } from '../shared';
import shared from '../shared/shared.module.css';
import { ReportAddress, ReportButtons, ReportPickers } from './ReportBar';
import styles from './ReportPage.module.css';
import { Sheet } from './Sheet';

const PERMISSION = 'maturity.report.read';

/** Of which quarter and group, as the address says: a link opens the same report. */
function useReportAddress(): ReportAddress {
  const [group, setGroup] = useQueryParam('group');
  const [quarterText, setQuarter] = useQueryParam('quarter');
  const [current] = useState(() => quarterOf(new Date()));
  return {
    group,
    setGroup,
    quarter: readQuarter(quarterText) ?? current,
    current,
    setQuarter,
  };
}

function Report(props: {
  query: { group?: string; quarter: string };
  state: Refreshable<string>;
}) {
  const { query, state } = props;
  const { t } = useMaturityTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  switch (state.status) {
    case 'loading':
      return (
        <div role="status" aria-label={t('report.loading')} aria-busy="true">
          <Skeleton className={styles.sheet} />
        </div>
      );
    case 'failed':
      return (
        <Failure
          title={t('report.failed')}
          permission={PERMISSION}
          {...state}
        />
      );
    default:
      return (
        <div
          className={shared.view}
          aria-busy={state.isRefreshing || undefined}
        >
          <ReportButtons
            query={query}
            onPrint={() => frame.current?.contentWindow?.print()}
          />
          <Stale error={state.refreshError} />
          <Sheet
            title={t('report.frame', { quarter: query.quarter })}
            html={state.value}
            frame={frame}
          />
        </div>
      );
  }
}

/** The report that the address asks for; never that of another quarter or group. */
function useReport(group: string, quarter: string): Refreshable<string> {
  const api = useApi(maturityApiRef);
  const of = `${group} ${quarter}`;
  const state = useRefreshable(
    async signal => ({
      of,
      html: await api.exportReport(
        { quarter, ...(group && { group }), format: 'html' },
        { signal },
      ),
    }),
    [api, group, quarter],
  );
  if (state.status !== 'ready') {
    return state;
  }
  return state.value.of === of
    ? {
        ...state,
        value: state.value.html,
        replace: html => state.replace({ of, html }),
      }
    : { status: 'loading' };
}

/** One page for people who do not write code: `/maturity/report`. */
export function ReportPageContent() {
  const address = useReportAddress();
  const { group } = address;
  const quarter = formatQuarter(address.quarter);
  const query = { quarter, ...(group && { group }) };
  const state = useReport(group, quarter);
  // Who may read no report has none to choose.
  const isChoosable = state.status !== 'failed' || !isDenied(state.error);
  return (
    <div className={shared.page}>
      {isChoosable && <ReportPickers address={address} />}
      <Report query={query} state={state} />
    </div>
  );
}
