import { JsonObject } from '@backstage/types';
import { findUnstorable, NewEvent, Parser, Reading } from '../../log';
import { findProblemOfTime } from '../findProblemOfTime';
import { isObject, Parsed, parseJson } from '../parseJson';
import { GITHUB_EVENTS } from './events';

/** How events of GitHub begin in the log. */
const PREFIX = 'github';
const FORM = 'application/x-www-form-urlencoded';

type Outcome = { event: NewEvent } | { reason: string };

/** Makes an event of a delivery of a webhook of GitHub. */
export const readGithub: Parser = ({ headers, body, at }): Reading => {
  const outcome = read(headers, body, at);
  return 'event' in outcome
    ? { events: [outcome.event], unreadable: [] }
    : { events: [], unreadable: [{ headers, body, reason: outcome.reason }] };
};

function read(
  headers: Readonly<Record<string, string>>,
  body: Buffer,
  at: Date,
): Outcome {
  const name = headers['x-github-event'];
  const eventId = headers['x-github-delivery'];
  if (!name || !eventId) {
    return {
      reason: `The header ${
        name ? 'X-GitHub-Delivery' : 'X-GitHub-Event'
      } is missing; GitHub sends it with every delivery`,
    };
  }
  const { parsed, payload } = parse(headers['content-type'], body);
  if (!parsed.ok) {
    return { reason: parsed.reason };
  }
  if (!isObject(parsed.value)) {
    return { reason: 'The body must be a JSON object' };
  }
  const facts = factsOf(name, parsed.value, at);
  if ('reason' in facts) {
    return facts;
  }
  const event: NewEvent = {
    source: PREFIX,
    eventId,
    type: `${PREFIX}.${name}`,
    payload,
    ...facts,
  };
  const problem = findUnstorable(event);
  return problem ? { reason: `Of the event, ${problem}` } : { event };
}

function factsOf(
  name: string,
  payload: JsonObject,
  at: Date,
): Pick<NewEvent, 'subject' | 'occurredAt' | 'ignored'> | { reason: string } {
  const schema = GITHUB_EVENTS.get(name);
  if (!schema) {
    return {
      occurredAt: at,
      ignored: `Events '${name}' of GitHub tell nothing of delivery; used are ${[
        ...GITHUB_EVENTS.keys(),
      ].join(', ')}`,
    };
  }
  const { data, error } = schema.safeParse(payload);
  if (error) {
    const problems = error.issues.map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );
    return {
      reason: `The payload of '${name}' is wrong: ${problems.join('; ')}`,
    };
  }
  const { subject, occurredAt = at, ignored } = data;
  const problem = findProblemOfTime(occurredAt, at);
  return problem
    ? { reason: `The time of '${name}' ${problem}` }
    : { subject, occurredAt, ...(ignored !== undefined && { ignored }) };
}

/** GitHub sends JSON, or JSON in a form, as the webhook is set. */
function parse(
  contentType: string | undefined,
  body: Buffer,
): { parsed: Parsed; payload: string } {
  const isForm = contentType?.toLowerCase().startsWith(FORM);
  const payload = isForm
    ? new URLSearchParams(body.toString('utf8')).get('payload') ?? ''
    : body.toString('utf8');
  return {
    parsed: parseJson(isForm ? Buffer.from(payload) : body),
    payload,
  };
}
