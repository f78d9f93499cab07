import { parseScope } from '@groundwork/backstage-plugin-delivery-common';
import { EntityTitle } from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryTranslation } from '../../translation';

/** What numbers are of, by the name that people know it by. */
export function ScopeName(props: { scope: string }) {
  const { t } = useDeliveryTranslation();
  const scope = parseScope(props.scope);
  switch (scope?.kind) {
    case 'entity':
      return <EntityTitle entityRef={scope.entityRef} />;
    case 'repository':
      return <>{scope.repository}</>;
    default:
      return <>{t('shared.everything')}</>;
  }
}
