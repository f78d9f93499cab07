import { AuditorService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

/** What is written down of something that somebody does. */
export interface Deed {
  auditor: AuditorService;
  /** Absent where no route was called. */
  request?: Request;
  eventId: string;
  meta?: JsonObject;
}

/** Writes down that somebody does something, and whether they got to. */
export async function audited<T>(
  { auditor, ...deed }: Deed,
  work: () => Promise<T>,
  about: (result: T) => JsonObject = () => ({}),
): Promise<T> {
  const event = await auditor.createEvent({ severityLevel: 'medium', ...deed });
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await event.fail({ error: error as Error });
    throw error;
  }
  await event.success({ meta: about(result) });
  return result;
}
