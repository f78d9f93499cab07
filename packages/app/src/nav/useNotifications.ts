import { useEffect, useRef } from 'react';
import useAsync from 'react-use/esm/useAsync';
import {
  errorApiRef,
  toastApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import { useSignal } from '@backstage/plugin-signals-react';
import { usePortalTranslation } from '../translation/usePortalTranslation';

/** What the notifications backend says when something changes. */
type NotificationSignal =
  | { action: 'new_notification'; notification_id: string }
  | { action: 'notification_read' | 'notification_unread' };

const TOAST_MS = 15_000;

/** How many notifications are unread; nothing as long as that is not known. */
export function useUnreadCount(): number | undefined {
  const notificationsApi = useApi(notificationsApiRef);
  const { lastSignal } = useSignal<NotificationSignal>('notifications');
  const { value } = useAsync(
    () => notificationsApi.getStatus(),
    [notificationsApi, lastSignal],
  );
  return value?.unread;
}

/** Shows each notification that arrives for a moment. */
export function useNotificationToasts(): void {
  const notificationsApi = useApi(notificationsApiRef);
  const toastApi = useApi(toastApiRef);
  const errorApi = useApi(errorApiRef);
  const { t } = usePortalTranslation();
  const { lastSignal } = useSignal<NotificationSignal>('notifications');

  // A change of language must not show the same notification again.
  const shown = useRef<NotificationSignal | null>(null);

  useEffect(() => {
    if (
      lastSignal?.action !== 'new_notification' ||
      lastSignal === shown.current
    ) {
      return;
    }
    shown.current = lastSignal;
    notificationsApi.getNotification(lastSignal.notification_id).then(
      ({ payload }) => {
        const { title, description, link, severity } = payload;
        toastApi.post({
          title,
          description,
          status: severity === 'critical' ? 'danger' : 'info',
          links: link ? [{ label: t('nav.openNotification'), href: link }] : [],
          timeout: TOAST_MS,
        });
      },
      error =>
        errorApi.post(
          new ForwardedError(t('nav.notificationFailed'), error),
          // The count is right all the same; this is no reason to interrupt.
          { hidden: true },
        ),
    );
  }, [lastSignal, notificationsApi, toastApi, errorApi, t]);
}
