const RECEIVER = {
  name: 'receiver',
  in: 'query',
  description:
    'Send the payload on to this receiver of `ownership.enrichment.receivers`; without it, it is the answer',
  schema: { type: 'string', minLength: 1, maxLength: 100 },
} as const;

/** Any bytes: what is not understood is passed on as it is. */
const PAYLOAD = { required: true, content: { '*/*': {} } } as const;

const RESPONSES = {
  '200': {
    description:
      "The payload with what is known of its owners or, with `receiver`, the receiver's answer, whatever its status. The header `X-Groundwork-Enrichment` tells what became of the payload: `enriched`, `partial; reason=…`, `unchanged; reason=…` or `failed; reason=…`; what failed is passed on as it came",
    content: { '*/*': {} },
  },
} as const;

/** Alerts with their owners. */
export const enrichPaths = {
  '/enrich/alertmanager': {
    post: {
      operationId: 'EnrichAlertmanager',
      summary: "Adds owners to a notification of Alertmanager's webhook",
      parameters: [RECEIVER],
      requestBody: PAYLOAD,
      responses: RESPONSES,
    },
  },
  '/enrich/grafana': {
    post: {
      operationId: 'EnrichGrafana',
      summary: "Adds owners to a notification of Grafana's webhook",
      parameters: [RECEIVER],
      requestBody: PAYLOAD,
      responses: RESPONSES,
    },
  },
  '/enrich/pagerduty': {
    post: {
      operationId: 'EnrichPagerDuty',
      summary: "Adds owners to an event of PagerDuty's Events API v2",
      parameters: [RECEIVER],
      requestBody: PAYLOAD,
      responses: RESPONSES,
    },
  },
} as const;
