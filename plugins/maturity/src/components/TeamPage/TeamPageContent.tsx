import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRefParams } from '@backstage/core-plugin-api';
import { teamRouteRef } from '../../routes';
import shared from '../shared/shared.module.css';
import { TeamView } from '../TeamView';

/** A team: `/maturity/teams/:namespace/:name`. */
export function TeamPageContent() {
  const { namespace, name } = useRouteRefParams(teamRouteRef);
  const entityRef = stringifyEntityRef({ kind: 'group', namespace, name });
  return (
    <div className={shared.page}>
      <TeamView key={entityRef} entityRef={entityRef} />
    </div>
  );
}
