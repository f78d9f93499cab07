import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Panel,
  PanelEmptiness,
  RowSkeletons,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { TeamMaturity } from '@groundwork/backstage-plugin-maturity-common';
import { maturityApiRef } from '../../api';
import { useMaturityLinks } from '../../hooks/useMaturityLinks';
import { useMaturityTranslation } from '../../translation';
import { LinkTo, TeamLevels, useDenied } from '../shared';
import shared from '../shared/shared.module.css';
import { FirstStep } from '../widgets/FirstStep';

/** A card shows no history. */
const DAYS = 1;

function Card(props: { entityRef: string }) {
  const { entityRef } = props;
  const api = useApi(maturityApiRef);
  const { t } = useMaturityTranslation();
  const links = useMaturityLinks();
  const denied = useDenied();
  const state = useLoadable(
    () => api.findTeam(entityRef, { days: DAYS }),
    [api, entityRef],
  );
  const path = links.team(entityRef);
  const empty = (of: TeamMaturity | undefined): PanelEmptiness | undefined => {
    if (!of) {
      return {
        title: t('team.unknownTitle'),
        advice: t('team.unknownAdvice', { team: entityRef }),
      };
    }
    return of.graded
      ? undefined
      : {
          title: t('widgets.notGraded'),
          advice: t('widgets.notGradedAdvice'),
          action: path ? { title: t('widgets.all'), href: path } : undefined,
        };
  };
  return (
    <Panel
      title={t('widgets.card')}
      state={state}
      skeleton={<RowSkeletons rows={6} />}
      failed={t('team.failed')}
      denied={denied}
      empty={empty}
      meta={of => of && <LinkTo to={path}>{t('widgets.all')}</LinkTo>}
    >
      {of =>
        of && (
          <div className={shared.body}>
            <TeamLevels
              label={t('team.capabilities')}
              capabilities={of.capabilities}
              levels={of.model.levels}
            />
            <FirstStep of={of} />
          </div>
        )
      }
    </Panel>
  );
}

/** Six levels and what to do first; on the page of a group. */
export function EntityMaturityCardContent() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return <Card key={entityRef} entityRef={entityRef} />;
}
