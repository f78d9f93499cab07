import {
  CAPABILITIES,
  CHECK_STATUSES,
  REMEDY_PAGES,
} from '@groundwork/backstage-plugin-scorecards-common';
import Ajv from 'ajv';
import schema from '../../../schema/scorecard.schema.json';
import { MAX_SOURCE_LENGTH } from '../cel/limits';

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

describe('scorecard.schema.json', () => {
  it('is a schema of draft 7', () => {
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(new Ajv().validateSchema(schema)).toBe(true);
  });

  it('describes every property, for editors', () => {
    const properties = findProperties(schema, '');
    expect(properties.length).toBeGreaterThan(60);
    expect(
      properties.filter(([, property]) => !('description' in property)),
    ).toEqual([]);
  });

  it('takes expressions as long as are read', () => {
    expect(schema.definitions.expression.maxLength).toBe(MAX_SOURCE_LENGTH);
  });

  it('knows the capabilities and statuses that there are', () => {
    const { check, test } = schema.definitions;
    expect(check.properties.capability.enum).toEqual(CAPABILITIES);
    expect(
      test.properties.expect.properties.checks.additionalProperties.enum,
    ).toEqual([...CHECK_STATUSES, 'absent']);
  });

  it('knows the pages that a remedy can open', () => {
    const page = schema.definitions.action.oneOf
      .map(({ properties }) => properties)
      .find(({ kind }) => kind.const === 'page');
    expect(page?.page?.enum).toEqual(REMEDY_PAGES);
  });
});
