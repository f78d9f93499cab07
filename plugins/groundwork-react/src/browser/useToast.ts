import { useCallback } from 'react';
import { alertApiRef, useApiHolder } from '@backstage/core-plugin-api';
import { toastApiRef } from '@backstage/frontend-plugin-api';

const SHOWN_MS = 5_000;

/**
 * Says for a moment that something went well; older apps know alerts only.
 *
 * @public
 */
export function useToast(): (message: string) => void {
  const apis = useApiHolder();
  return useCallback(
    message => {
      const toasts = apis.get(toastApiRef);
      if (toasts) {
        toasts.post({ title: message, status: 'success', timeout: SHOWN_MS });
      } else {
        apis
          .get(alertApiRef)
          ?.post({ message, severity: 'success', display: 'transient' });
      }
    },
    [apis],
  );
}
