import { useState } from 'react';
import { Checkbox, TextAreaField } from '@backstage/ui';
import {
  DeploymentKind,
  DeploymentRequest,
  DeploymentVerdict,
} from '@groundwork/backstage-plugin-environments-common';
import { Notice } from '@groundwork/backstage-plugin-groundwork-react';
import { overridableGates } from '../../../logic/deployments';
import { useEnvironmentsTranslation } from '../../../translation';
import styles from '../Deployments.module.css';

/** More than the backend keeps is not taken. */
const MAX_REASON = 1_000;

function overrideOf(reason: string): DeploymentRequest['override'] {
  return reason.trim() ? { reason: reason.trim() } : undefined;
}

/** Where a gate refuses that can be overridden: a reason why it should be. */
export function OverrideFields(props: {
  kind: DeploymentKind;
  verdict: DeploymentVerdict;
  /** Whether what is shown was worked out with the override. */
  isAsked: boolean;
  onChange(override: DeploymentRequest['override']): void;
}) {
  const { kind, verdict, isAsked, onChange } = props;
  const { t } = useEnvironmentsTranslation();
  const [isWanted, setWanted] = useState(false);
  const [reason, setReason] = useState('');
  const isInTheWay = overridableGates(kind, verdict).length > 0;
  if (!isInTheWay && !isWanted) {
    return null;
  }
  return (
    <div className={styles.plan}>
      <Checkbox
        isSelected={isWanted}
        onChange={wanted => {
          setWanted(wanted);
          onChange(wanted ? overrideOf(reason) : undefined);
        }}
      >
        {t('deployments.override')}
      </Checkbox>
      {isWanted && (
        <TextAreaField
          label={t('deployments.overrideReason')}
          description={t('deployments.overrideHint')}
          rows={2}
          secondaryLabel={t('deployments.required')}
          aria-required
          maxLength={MAX_REASON}
          value={reason}
          onChange={to => {
            setReason(to);
            onChange(overrideOf(to));
          }}
        />
      )}
      {isInTheWay && isAsked && (
        <Notice
          tone="warning"
          title={t('deployments.overrideRefusedTitle')}
          advice={t('deployments.overrideRefused')}
        />
      )}
    </div>
  );
}
