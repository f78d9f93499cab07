import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { JsonObject } from '@backstage/types';

/** The secret that examples are signed with. */
export const SECRET = 'the-secret-of-the-examples';

/** GitHub, and the versions of its server of which there are examples. */
export const ORIGINS = [
  'api.github.com',
  'ghes-31',
  'ghes-32',
  'ghes-33',
  'ghes-34',
  'ghes-35',
] as const;

/** A webhook as GitHub would deliver it. */
export interface ExampleDelivery {
  id: string;
  event: string;
  body: string;
}

/** Every payload that `@octokit/webhooks-examples` has of an origin. */
export function examplesOf(
  origin: (typeof ORIGINS)[number],
): ExampleDelivery[] {
  const file = require.resolve(
    `@octokit/webhooks-examples/${origin}/index.json`,
  );
  const events: Array<{ name: string; examples: JsonObject[] }> = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  return events.flatMap(({ name, examples }) =>
    examples.map((example, index) => ({
      id: `${origin} ${name} ${index}`,
      event: name,
      body: JSON.stringify(example),
    })),
  );
}

/** The headers that GitHub sends with a delivery. */
export function headersOf({
  id,
  event,
  body,
}: ExampleDelivery): Record<string, string> {
  const digest = createHmac('sha256', SECRET).update(body).digest('hex');
  return {
    'content-type': 'application/json',
    'x-github-delivery': id,
    'x-github-event': event,
    'x-hub-signature-256': `sha256=${digest}`,
  };
}
