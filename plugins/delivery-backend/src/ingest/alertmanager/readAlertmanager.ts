import { JsonObject, JsonValue } from '@backstage/types';
import { z } from 'zod';
import { findUnstorable, NewEvent, Parser, Unreadable } from '../../log';
import { ALERT_TYPES } from '../../projections';
import { findProblemOfTime } from '../findProblemOfTime';
import { isObject, parseJson, writeJson } from '../parseJson';

/** Severities of alerts that count as incidents unless the configuration says. */
export const ALERT_SEVERITIES: readonly string[] = ['critical', 'page'];

const text = z.string().min(1);
const time = z.iso.datetime({ offset: true }).transform(it => new Date(it));

const message = z.object({
  // Grafana sends the same alerts, and calls it version 1.
  version: z.enum(['4', '1']),
  externalURL: text,
  alerts: z.array(z.unknown()).min(1),
});

const alert = z.object({
  status: z.enum(['firing', 'resolved']),
  fingerprint: text,
  labels: z.record(z.string(), z.string()).default({}),
  startsAt: time,
  endsAt: z.string(),
});

type Alert = z.output<typeof alert>;
type Outcome = { event: NewEvent } | { reason: string };

/**
 * Makes events of a webhook of Alertmanager: one for each alert and what became
 * of it, however often it is told. Each time that an alert fires is an incident.
 *
 * @param severities - Values of the label `severity` that count as incidents
 * @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export function readAlertmanager(severities: readonly string[]): Parser {
  return ({ headers, body, at }) => {
    const parsed = parseJson(body);
    if (!parsed.ok) {
      return refuse({ headers, body, reason: parsed.reason });
    }
    const { data, error } = message.safeParse(parsed.value);
    if (error || !isObject(parsed.value)) {
      const reason = `The message is wrong: ${problemsOf(error)}`;
      return refuse({ headers, body, reason });
    }
    const { alerts, ...about } = parsed.value;
    const events: NewEvent[] = [];
    const unreadable: Unreadable[] = [];
    data.alerts.forEach((one, index) => {
      const told = { about, externalURL: data.externalURL, one };
      const outcome = readAlert(told, at, severities);
      if ('event' in outcome) {
        events.push(outcome.event);
      } else {
        // By itself, so that it can be read again by itself.
        const single = writeJson({ ...about, alerts: [one as JsonValue] });
        const reason = `alerts[${index}]: ${outcome.reason}`;
        const alone = single === undefined ? body : Buffer.from(single);
        unreadable.push({ headers, body: alone, reason });
      }
    });
    return { events, unreadable };
  };
}

function refuse(it: Unreadable) {
  return { events: [], unreadable: [it] };
}

function readAlert(
  told: { about: JsonObject; externalURL: string; one: unknown },
  at: Date,
  severities: readonly string[],
): Outcome {
  const { about, externalURL, one } = told;
  const { data, error } = alert.safeParse(one);
  if (error) {
    return { reason: problemsOf(error) };
  }
  const { status, fingerprint } = data;
  const occurredAt = timeOf(data);
  const problem =
    findProblemOfTime(data.startsAt, at) ?? findProblemOfTime(occurredAt, at);
  if (problem) {
    return { reason: `its time ${problem}` };
  }
  const payload = writeJson({
    externalURL,
    receiver: about.receiver,
    groupKey: about.groupKey,
    alert: one as JsonValue,
  });
  if (payload === undefined) {
    return { reason: 'it is nested too deeply' };
  }
  const startsAt = data.startsAt.toISOString();
  const event: NewEvent = {
    // CDEvents cannot have such a source, so that none takes its place.
    source: `alertmanager:${externalURL}`,
    eventId: `${fingerprint} ${startsAt} ${status}`,
    type: ALERT_TYPES[status],
    subject: `incident:${externalURL} ${fingerprint}@${startsAt}`,
    occurredAt,
    payload,
    ...ignoredBecause(data, severities),
  };
  const unstorable = findUnstorable(event);
  return unstorable ? { reason: unstorable } : { event };
}

/** As long as an alert fires, its end is the year 1. */
function timeOf({ status, startsAt, endsAt }: Alert): Date {
  return status === 'firing' ? startsAt : new Date(endsAt);
}

function ignoredBecause(
  { labels: { severity } }: Alert,
  severities: readonly string[],
): Pick<NewEvent, 'ignored'> {
  if (severity !== undefined && severities.includes(severity)) {
    return {};
  }
  const is =
    severity === undefined
      ? 'It has no label severity'
      : `Its severity is '${severity.slice(0, 100)}'`;
  return {
    ignored: `${is}; incidents are ${severities.join(
      ', ',
    )}, which delivery.incidents.alertSeverities says`,
  };
}

function problemsOf(error: z.ZodError | undefined): string {
  return (error?.issues ?? [])
    .slice(0, 5)
    .map(({ path, message: it }) => `${path.join('.')}: ${it}`)
    .join('; ');
}
