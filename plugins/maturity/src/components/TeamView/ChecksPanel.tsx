import { Button } from '@backstage/ui';
import {
  Loadable,
  Notice,
  PanelFrame,
  reasonOf,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  MaturityModelAnswer,
  TeamCapabilityDetail,
  TeamMaturity,
} from '@groundwork/backstage-plugin-maturity-common';
import { useMaturityTranslation } from '../../translation';
import { CapabilityName } from '../shared';
import shared from '../shared/shared.module.css';
import { CheckInModel, CheckRow } from './CheckRow';
import styles from './TeamView.module.css';

/** The model beside a team: levels are there without it, sources are not. */
export type ModelState = Loadable<MaturityModelAnswer>;

function checksOf(
  model: ModelState,
  { capability }: TeamCapabilityDetail,
): CheckInModel[] {
  return model.status === 'ready'
    ? model.value.model.capabilities.find(it => it.capability === capability)
        ?.checks ?? []
    : [];
}

function Checks(props: {
  of: TeamMaturity;
  capability: TeamCapabilityDetail;
  model: ModelState;
}) {
  const { of, capability, model } = props;
  const { t } = useMaturityTranslation();
  const { checks, title } = capability;
  const known = checksOf(model, capability);
  return (
    <details className={styles.group}>
      <summary>
        <CapabilityName capability={capability.capability} title={title} />
        <span className={shared.below}>
          {checks.length === 0
            ? t('team.noChecks')
            : t('team.checksOf', {
                passing: `${
                  checks.filter(({ status }) => status === 'pass').length
                }`,
                of: `${checks.length}`,
              })}
        </span>
      </summary>
      <ul className={styles.checks} aria-label={title}>
        {checks.map(check => (
          <CheckRow
            key={check.checkId}
            check={check}
            team={of.team}
            levels={of.model.levels}
            inModel={known.find(({ id }) => id === check.checkId)}
            hasLevel
          />
        ))}
      </ul>
    </details>
  );
}

/** That sources are missing, and a way to read them again. */
function SourcesFailed(props: { model: ModelState }) {
  const { model } = props;
  const { t } = useMaturityTranslation();
  return model.status === 'failed' ? (
    <div className={shared.body}>
      <Notice
        tone="warning"
        title={t('team.sourcesFailed')}
        advice={reasonOf(model.error)}
      >
        <Button variant="secondary" onPress={model.retry}>
          {t('shared.retry')}
        </Button>
      </Notice>
    </div>
  ) : null;
}

/** All checks, capability by capability, with where their thresholds come from. */
export function ChecksPanel(props: { of: TeamMaturity; model: ModelState }) {
  const { of, model } = props;
  const { t } = useMaturityTranslation();
  return (
    <PanelFrame title={t('team.checks')}>
      <SourcesFailed model={model} />
      {of.capabilities.map(capability => (
        <Checks
          key={capability.capability}
          of={of}
          capability={capability}
          model={model}
        />
      ))}
    </PanelFrame>
  );
}
