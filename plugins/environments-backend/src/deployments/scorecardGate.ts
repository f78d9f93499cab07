import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { createApiClient } from '@groundwork/backstage-plugin-groundwork-common';
import { z } from 'zod';
import { ScorecardGate } from './types';

/** As much of the gate's answer as is needed. */
const answerSchema = z.object({
  verdict: z.enum(['pass', 'fail']),
  level: z.number(),
  requiredLevel: z.number(),
  reasons: z.array(z.object({ title: z.string() })),
});

/**
 * Asks the scorecards plugin over its API, wherever it runs. Nothing of it is
 * needed here: where it is not installed, the answer is an error, which says so.
 */
export function createScorecardGate({
  auth,
  discovery,
}: {
  auth: AuthService;
  discovery: DiscoveryService;
}): ScorecardGate {
  const api = createApiClient({
    discoveryApi: discovery,
    pluginId: 'scorecards',
  });
  return {
    async ask({ component, scorecardId, level }, credentials) {
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: credentials,
        targetPluginId: 'scorecards',
      });
      const answer = await api.request<unknown>(
        {
          method: 'POST',
          path: '/gate',
          body: { entityRef: component, scorecardId, level },
        },
        { token },
      );
      const gate = answerSchema.parse(answer);
      const missing = gate.reasons.map(({ title }) => title).join(', ');
      return {
        passes: gate.verdict === 'pass',
        message: `Level ${gate.level} of ${
          gate.requiredLevel
        } on ${scorecardId}${missing === '' ? '' : `; missing: ${missing}`}`,
      };
    },
  };
}
