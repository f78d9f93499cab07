import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import {
  Notice,
  useToast,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  EntityScorecards,
  scorecardsEvaluatePermission,
} from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardsApiRef } from '../../api';
import { useScorecardsTranslation } from '../../translation';

/** Collects the facts of the entity anew; for those who may. */
export function EvaluateButton(props: {
  entityRef: string;
  onEvaluated(evaluated: EntityScorecards): void;
}) {
  const { entityRef, onEvaluated } = props;
  const api = useApi(scorecardsApiRef);
  const { t } = useScorecardsTranslation();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const { allowed } = usePermission({
    permission: scorecardsEvaluatePermission,
  });
  if (!allowed) {
    return null;
  }
  const evaluate = async () => {
    setBusy(true);
    setError(undefined);
    try {
      onEvaluated(await api.evaluateEntity(entityRef));
      toast(t('entity.evaluateDone'));
    } catch (reason) {
      setError(toError(reason));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        variant="secondary"
        size="small"
        iconStart={<RiRefreshLine />}
        isPending={isBusy}
        onPress={evaluate}
      >
        {t('entity.evaluate')}
      </Button>
      {error && (
        <Notice title={t('entity.evaluateFailed')} advice={error.message} />
      )}
    </>
  );
}
