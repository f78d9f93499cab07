import { findUnstorable, NewEvent, Parser, Unreadable } from '../../log';
import { findProblemOfTime } from '../findProblemOfTime';
import { writeJson } from '../parseJson';
import { CloudEvent, readCloudEvents } from './cloudEvents';
import { CDEVENT_KINDS } from './schema';
import { CdEvent, validateCdEvent } from './validate';

const TYPE =
  /^(?<name>dev\.cdeventsx?\.(?<subject>[A-Za-z0-9-]+)\.(?<predicate>[A-Za-z]+))(?:\.|$)/;
/** Those that other ways in give to what they take: keys are shared by all. */
const RESERVED_SOURCE = /^(?:github$|portal$|git:|alertmanager:)/;

/** Subjects of our own that are those of CDEvents. */
const SUBJECTS: Readonly<Record<string, string>> = {
  'groundwork-environment': 'environment',
};

/** Makes events of CDEvents in CloudEvents. */
export const readCdEvents: Parser = delivery => {
  const { events, unreadable } = readCloudEvents(delivery);
  const read = events.map(event => toEvent(event, delivery.at));
  return {
    events: read.filter((it): it is NewEvent => !('reason' in it)),
    unreadable: [
      ...unreadable,
      ...read.filter((it): it is Unreadable => 'reason' in it),
    ],
  };
};

function toEvent(cloudEvent: CloudEvent, at: Date): NewEvent | Unreadable {
  const refuse = (reason: string): Unreadable => ({
    ...cloudEvent.origin,
    reason,
  });
  const read = readData(cloudEvent, at);
  if ('reason' in read) {
    return refuse(read.reason);
  }
  const payload = writeJson(cloudEvent.data ?? null);
  if (payload === undefined) {
    return refuse('data is nested too deeply');
  }
  const event: NewEvent = { ...read, payload };
  const problem = findUnstorable(event);
  return problem ? refuse(`Of the event, ${problem}`) : event;
}

type Read = Omit<NewEvent, 'payload'> | { reason: string };

function readData(cloudEvent: CloudEvent, at: Date): Read {
  if (RESERVED_SOURCE.test(cloudEvent.source)) {
    return {
      reason: `The source '${cloudEvent.source}' is reserved; use a URI that names the sender, such as https://ci.example.test`,
    };
  }
  const { name, subject, predicate } = TYPE.exec(cloudEvent.type)?.groups ?? {};
  if (name === undefined) {
    return ignore(
      cloudEvent,
      at,
      `'${cloudEvent.type}' is no type of CDEvents`,
    );
  }
  const kind = `${subject}.${predicate}`;
  if (!CDEVENT_KINDS.includes(kind)) {
    return ignore(
      cloudEvent,
      at,
      `Events '${name}' are not used; used are ${CDEVENT_KINDS.join(', ')}`,
    );
  }
  const validated = validateCdEvent(kind, cloudEvent.data);
  if ('reason' in validated) {
    return { reason: `The data of '${name}' is wrong: ${validated.reason}` };
  }
  const { event } = validated;
  const difference = findDifference(cloudEvent, event);
  if (difference) {
    return { reason: difference };
  }
  const occurredAt = new Date(event.context.timestamp);
  const problem = findProblemOfTime(occurredAt, at);
  if (problem) {
    return { reason: `context.timestamp ${problem}` };
  }
  return {
    source: event.context.source,
    eventId: event.context.id,
    type: name,
    subject: subjectOf(SUBJECTS[subject] ?? subject, event),
    occurredAt,
  };
}

/**
 * Sources have no spaces, so no two subjects have the same text. Of a service each
 * deployment is a subject of its own, so that years of them are not read again with
 * each one.
 */
function subjectOf(kind: string, event: CdEvent): string {
  const { context, subject, customData } = event;
  const named = `${kind}:${subject.source ?? context.source} ${subject.id}`;
  return kind === 'service'
    ? `${named} ${idOf(customData?.deployment?.id) ?? context.id}`
    : named;
}

/** Custom data has any shape. */
function idOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What is not used is kept under the key that its envelope has. */
function ignore(
  { source, id, type, time }: CloudEvent,
  at: Date,
  ignored: string,
): Read {
  const told = new Date(time ?? NaN);
  return {
    source,
    eventId: id,
    type,
    occurredAt: findProblemOfTime(told, at) ? at : told,
    ignored,
  };
}

/**
 * Where the envelope says something else than what is in it.
 *
 * @see {@link https://github.com/cdevents/spec/blob/v0.5.1/cloudevents-binding.md}
 */
function findDifference(
  cloudEvent: CloudEvent,
  { context }: CdEvent,
): string | undefined {
  const field = (['id', 'source', 'type'] as const).find(
    it => cloudEvent[it] !== context[it],
  );
  return field
    ? `The ${field} of the CloudEvent, '${cloudEvent[field]}', must be that of the CDEvent, '${context[field]}'`
    : undefined;
}
