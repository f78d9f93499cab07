import { Button, SearchField } from '@backstage/ui';
import { LogLine } from '@groundwork/backstage-plugin-environments-common';
import {
  downloadFile,
  FilterChips,
  PanelFrame,
  StatusMark,
  StatusTone,
  useQueryParam,
} from '@groundwork/backstage-plugin-groundwork-react';
import { RiDownloadLine } from '@remixicon/react';
import { Followed, MAX_LINES } from '../../logic/followed';
import { Connection } from '../../logic/followEvents';
import {
  filterLog,
  filterOutput,
  logAsText,
  LogFilter,
} from '../../logic/logText';
import { useEnvironmentsTranslation } from '../../translation';
import { Lines } from './Lines';
import styles from './EnvironmentPage.module.css';

const CONNECTION_TONES: Record<Connection, StatusTone> = {
  connecting: 'neutral',
  live: 'positive',
  dropped: 'warning',
  ended: 'neutral',
};

const LEVELS: ReadonlyArray<LogLine['level']> = [
  'debug',
  'info',
  'warn',
  'error',
];

/** In the address, so that it survives a reload as the lines do. */
function useLogFilter() {
  const [text, setText] = useQueryParam('log');
  const [levelText, setLevelText] = useQueryParam('level');
  const chosen = levelText.split(',');
  return {
    text,
    setText,
    levels: LEVELS.filter(level => chosen.includes(level)),
    setLevels: (levels: LogLine['level'][]) => setLevelText(levels.join(',')),
  };
}

function FilterFields(props: { filter: ReturnType<typeof useLogFilter> }) {
  const { filter } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <div className={styles.line}>
      <FilterChips
        label={t('environment.levels')}
        chips={LEVELS.map(level => ({
          value: level,
          label: t(`environment.level.${level}`),
        }))}
        chosen={filter.levels}
        onChange={filter.setLevels}
      />
      <SearchField
        className={styles.search}
        size="small"
        aria-label={t('environment.logFilter')}
        placeholder={t('environment.logFilter')}
        value={filter.text}
        onChange={filter.setText}
      />
    </div>
  );
}

function Log(props: {
  log: Followed['log'];
  filter: LogFilter;
  isDestroyed: boolean;
}) {
  const { log, filter, isDestroyed } = props;
  const { t } = useEnvironmentsTranslation();
  const shown = filterLog(log, filter);
  const none = isDestroyed
    ? t('environment.logGone')
    : t('environment.logEmpty');
  return (
    <Lines label={t('environment.log')} end={shown.at(-1)}>
      {shown.length === 0 &&
        (log.length > 0 ? t('environment.logNoMatch') : none)}
      {shown.map(({ operationId, seq, at, stage, level, text }) => (
        <div
          key={`${operationId} ${seq}`}
          className={styles.logLine}
          data-level={level}
        >
          <span className={styles.stage} title={at}>
            {stage}
          </span>{' '}
          {text}
        </div>
      ))}
    </Lines>
  );
}

function Output(props: { output: Followed['output']; filter: LogFilter }) {
  const { output, filter } = props;
  const { t } = useEnvironmentsTranslation();
  const shown = filterOutput(output, filter);
  return output.length === 0 ? null : (
    <>
      <h3 className={styles.heading}>{t('environment.output')}</h3>
      <Lines label={t('environment.output')} end={shown.at(-1)}>
        {shown.length === 0 && t('environment.logNoMatch')}
        {shown.map(({ key, resource, text }) => (
          <div key={key} className={styles.logLine}>
            <span className={styles.stage}>{resource}</span> {text}
          </div>
        ))}
      </Lines>
    </>
  );
}

interface LogProps {
  name: string;
  followed: Followed;
  connection: Connection;
  /** Then there is nothing to be live. */
  isDestroyed: boolean;
}

/** Whether it is live, and all of it as a file. */
function LogMeta(props: LogProps) {
  const { name, followed, connection, isDestroyed } = props;
  const { t } = useEnvironmentsTranslation();
  const download = () =>
    downloadFile(
      `${name}.log`,
      new Blob([logAsText(followed)], { type: 'text/plain' }),
    );
  return (
    <span className={styles.line}>
      {!isDestroyed && (
        <span role="status">
          <StatusMark tone={CONNECTION_TONES[connection]}>
            {t(`environment.connection.${connection}`)}
          </StatusMark>
        </span>
      )}
      {followed.log.length + followed.output.length > 0 && (
        <Button
          variant="tertiary"
          size="small"
          iconStart={<RiDownloadLine />}
          onPress={download}
        >
          {t('environment.download')}
        </Button>
      )}
    </span>
  );
}

/** What the engine says while it works, and what the services print. */
export function LogPanel(props: LogProps) {
  const { isDestroyed } = props;
  const { log, output, isCut } = props.followed;
  const { t } = useEnvironmentsTranslation();
  const filter = useLogFilter();
  return (
    <PanelFrame title={t('environment.log')} meta={<LogMeta {...props} />}>
      <div className={styles.body}>
        <FilterFields filter={filter} />
        <Log log={log} filter={filter} isDestroyed={isDestroyed} />
        <Output output={output} filter={filter} />
        {isCut && (
          <p className={styles.aside}>
            {t('environment.logCut', { max: `${MAX_LINES}` })}
          </p>
        )}
      </div>
    </PanelFrame>
  );
}
