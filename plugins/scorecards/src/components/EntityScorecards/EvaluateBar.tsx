import { ReactNode, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import {
  Day,
  Notice,
  reasonOf,
  useToast,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  CollectorFailure,
  EntityScorecards,
  scorecardsEvaluatePermission,
} from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardsApiRef } from '../../api';
import { useScorecardsTranslation } from '../../translation';
import styles from './EntityScorecards.module.css';

/** Which sources could not be read, and why: one may fail in several ways. */
function Failures(props: { evaluated: boolean; failed: CollectorFailure[] }) {
  const { evaluated, failed } = props;
  const { t } = useScorecardsTranslation();
  const count = new Set(failed.map(({ collectorId }) => collectorId)).size;
  return (
    <Notice
      tone="warning"
      title={
        evaluated
          ? t('entity.collectorsFailed', { count })
          : t('entity.collectorsFailedLater', { count })
      }
      advice={
        <>
          <span className={styles.failures} role="list">
            {failed.map(({ collectorId, error, since, factIds }) => (
              <span key={`${collectorId} ${error}`} role="listitem">
                {t('entity.collectorFailed', { collector: collectorId, error })}
                <span className={styles.aside}>
                  {factIds && factIds.length > 0 && (
                    <>
                      {' · '}
                      <code className={styles.code}>{factIds.join(', ')}</code>
                    </>
                  )}
                  {' · '}
                  {t('entity.collectorFailedSince')} <Day value={since} />
                </span>
              </span>
            ))}
          </span>
          {t('entity.collectorsKept')}
        </>
      }
    />
  );
}

/** What became of the last time that it was pressed. */
type Outcome =
  | { status: 'idle' }
  | { status: 'busy' }
  | { status: 'done'; evaluated: boolean; failed: CollectorFailure[] }
  | { status: 'failed'; error: Error };

/**
 * Collects the facts of the entity anew, for those who may, beside what else
 * there is to be done.
 */
export function EvaluateBar(props: {
  entityRef: string;
  onEvaluated(evaluated: EntityScorecards): void;
  children: ReactNode;
}) {
  const { entityRef, onEvaluated, children } = props;
  const api = useApi(scorecardsApiRef);
  const { t } = useScorecardsTranslation();
  const toast = useToast();
  const [outcome, setOutcome] = useState<Outcome>({ status: 'idle' });
  const { allowed } = usePermission({
    permission: scorecardsEvaluatePermission,
  });
  const evaluate = async () => {
    setOutcome({ status: 'busy' });
    try {
      const { evaluated, failed, ...found } = await api.evaluateEntity(
        entityRef,
      );
      setOutcome({ status: 'done', evaluated, failed });
      onEvaluated(found);
      if (failed.length === 0) {
        toast(t(evaluated ? 'entity.evaluateDone' : 'entity.evaluateLater'));
      }
    } catch (reason) {
      setOutcome({ status: 'failed', error: toError(reason) });
    }
  };
  return (
    <>
      <div className={styles.toolbar}>
        {children}
        {allowed && (
          <Button
            variant="secondary"
            size="small"
            iconStart={<RiRefreshLine />}
            isPending={outcome.status === 'busy'}
            onPress={evaluate}
          >
            {t('entity.evaluate')}
          </Button>
        )}
      </div>
      {outcome.status === 'failed' && (
        <Notice
          title={t('entity.evaluateFailed')}
          advice={reasonOf(outcome.error)}
        />
      )}
      {outcome.status === 'done' && outcome.failed.length > 0 && (
        <Failures evaluated={outcome.evaluated} failed={outcome.failed} />
      )}
    </>
  );
}
