import { Drivers } from '../../engine/Drivers';
import { LedgerDriver } from '../../engine/__testUtils__/LedgerDriver';

/** Drivers of a small installation: one, with a strict schema. */
export function testDrivers(): Drivers {
  const drivers = new Drivers();
  drivers.add(
    Object.assign(new LedgerDriver(), {
      specSchema: {
        type: 'object',
        additionalProperties: false,
        required: ['size'],
        properties: {
          size: { type: 'integer', minimum: 1 },
          env: { type: 'object', additionalProperties: { type: 'string' } },
          mode: {
            oneOf: [
              {
                type: 'object',
                additionalProperties: false,
                required: ['kind'],
                properties: { kind: { const: 'plain' } },
              },
              {
                type: 'object',
                additionalProperties: false,
                required: ['kind', 'port'],
                properties: {
                  kind: { const: 'open' },
                  port: { type: 'integer' },
                },
              },
            ],
          },
        },
      },
    }),
  );
  return drivers;
}

/** The YAML of a blueprint, or with some parts replaced. */
export function blueprintYaml(
  options: {
    id?: string;
    title?: string;
    owner?: string;
    inputs?: string;
    spec?: string;
    more?: string;
    policy?: string;
  } = {},
): string {
  const {
    id = 'service',
    title = 'Service',
    owner = 'platform',
    inputs = `
    type: object
    properties:
      size: { type: integer, default: 1, minimum: 1 }`,
    spec = '{ size: "${{ inputs.size }}" }',
    more = '',
    policy = '{}',
  } = options;
  return `apiVersion: groundwork/v1
kind: EnvironmentBlueprint
metadata:
  name: ${id}
  title: ${title}
  owner: ${owner}
spec:
  inputs:${inputs}
  resources:
    - name: web
      type: service
      driver: ledger
      spec: ${spec}
${more}  outputs:
    url: \${{ resources.web.url }}
  policy: ${policy}
`;
}
