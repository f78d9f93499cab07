import {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';

type AnyRequest = AuditorServiceCreateEventOptions['request'];

/** Writes down that somebody does something, and whether they got to. */
export async function audited<T>(
  auditor: AuditorService,
  {
    eventId,
    request,
    meta,
  }: { eventId: string; request?: unknown; meta: JsonObject },
  work: () => Promise<T>,
): Promise<T> {
  const event = await auditor.createEvent({
    eventId,
    severityLevel: 'medium',
    request: request as AnyRequest,
    meta,
  });
  try {
    const result = await work();
    await event.success({ meta });
    return result;
  } catch (error) {
    await event.fail({ error: error as Error, meta });
    throw error;
  }
}
