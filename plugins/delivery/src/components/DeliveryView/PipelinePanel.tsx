import { CSSProperties } from 'react';
import {
  ConstraintFindingAnswer,
  DeliveryStage,
  StageTime,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  DataTable,
  formatNumber,
  formatShare,
  PanelFrame,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useAmounts } from '../../hooks/useAmounts';
import { useDeliveryTranslation } from '../../translation';
import { WithTable } from '../charts';
import styles from './Pipeline.module.css';

const totalOf = ({ queueHours = 0, touchHours = 0 }: StageTime) =>
  queueHours + touchHours;

const isObserved = ({ queueHours, touchHours }: StageTime) =>
  queueHours !== undefined || touchHours !== undefined;

/** Waiting light and working dark, on the scale that all stages have. */
function Bar(props: { stage: StageTime; most: number }) {
  const { stage, most } = props;
  const { queueHours = 0, touchHours = 0 } = stage;
  const width = (hours: number): CSSProperties => ({
    inlineSize: `${most > 0 ? (hours / most) * 100 : 0}%`,
  });
  return (
    <span className={styles.bar} aria-hidden="true">
      <span className={styles.queue} style={width(queueHours)} />
      <span className={styles.touch} style={width(touchHours)} />
    </span>
  );
}

function Stage(props: {
  stage: StageTime;
  most: number;
  /** In which share of resamples it holds most up, where it does. */
  share: number | undefined;
}) {
  const { stage, most, share } = props;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const { hours } = useAmounts();
  const say = (value: number | undefined) =>
    value === undefined ? t('stages.notSeen') : hours(value);
  return (
    <li className={styles.stage} data-constraint={share !== undefined}>
      <span className={styles.name}>{t(`stages.name.${stage.stage}`)}</span>
      <span className={styles.total}>
        {isObserved(stage) ? hours(totalOf(stage)) : t('stages.notObserved')}
      </span>
      <Bar stage={stage} most={most} />
      <span className={styles.parts}>
        {isObserved(stage) &&
          t('stages.parts', {
            queue: say(stage.queueHours),
            touch: say(stage.touchHours),
          })}
      </span>
      <span className={styles.parts}>
        {t('stages.items', {
          n: formatNumber(stage.n, locale),
          open: formatNumber(stage.open, locale),
        })}
      </span>
      {share !== undefined && (
        <span className={styles.constraint}>
          {t('stages.constraint', { share: formatShare(share, locale) })}
        </span>
      )}
    </li>
  );
}

function StageTable(props: { stages: StageTime[] }) {
  const { t } = useDeliveryTranslation();
  const { hours } = useAmounts();
  const say = (value: number | undefined) =>
    value === undefined ? '–' : hours(value);
  return (
    <DataTable<StageTime>
      label={t('stages.table')}
      rows={props.stages}
      keyOf={({ stage }) => stage}
      columns={[
        {
          id: 'stage',
          title: t('stages.stage'),
          cell: ({ stage }) => t(`stages.name.${stage}`),
        },
        {
          id: 'queue',
          title: t('stages.queue'),
          isNumber: true,
          cell: ({ queueHours }) => say(queueHours),
        },
        {
          id: 'touch',
          title: t('stages.touch'),
          isNumber: true,
          cell: ({ touchHours }) => say(touchHours),
        },
        {
          id: 'n',
          title: t('stages.seen'),
          isNumber: true,
          isSecondary: true,
          cell: ({ n }) => n,
        },
        {
          id: 'open',
          title: t('stages.open'),
          isNumber: true,
          isSecondary: true,
          cell: ({ open }) => open,
        },
      ]}
    />
  );
}

/** The share of resamples of the stages that hold changes up, by stage. */
function sharesOf(
  finding: ConstraintFindingAnswer | undefined,
): Map<DeliveryStage, number> {
  if (!finding || finding.status === 'abstained') {
    return new Map();
  }
  const runnerUp = finding.stages.find(
    ({ stage }) => stage === finding.runnerUp,
  );
  return new Map([
    [finding.stage, finding.share],
    ...(finding.status === 'unclear' && runnerUp
      ? ([[runnerUp.stage, runnerUp.share]] as const)
      : []),
  ]);
}

/** What a change passes through, and how long it waits and is worked on there. */
export function PipelinePanel(props: {
  stages: StageTime[];
  finding: ConstraintFindingAnswer | undefined;
}) {
  const { stages, finding } = props;
  const { t } = useDeliveryTranslation();
  const shares = sharesOf(finding);
  const most = Math.max(...stages.map(totalOf), 0);
  return (
    <PanelFrame title={t('stages.title')} meta={t('stages.perChange')}>
      <div className={styles.body}>
        <WithTable
          title={t('stages.title')}
          controls={
            <span className={styles.keys} aria-hidden="true">
              <span className={styles.queueKey} /> {t('stages.queue')}{' '}
              <span className={styles.touchKey} /> {t('stages.touch')}
            </span>
          }
          chart={
            <ol className={styles.stages} aria-label={t('stages.title')}>
              {stages.map(stage => (
                <Stage
                  key={stage.stage}
                  stage={stage}
                  most={most}
                  share={shares.get(stage.stage)}
                />
              ))}
            </ol>
          }
          table={<StageTable stages={stages} />}
        />
      </div>
    </PanelFrame>
  );
}
