import { parseEntityRef } from '@backstage/catalog-model';
import { ApprovalRequest } from '@groundwork/backstage-plugin-environments-common';
import { useEnvironmentsTranslation } from '../../translation';

/** Says what an approval is about, in a sentence of something else. */
export function useWhat(): (approval: ApprovalRequest) => string {
  const { t } = useEnvironmentsTranslation();
  return ({ subject }) =>
    subject.kind === 'environment'
      ? t('approvals.whatEnvironment', { name: subject.name })
      : t('approvals.whatDeployment', {
          version: subject.version,
          component: parseEntityRef(subject.component).name,
          stage: subject.stage,
        });
}
