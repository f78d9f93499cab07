import schema from '@groundwork/backstage-plugin-environments-node/schema/blueprint.schema.json';
import Ajv from 'ajv';

/** Every property that a schema has, and where. */
function findProperties(node: unknown, where: string): Array<[string, object]> {
  if (typeof node !== 'object' || node === null) {
    return [];
  }
  const own = Object.entries(
    ('properties' in node && (node.properties as object)) || {},
  ).map(([name, property]): [string, object] => [`${where}.${name}`, property]);
  return [
    ...own,
    ...Object.entries(node).flatMap(([key, value]) =>
      findProperties(value, `${where}/${key}`),
    ),
  ];
}

describe('blueprint.schema.json', () => {
  it('is a schema of draft 7', () => {
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(new Ajv().validateSchema(schema)).toBe(true);
  });

  it('describes every property, for editors', () => {
    const properties = findProperties(schema, '');
    expect(properties.length).toBeGreaterThan(40);
    expect(
      properties.filter(([, property]) => !('description' in property)),
    ).toEqual([]);
  });
});
