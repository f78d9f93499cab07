import {
  formatAbsoluteTime,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { ResolvedPart } from '@groundwork/backstage-plugin-ownership-common';
import { incidentMessage } from '../lookup/incidentMessage';
import { useOwnershipTranslation } from '../translation';
import { useEntityAddress } from './useEntityAddress';

/**
 * Makes the message for the channel of an incident. Its times name their zone:
 * who reads it may be elsewhere, and tomorrow.
 */
export function useIncidentMessage(parts: ResolvedPart[]): () => string {
  const { t } = useOwnershipTranslation();
  const addressOf = useEntityAddress();
  const locale = useLocale();
  return () =>
    incidentMessage(parts, {
      t,
      addressOf,
      until: time => formatAbsoluteTime(new Date(time), locale),
    });
}
