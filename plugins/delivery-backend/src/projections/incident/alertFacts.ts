import { z } from 'zod';
import { toStorableText } from '../../log/storable';
import { name, time, title } from '../shapes';

/** The types of the events of alerts, by what became of them. */
export const ALERT_TYPES = {
  firing: 'dev.groundwork.alert.firing',
  resolved: 'dev.groundwork.alert.resolved',
} as const;

const MAX_DESCRIPTION_CHARACTERS = 4_000;
/** What says where it is, in the order in which it is believed. */
const COMPONENT_LABELS = [
  'groundwork_entity_ref',
  'backstage_io_entity',
  'component',
  'service',
] as const;
const ENVIRONMENT_LABELS = ['environment', 'env', 'stage'] as const;

const labels = z.record(z.string(), z.string()).default({});

/** An address that a page can link to; others could run what they say. */
export const webAddress = z.url({ protocol: /^https?$/ });

const payload = z.object({
  externalURL: z.string(),
  alert: z.object({
    labels,
    annotations: labels,
    startsAt: time,
    endsAt: time.optional().catch(undefined),
    generatorURL: z.string().optional(),
  }),
});

/** What an alert tells of an incident. */
export interface AlertFact {
  kind: 'alert';
  status: keyof typeof ALERT_TYPES;
  title: string;
  description?: string;
  severity?: string;
  /** As the alert names it: an entity ref, or a service. */
  service?: string;
  environment?: string;
  source: string;
  url?: string;
  startsAt: number;
  endsAt?: number;
}

function told(status: AlertFact['status']): z.ZodType<AlertFact> {
  return payload.transform(({ externalURL, alert }) => {
    const { annotations } = alert;
    const said = { ...annotations, ...alert.labels };
    const { summary = said.alertname, description } = annotations;
    return {
      kind: 'alert',
      status,
      title: title.parse(summary ?? ''),
      description:
        description && toStorableText(description, MAX_DESCRIPTION_CHARACTERS),
      severity: first(said, ['severity']),
      service: first(said, COMPONENT_LABELS),
      environment: first(said, ENVIRONMENT_LABELS),
      source: externalURL,
      url: [alert.generatorURL, externalURL].find(isWebAddress),
      startsAt: alert.startsAt,
      endsAt: alert.endsAt,
    };
  });
}

function first(
  said: Readonly<Record<string, string>>,
  names: readonly string[],
): string | undefined {
  return names
    .map(it => name.safeParse(said[it]).data)
    .find(it => it !== undefined);
}

function isWebAddress(text: string | undefined): boolean {
  return webAddress.safeParse(text).success;
}

/**
 * The readers of what alerts tell, by type of event.
 *
 * @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export const alertReaders: Record<string, z.ZodType<AlertFact>> = {
  [ALERT_TYPES.firing]: told('firing'),
  [ALERT_TYPES.resolved]: told('resolved'),
};
