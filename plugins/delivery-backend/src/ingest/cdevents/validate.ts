import { JsonObject } from '@backstage/types';
import Ajv2020, { ErrorObject, ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { CDEVENT_KINDS, cdEventsSchema, schemaRefOf } from './schema';

/** A CDEvent that the schema has been found to describe. */
export interface CdEvent {
  context: {
    specversion?: string;
    version?: string;
    id: string;
    source: string;
    type: string;
    timestamp: string;
  };
  subject: { id: string; source?: string; content: JsonObject };
  customData?: { deployment?: { id?: unknown } };
}

const ajv = addFormats(new Ajv2020({ allErrors: true, verbose: true }));
ajv.addSchema(cdEventsSchema);

const validators = new Map<string, ValidateFunction<CdEvent>>(
  CDEVENT_KINDS.map(kind => [
    kind,
    ajv.compile<CdEvent>({ $ref: schemaRefOf(kind) }),
  ]),
);

/** Problems that are told; one event can have very many. */
const MAX_PROBLEMS = 5;

/**
 * Checks an event of one of the kinds that are used.
 *
 * @returns the event, or what is wrong with it
 */
export function validateCdEvent(
  kind: string,
  data: unknown,
): { event: CdEvent } | { reason: string } {
  const validate = validators.get(kind);
  if (!validate) {
    throw new Error(
      `There is no schema of '${kind}'; there are ${CDEVENT_KINDS.join(', ')}`,
    );
  }
  if (validate(data)) {
    return { event: data };
  }
  const problems = (validate.errors ?? [])
    // Which of the alternatives fail says less than that all do
    .filter(({ schemaPath }) => !schemaPath.includes('/anyOf/'))
    .slice(0, MAX_PROBLEMS);
  return { reason: problems.map(describe).join('; ') };
}

function describe({
  instancePath,
  keyword,
  params,
  message,
  parentSchema,
}: ErrorObject): string {
  const field = instancePath.split('/').slice(1).join('.') || 'the event';
  switch (keyword) {
    case 'required':
      return instancePath === ''
        ? `${params.missingProperty} is required`
        : `${field}.${params.missingProperty} is required`;
    case 'anyOf':
      return `${field}.specversion is required: the version of the specification, such as 0.5.1`;
    case 'enum':
      return `${field} must be one of ${parentSchema?.enum?.join(', ')}`;
    case 'pattern':
      return field.endsWith('version')
        ? `${field} must be 0.4.x or 0.5.x`
        : `${field} must end with a version 0.x.y, as in dev.cdevents.change.merged.0.3.0`;
    case 'format':
      return params.format === 'date-time'
        ? `${field} must be a time as in 2026-03-03T09:30:00Z`
        : `${field} must be a URI or the relative part of one, without spaces`;
    default:
      return `${field} ${message}`;
  }
}
