import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { ALERT_SEVERITIES } from './alertmanager/readAlertmanager';

/** What `delivery` of the configuration says. */
export interface DeliverySettings {
  /** Secrets of webhooks; several while they are rotated. */
  githubSecrets: string[];
  /** What senders of CDEvents can show instead of a token of the portal. */
  cdEventsTokens: string[];
  /** What Alertmanager can show instead of a token of the portal. */
  alertmanagerTokens: string[];
  /** What CI can show to send results of tests. */
  testTokens: string[];
  /** Branches that others are made of, where results of tests count most. */
  defaultBranches: string[];
  /** Values of the label `severity` of alerts that count as incidents. */
  alertSeverities: string[];
  /** For how long payloads and dead letters are kept, in milliseconds. */
  payloadsKeptMs: number;
}

const KEPT: HumanDuration = { days: 90 };
/** Visible characters: what any client can send in a header. */
const SECRET = /^[\x21-\x7e]{16,}$/;

/** @throws InputError for what cannot be meant; no message holds a secret */
export function readDeliveryConfig(config: Config): DeliverySettings {
  const kept = config.has('delivery.retention.payloads')
    ? readDurationFromConfig(config, { key: 'delivery.retention.payloads' })
    : KEPT;
  const payloadsKeptMs = durationToMilliseconds(kept);
  if (!(payloadsKeptMs > 0)) {
    throw new InputError('delivery.retention.payloads must be more than 0');
  }
  return {
    githubSecrets: readSecrets(config, 'delivery.ingest.github.secrets'),
    cdEventsTokens: readSecrets(config, 'delivery.ingest.cdevents.tokens'),
    alertmanagerTokens: readSecrets(
      config,
      'delivery.ingest.alertmanager.tokens',
    ),
    testTokens: readSecrets(config, 'delivery.ingest.tests.tokens'),
    defaultBranches: config.getOptionalStringArray(
      'delivery.ingest.tests.defaultBranches',
    ) ?? ['main', 'master'],
    alertSeverities: config.getOptionalStringArray(
      'delivery.incidents.alertSeverities',
    ) ?? [...ALERT_SEVERITIES],
    payloadsKeptMs,
  };
}

function readSecrets(config: Config, key: string): string[] {
  const secrets = config.getOptionalStringArray(key) ?? [];
  secrets.forEach((secret, index) => {
    if (!SECRET.test(secret)) {
      throw new InputError(
        `${key}[${index}] must have at least 16 characters, and no spaces or letters beyond ASCII; openssl rand -hex 32 makes one`,
      );
    }
  });
  return secrets;
}
