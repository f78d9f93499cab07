import {
  DataColumn,
  DataTable,
  LevelPips,
  PanelFrame,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  MaturityModel,
  ModelCapability,
  ModelCheck,
} from '@groundwork/backstage-plugin-maturity-common';
import { useMaturityTranslation } from '../../translation';
import { levelNameOf } from '../../logic/levels';
import { CapabilityName, Scroll, Source, useIsNarrow } from '../shared';
import shared from '../shared/shared.module.css';
import styles from './ModelPage.module.css';

type Rule = Omit<ModelCheck, 'level'>;

/** On a phone, where there is no column for it: why, and who says so. */
function WhyOnPhone(props: { of: Rule }) {
  const { reason, source } = props.of;
  return useIsNarrow() ? (
    <div className={shared.below}>
      {reason} <Source of={source} />
    </div>
  ) : null;
}

function useRuleColumns<T extends Rule>(): Record<
  'check' | 'threshold' | 'reason' | 'source',
  DataColumn<T>
> {
  const { t } = useMaturityTranslation();
  return {
    check: {
      id: 'check',
      title: t('model.check'),
      cell: rule => (
        <>
          {rule.title}
          <WhyOnPhone of={rule} />
        </>
      ),
    },
    threshold: {
      id: 'threshold',
      title: t('model.threshold'),
      isSecondary: true,
      cell: ({ expression }) => (
        <code className={`${shared.code} ${styles.threshold}`}>
          {expression}
        </code>
      ),
    },
    reason: {
      id: 'reason',
      title: t('model.reason'),
      isSecondary: true,
      cell: ({ reason }) => reason,
    },
    source: {
      id: 'source',
      title: t('model.source'),
      isSecondary: true,
      cell: ({ source }) => (
        <span className={styles.source}>
          <Source of={source} />
        </span>
      ),
    },
  };
}

/** What a capability asks for, level by level. */
export function CapabilityThresholds(props: {
  of: ModelCapability;
  model: MaturityModel;
}) {
  const { of, model } = props;
  const { t } = useMaturityTranslation();
  const { check, threshold, reason, source } = useRuleColumns<ModelCheck>();
  return (
    <PanelFrame
      title={<CapabilityName capability={of.capability} title={of.title} />}
    >
      <div className={shared.body}>
        <p className={shared.aside}>{of.description}</p>
      </div>
      <Scroll label={of.title}>
        <DataTable
          label={of.title}
          rows={of.checks}
          keyOf={({ id }) => id}
          columns={[
            check,
            {
              id: 'level',
              title: t('model.level'),
              cell: ({ level }) => (
                <LevelPips
                  level={level}
                  of={model.levels.length}
                  name={levelNameOf(level, model.levels)}
                />
              ),
            },
            threshold,
            reason,
            source,
          ]}
        />
      </Scroll>
    </PanelFrame>
  );
}

/** What is measured beside the capabilities. */
export function PracticeThresholds(props: Pick<MaturityModel, 'practices'>) {
  const { practices } = props;
  const { t } = useMaturityTranslation();
  const { threshold, reason, source } =
    useRuleColumns<MaturityModel['practices'][number]>();
  return practices.length === 0 ? null : (
    <PanelFrame
      title={t('model.practices')}
      meta={<span>{t('model.practicesNote')}</span>}
    >
      <Scroll label={t('model.practices')}>
        <DataTable
          label={t('model.practices')}
          rows={practices}
          keyOf={({ id }) => id}
          columns={[
            {
              id: 'check',
              title: t('model.check'),
              cell: rule => (
                <>
                  {rule.title}
                  <div className={shared.below}>{rule.description}</div>
                  <WhyOnPhone of={rule} />
                </>
              ),
            },
            threshold,
            reason,
            source,
          ]}
        />
      </Scroll>
    </PanelFrame>
  );
}
