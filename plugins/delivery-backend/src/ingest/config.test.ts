import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readDeliveryConfig } from './config';

const read = (delivery?: JsonObject) =>
  readDeliveryConfig(
    mockServices.rootConfig({ data: delivery ? { delivery } : {} }),
  );

const DAY_MS = 86_400_000;

describe('readDeliveryConfig', () => {
  it('takes nothing from anybody unless it is told of them', () => {
    expect(read()).toEqual({
      githubSecrets: [],
      cdEventsTokens: [],
      alertmanagerTokens: [],
      testTokens: [],
      defaultBranches: ['main', 'master'],
      alertSeverities: ['critical', 'page'],
      payloadsKeptMs: 90 * DAY_MS,
    });
  });

  it('reads secrets, tokens and for how long payloads are kept', () => {
    expect(
      read({
        ingest: {
          github: { secrets: ['sixteen-visible-'] },
          cdevents: { tokens: ['another-sixteen-'] },
          alertmanager: { tokens: ['a-third-sixteen-'] },
          tests: {
            tokens: ['a-fourth-sixteen'],
            defaultBranches: ['trunk'],
          },
        },
        incidents: { alertSeverities: ['sev1'] },
        retention: { payloads: { days: 7 } },
      }),
    ).toEqual({
      githubSecrets: ['sixteen-visible-'],
      cdEventsTokens: ['another-sixteen-'],
      alertmanagerTokens: ['a-third-sixteen-'],
      testTokens: ['a-fourth-sixteen'],
      defaultBranches: ['trunk'],
      alertSeverities: ['sev1'],
      payloadsKeptMs: 7 * DAY_MS,
    });
  });

  it.each([
    'fifteen-visible',
    'has spaces in the middle',
    'Schlüssel-Schlüssel',
  ])("refuses the secret '%s', and does not say it", secret => {
    const ingest = { github: { secrets: ['sixteen-visible-', secret] } };
    expect(() => read({ ingest })).toThrow(
      'delivery.ingest.github.secrets[1] must have at least 16 characters',
    );
    expect(() => read({ ingest })).not.toThrow(secret);
  });

  it('refuses to forget at once', () => {
    expect(() => read({ retention: { payloads: { days: 0 } } })).toThrow(
      'delivery.retention.payloads must be more than 0',
    );
  });
});
