import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { means, readPushConfig } from './config';

const SECRET = 'a-secret-of-24-characters';

const fact = (id: string, rest: JsonObject = {}) => ({
  id,
  type: 'boolean',
  description: `About ${id}`,
  ...rest,
});
const FACTS = [fact('ci.passed'), fact('coverage.line', { type: 'double' })];

const client = (rest: JsonObject = {}) => ({
  id: 'jenkins',
  secret: SECRET,
  facts: ['ci.*'],
  ...rest,
});

const read = (push: JsonObject) =>
  readPushConfig(new ConfigReader({ scorecards: { push } }));

describe('readPushConfig', () => {
  it('needs nothing', () => {
    expect(readPushConfig(new ConfigReader({}))).toEqual({
      clients: [],
      facts: [],
    });
    expect(read({})).toEqual({ clients: [], facts: [] });
  });

  it('reads clients and facts', () => {
    expect(
      read({
        facts: [
          fact('ci.passed'),
          fact('coverage.line', {
            type: 'double',
            unit: '%',
            minimum: 0,
            maximum: 100,
            freshness: { days: 7 },
          }),
          fact('ci.report', {
            type: 'object',
            schema: { type: 'object', required: ['tests'] },
            freshness: 'PT12H',
          }),
        ],
        clients: [
          client({
            facts: ['ci.*', 'coverage.line'],
            entities: { kind: 'component', 'spec.type': 'service' },
          }),
        ],
      }),
    ).toEqual({
      facts: [
        {
          id: 'ci.passed',
          type: 'boolean',
          description: 'About ci.passed',
          freshness: { days: 30 },
          freshnessMs: 2_592_000_000,
        },
        {
          id: 'coverage.line',
          type: 'double',
          unit: '%',
          minimum: 0,
          maximum: 100,
          description: 'About coverage.line',
          freshness: { days: 7 },
          freshnessMs: 604_800_000,
        },
        expect.objectContaining({
          id: 'ci.report',
          schema: { type: 'object', required: ['tests'] },
          freshnessMs: 43_200_000,
        }),
      ],
      clients: [
        {
          id: 'jenkins',
          secret: SECRET,
          facts: ['ci.*', 'coverage.line'],
          entities: { kind: 'component', 'spec.type': 'service' },
        },
      ],
    });
  });

  it.each<[string, JsonObject, string]>([
    [
      'a type that there is not',
      { facts: [fact('ci.passed', { type: 'bool' })] },
      "scorecards.push.facts[0], 'ci.passed': type 'bool' is not one of boolean, integer",
    ],
    [
      'a schema of what is no object',
      { facts: [fact('ci.passed', { schema: {} })] },
      "scorecards.push.facts[0], 'ci.passed': a schema is for facts of type 'object', and this is of type 'boolean'",
    ],
    [
      'a range of what is no number',
      { facts: [fact('ci.passed', { minimum: 0 })] },
      "scorecards.push.facts[0], 'ci.passed': minimum and maximum are for facts of type 'integer' and 'double', and this is of type 'boolean'",
    ],
    [
      'a range that there is not',
      {
        facts: [fact('ci.passed', { type: 'integer', minimum: 5, maximum: 1 })],
      },
      "scorecards.push.facts[0], 'ci.passed': minimum, 5, is above maximum, 1",
    ],
    [
      'no freshness',
      { facts: [fact('ci.passed', { freshness: { days: 0 } })] },
      "scorecards.push.facts[0], 'ci.passed': freshness must be more than 0",
    ],
    [
      'no description',
      { facts: [{ id: 'ci.passed', type: 'boolean' }] },
      "Missing required config value at 'scorecards.push.facts[0].description'",
    ],
    [
      'an id with spaces',
      { facts: FACTS, clients: [client({ id: 'my ci' })] },
      "scorecards.push.clients[0], 'my ci': the id must begin with a letter or digit",
    ],
    [
      'a secret that is short',
      { facts: FACTS, clients: [client({ secret: 'short' })] },
      "scorecards.push.clients[0], 'jenkins': secret must have at least 16 characters",
    ],
    [
      'a secret with spaces',
      { facts: FACTS, clients: [client({ secret: 'a secret of many words' })] },
      'secret must have at least 16 characters, and no spaces',
    ],
    [
      'nothing that may be reported',
      { facts: FACTS, clients: [client({ facts: [] })] },
      "'jenkins': facts is empty; list the ids of the facts",
    ],
    [
      'a pattern that is none',
      { facts: FACTS, clients: [client({ facts: ['ci.p*'] })] },
      "'ci.p*' must be the id of a fact, or a name and .*",
    ],
    [
      'a pattern that means nothing',
      { facts: FACTS, clients: [client({ facts: ['cd.*'] })] },
      "'cd.*' means none of scorecards.push.facts; there are ci.passed, coverage.line",
    ],
    [
      'a filter that is none',
      { facts: FACTS, clients: [client({ entities: { $like: 'x' } })] },
      "scorecards.push.clients[0], 'jenkins': entities is no filter predicate such as { kind: component }; caused by InputError: Invalid filter predicate",
    ],
    [
      'two clients of an id',
      {
        facts: FACTS,
        clients: [client(), client({ secret: `other-${SECRET}` })],
      },
      "scorecards.push.clients: there are two clients 'jenkins'",
    ],
    [
      'two clients with a secret',
      { facts: FACTS, clients: [client(), client({ id: 'other' })] },
      "scorecards.push.clients: 'jenkins' and 'other' have the same secret",
    ],
  ])('refuses %s, without showing a secret', (_, push, message) => {
    const refuse = () => read(push);

    expect(refuse).toThrow(message);
    expect(refuse).not.toThrow(SECRET);
  });
});

describe('means', () => {
  it.each([
    ['ci.*', 'ci.passed', true],
    ['ci.*', 'ci.unit.passed', true],
    ['ci.*', 'cinema.open', false],
    ['ci.*', 'ci', false],
    ['ci.passed', 'ci.passed', true],
    ['ci.passed', 'ci.passedTwice', false],
    ['ci.unit.*', 'ci.passed', false],
  ])('%s and %s: %s', (pattern, factId, is) => {
    expect(means(pattern, factId)).toBe(is);
  });
});
