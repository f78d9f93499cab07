import { CAPABILITIES } from '@groundwork/backstage-plugin-scorecards-common';
import Ajv from 'ajv';
import { MATURITY_MODEL_SCHEMA } from './schema';

/** Every property that a schema has, and where. */
function findProperties(node: unknown, where: string): Array<[string, object]> {
  if (typeof node !== 'object' || node === null) {
    return [];
  }
  const properties: object =
    'properties' in node &&
    typeof node.properties === 'object' &&
    node.properties !== null
      ? node.properties
      : {};
  return [
    ...Object.entries(properties).map(([name, property]): [string, object] => [
      `${where}.${name}`,
      property,
    ]),
    ...Object.entries(node).flatMap(([key, value]) =>
      findProperties(value, `${where}/${key}`),
    ),
  ];
}

describe('the schema of maturity models', () => {
  it('is a schema of draft 7 that stands on its own', () => {
    expect(new Ajv().validateSchema(MATURITY_MODEL_SCHEMA)).toBe(true);
    const names = JSON.stringify(MATURITY_MODEL_SCHEMA).match(
      /#\/definitions\/\w+/g,
    );
    for (const name of new Set(names)) {
      expect(MATURITY_MODEL_SCHEMA.definitions).toHaveProperty(
        name.split('/')[2],
      );
    }
  });

  it('describes every property, for editors', () => {
    const properties = findProperties(MATURITY_MODEL_SCHEMA, '');
    expect(properties.length).toBeGreaterThan(40);
    expect(
      properties.filter(([, property]) => !('description' in property)),
    ).toEqual([]);
  });

  it('knows the six capabilities', () => {
    const { items } =
      MATURITY_MODEL_SCHEMA.properties.spec.properties.capabilities;
    expect(items.properties.capability.enum).toEqual(CAPABILITIES);
  });
});
