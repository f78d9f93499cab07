import { Button } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { useApi } from '@backstage/core-plugin-api';
import {
  EntityLink,
  isDenied,
  Notice,
  reasonOf,
  useSending,
  useToast,
} from '@groundwork/backstage-plugin-groundwork-react';
import { TeamMaturity } from '@groundwork/backstage-plugin-maturity-common';
import { maturityApiRef } from '../../api';
import { useMaturityLinks } from '../../hooks/useMaturityLinks';
import { useMaturityTranslation } from '../../translation';
import { LinkTo, useDenied } from '../shared';
import shared from '../shared/shared.module.css';
import styles from './TeamView.module.css';

/** Evaluates the team anew, and says how that went. */
function useEvaluate(
  of: TeamMaturity,
  onEvaluated: (of: TeamMaturity) => void,
) {
  const api = useApi(maturityApiRef);
  const toast = useToast();
  const { t } = useMaturityTranslation();
  const { state, send } = useSending();
  const { entityRef, title } = of.team;
  const evaluate = () =>
    send(async () => {
      const anew = await api.evaluateTeam(entityRef);
      if (!anew) {
        throw new Error(t('team.unknownAdvice', { team: entityRef }));
      }
      onEvaluated(anew);
      toast(t('team.evaluated', { team: title }));
    });
  return { state, evaluate };
}

function EvaluateFailed(props: { error: Error }) {
  const { error } = props;
  const { t } = useMaturityTranslation();
  const denied = useDenied();
  return isDenied(error) ? (
    <Notice tone="neutral" {...denied} />
  ) : (
    <Notice
      title={t('team.evaluateFailed')}
      advice={t('shared.failedAdvice', { reason: reasonOf(error) })}
    />
  );
}

/** Which team, where it belongs, and a way to have it evaluated now. */
export function TeamHeader(props: {
  of: TeamMaturity;
  /** Whether the page around it says already which team it is. */
  isNamed: boolean;
  onEvaluated(of: TeamMaturity): void;
}) {
  const { of, isNamed, onEvaluated } = props;
  const { team } = of;
  const { t } = useMaturityTranslation();
  const links = useMaturityLinks();
  const { state, evaluate } = useEvaluate(of, onEvaluated);
  return (
    <>
      <div className={shared.bar}>
        <div className={shared.row}>
          {!isNamed && <h2 className={styles.team}>{team.title}</h2>}
          <span className={shared.aside}>
            {!isNamed && (
              <>
                <EntityLink
                  entityRef={team.entityRef}
                  title={t('team.groupPage')}
                />
                {' · '}
              </>
            )}
            {team.parent && (
              <>
                {t('team.partOf')} <EntityLink entityRef={team.parent} />
                {' · '}
              </>
            )}
            <LinkTo to={links.all()}>{t('team.back')}</LinkTo>
          </span>
        </div>
        {of.graded && (
          <div className={styles.buttons}>
            <Button
              variant="secondary"
              size="small"
              iconStart={<RiRefreshLine />}
              isPending={state.status === 'sending'}
              onPress={evaluate}
            >
              {t('team.evaluate')}
            </Button>
          </div>
        )}
      </div>
      {state.status === 'failed' && <EvaluateFailed error={state.error} />}
    </>
  );
}
