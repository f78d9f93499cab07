import { useRouteRef } from '@backstage/core-plugin-api';
import { deliveryRouteRef } from '../routes';

/** Where the delivery of a scope is; undefined where delivery is not installed. */
export function useDeliveryLink(): (scope: string) => string | undefined {
  const path = useRouteRef(deliveryRouteRef)?.();
  return scope => path && `${path}?${new URLSearchParams({ scope })}`;
}
