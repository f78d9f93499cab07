import { useState } from 'react';
import { alertApiRef, useApi, useApiHolder } from '@backstage/core-plugin-api';
import { toastApiRef } from '@backstage/frontend-plugin-api';
import { FeedbackRequest } from '@groundwork/backstage-plugin-ownership-common';
import { ownershipApiRef } from '../api';

/** What became of a feedback. */
export type FeedbackState =
  | { status: 'open' }
  | { status: 'sending' }
  | { status: 'sent' }
  | { status: 'failed'; error: Error };

const SHOWN_MS = 5_000;

/** Says thanks; older apps know alerts only. */
function useThanks(): (message: string) => void {
  const apis = useApiHolder();
  return message => {
    const toasts = apis.get(toastApiRef);
    if (toasts) {
      toasts.post({ title: message, status: 'success', timeout: SHOWN_MS });
    } else {
      apis
        .get(alertApiRef)
        ?.post({ message, severity: 'success', display: 'transient' });
    }
  };
}

/** Tells the backend what somebody says of an answer. */
export function useFeedback(thanks: string): {
  state: FeedbackState;
  /** Whether it arrived. */
  send(feedback: FeedbackRequest): Promise<boolean>;
} {
  const api = useApi(ownershipApiRef);
  const thank = useThanks();
  const [state, setState] = useState<FeedbackState>({ status: 'open' });
  const send = async (feedback: FeedbackRequest) => {
    setState({ status: 'sending' });
    try {
      await api.sendFeedback(feedback);
    } catch (error) {
      setState({ status: 'failed', error: error as Error });
      return false;
    }
    setState({ status: 'sent' });
    thank(thanks);
    return true;
  };
  return { state, send };
}
