import { useApi } from '@backstage/core-plugin-api';
import { Button } from '@backstage/ui';
import { IncidentChain } from '@groundwork/backstage-plugin-delivery-common';
import {
  Notice,
  reasonOf,
  useSending,
  useToast,
} from '@groundwork/backstage-plugin-groundwork-react';
import { deliveryApiRef } from '../../api';
import { useDeliveryTranslation } from '../../translation';

/** Says that what was taken for an incident was none, or was one after all. */
export function WasIncident(props: {
  chain: IncidentChain;
  onChanged(chain: IncidentChain): void;
}) {
  const { chain, onChanged } = props;
  const { id, isIncident = true } = chain.incident;
  const api = useApi(deliveryApiRef);
  const { t } = useDeliveryTranslation();
  const toast = useToast();
  const { state, send } = useSending();
  const change = () =>
    send(async () => {
      onChanged(await api.changeIncident(id, { isIncident: !isIncident }));
      toast(t('incidents.changeDone'));
    });
  const button = chain.mayWrite && (
    <Button
      variant={isIncident ? 'tertiary' : 'secondary'}
      size="small"
      isPending={state.status === 'sending'}
      onPress={change}
    >
      {t(isIncident ? 'incidents.noIncident' : 'incidents.wasOne')}
    </Button>
  );
  return (
    <>
      {isIncident ? (
        button && <div>{button}</div>
      ) : (
        <Notice
          tone="neutral"
          title={t('incidents.noIncident')}
          advice={t('incidents.wasNone')}
        >
          {button}
        </Notice>
      )}
      {state.status === 'failed' && (
        <Notice
          title={t('incidents.changeFailed')}
          advice={reasonOf(state.error)}
        />
      )}
    </>
  );
}
