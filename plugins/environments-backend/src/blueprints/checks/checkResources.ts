import { JsonObject } from '@backstage/types';
import { BlueprintDefinition } from '@groundwork/backstage-plugin-environments-common';
import { DocumentPath } from '@groundwork/backstage-plugin-groundwork-node/yaml';
import { Drivers } from '../../engine/Drivers';
import { dependenciesOf, inOrder } from '../../engine/domain/order';
import {
  isReferencePath,
  ReferenceScope,
  referencesIn,
  renderReferences,
} from '../../engine/domain/references';
import { PathProblem } from '../problems';
import { checkSpec } from './checkSpec';

const at = (index: number, ...rest: string[]): DocumentPath => [
  'spec',
  'resources',
  index,
  ...rest,
];

/** Finds resources that nobody can make, or not in any order. */
export function checkResources(
  { resources, inputs }: Pick<BlueprintDefinition, 'resources' | 'inputs'>,
  drivers: Drivers,
): PathProblem[] {
  const scope = { inputs: defaultsOf(inputs) };
  const names = resources.map(({ name }) => name);
  const problems = resources.flatMap((resource, index): PathProblem[] => {
    const { name, driver, dependsOn } = resource;
    const first = names.indexOf(name);
    return [
      ...(first < index
        ? [
            {
              path: at(index, 'name'),
              message: `is the same as that of number ${first + 1}`,
            },
          ]
        : []),
      ...checkDriver(resource, index, {
        driver: drivers.find(driver),
        drivers,
        scope,
      }),
      ...dependsOn.flatMap((other, position) =>
        other !== name && names.includes(other)
          ? []
          : [
              {
                path: [...at(index, 'dependsOn'), position],
                message:
                  other === name
                    ? 'names the resource that it stands in'
                    : `names no resource; there are ${names.join(', ')}`,
              },
            ],
      ),
    ];
  });
  return [...problems, ...checkOrder(resources)];
}

function checkDriver(
  resource: BlueprintDefinition['resources'][number],
  index: number,
  {
    driver,
    drivers,
    scope,
  }: {
    driver: ReturnType<Drivers['find']>;
    drivers: Drivers;
    scope: ReferenceScope;
  },
): PathProblem[] {
  if (driver) {
    return checkSpec(
      withDefaults(resource.spec, scope),
      driver.specSchema,
      at(index, 'spec'),
    );
  }
  const known = drivers.all().map(({ id }) => id);
  return [
    {
      path: at(index, 'driver'),
      message: `'${resource.driver}' is no driver here; there are ${
        known.sort().join(', ') || 'none'
      }`,
    },
  ];
}

/**
 * A spec as it is with the defaults of inputs, so that a number does not come
 * where the driver takes texts; what is not known stays a reference.
 */
function withDefaults(spec: JsonObject, scope: ReferenceScope): JsonObject {
  const isPlain = referencesIn(spec).every(({ path }) => isReferencePath(path));
  // What is no reference is told where it stands.
  return isPlain
    ? renderReferences(spec, scope, { unknown: '${{ unknown }}' })
    : spec;
}

/** Defaults that can stand within texts, too. */
function defaultsOf(inputs: JsonObject): JsonObject {
  const { properties } = inputs;
  return typeof properties === 'object' && properties !== null
    ? Object.fromEntries(
        Object.entries(properties).flatMap(([name, schema]) => {
          const value = (schema as JsonObject | null)?.default;
          return value === undefined || typeof value === 'object'
            ? []
            : [[name, value]];
        }),
      )
    : {};
}

function checkOrder(resources: BlueprintDefinition['resources']) {
  try {
    inOrder(
      resources.map(resource => ({
        name: resource.name,
        // What refers to itself is told where it stands.
        dependsOn: dependenciesOf(resource).filter(it => it !== resource.name),
      })),
    );
    return [];
  } catch (error) {
    return [{ path: ['spec', 'resources'], message: (error as Error).message }];
  }
}
