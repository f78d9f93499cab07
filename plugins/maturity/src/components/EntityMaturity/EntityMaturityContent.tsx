import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { TeamView } from '../TeamView';

/** The tab "Maturity" of a group. */
export function EntityMaturityContent() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return <TeamView key={entityRef} entityRef={entityRef} isNamed />;
}
