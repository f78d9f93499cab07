import {
  ConstraintFindingAnswer,
  DeliveryStage,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  formatNumber,
  formatShare,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { CAPABILITY_OF_STAGE } from '@groundwork/backstage-plugin-maturity-common';
import { useMaturityTranslation } from '../translation';
import { useHours } from './useHours';

/** How it is said what holds changes up. */
export interface ConstraintTexts {
  /** Which stage, or why that is not said. */
  sentence(finding: ConstraintFindingAnswer): string;
  /** What it rests on; empty where no stage is named. */
  evidence(finding: ConstraintFindingAnswer): string;
  /** The capability that it rests on; empty where no stage is named. */
  capability(finding: ConstraintFindingAnswer): string;
  stage(stage: DeliveryStage): string;
  /** The same, within a sentence. */
  stageWithin(stage: DeliveryStage): string;
  changes(n: number): string;
}

/** What it rests on that a stage is named. */
function useEvidence(
  stageWithin: ConstraintTexts['stageWithin'],
  changes: ConstraintTexts['changes'],
): ConstraintTexts['evidence'] {
  const { t } = useMaturityTranslation();
  const { hours, interval } = useHours();
  return finding => {
    if (finding.status === 'abstained') {
      return '';
    }
    const saving = finding.stages.find(it => it.stage === finding.stage);
    if (!saving) {
      return '';
    }
    const said = {
      changes: changes(finding.mergedChanges),
      stage: stageWithin(finding.stage),
      saved: hours(saving.savedHours),
    };
    const between = interval(saving.interval, saving.savedHours);
    return between
      ? t('constraint.evidenceInterval', { ...said, interval: between })
      : t('constraint.evidence', said);
  };
}

/** How it is said what holds changes up. */
export function useConstraintTexts(): ConstraintTexts {
  const { t } = useMaturityTranslation();
  const locale = useLocale();
  const stage = (id: DeliveryStage) => t(`constraint.stage.${id}`);
  const stageWithin = (id: DeliveryStage) => t(`constraint.stageWithin.${id}`);
  const changes = (n: number) =>
    t('constraint.changes', {
      count: n,
      number: formatNumber(n, locale),
    });
  return {
    stage,
    stageWithin,
    changes,
    sentence: finding =>
      finding.status === 'abstained'
        ? t(`constraint.abstained.${finding.reason}`, {
            found: formatNumber(finding.found, locale),
            needed: formatNumber(finding.needed, locale),
          })
        : t(`constraint.${finding.status}`, {
            stage: stage(finding.stage),
            runnerUp: stageWithin(finding.runnerUp),
            share: formatShare(finding.share, locale),
          }),
    evidence: useEvidence(stageWithin, changes),
    capability: finding => {
      if (finding.status !== 'named') {
        return '';
      }
      const capability = CAPABILITY_OF_STAGE[finding.stage];
      return capability
        ? t('constraint.capability', {
            capability: t(`shared.capability.${capability}`),
          })
        : t('constraint.noCapability');
    },
  };
}
