import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { scorecardsApiRef } from '../../api';
import { expiryOf, WaiverDraft } from '../../logic/waivers';

/** What became of a request. */
export type RequestState =
  | { status: 'open' }
  | { status: 'sending' }
  | { status: 'failed'; error: Error };

/** Asks the backend for a waiver. */
export function useWaiverRequest(
  target: { entityRef: string; scorecardId: string; checkId: string },
  on: { onSent(): void; onRefused(error: Error): void },
): { state: RequestState; send(draft: WaiverDraft): Promise<void> } {
  const api = useApi(scorecardsApiRef);
  const [state, setState] = useState<RequestState>({ status: 'open' });
  const send = async (draft: WaiverDraft) => {
    setState({ status: 'sending' });
    try {
      await api.requestWaiver({
        ...target,
        reason: draft.reason.trim(),
        expiresAt: expiryOf(draft, new Date()),
        compensatingCheckId: draft.compensatingCheckId,
      });
    } catch (reason) {
      const error = toError(reason);
      setState({ status: 'failed', error });
      on.onRefused(error);
      return;
    }
    on.onSent();
  };
  return { state, send };
}
