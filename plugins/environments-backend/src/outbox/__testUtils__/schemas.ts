import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { CdEvent } from '../types';

const text = { type: 'string', minLength: 1 };
const uriReference = { ...text, format: 'uri-reference' };

/** An object that has nothing but these; those with `!` must be there. */
function object(fields: Record<string, object>) {
  const names = Object.keys(fields);
  return {
    type: 'object',
    additionalProperties: false,
    required: names
      .filter(name => name.endsWith('!'))
      .map(name => name.slice(0, -1)),
    properties: Object.fromEntries(
      names.map(name => [name.replace('!', ''), fields[name]]),
    ),
  };
}

/** The fields of every event, as version 0.5.1 of the specification lists them. */
function event(type: object, content: object) {
  return object({
    'context!': object({
      'specversion!': { const: '0.5.1' },
      'id!': text,
      'source!': uriReference,
      'type!': type,
      'timestamp!': { type: 'string', format: 'date-time' },
      schemaUri: { ...text, format: 'uri' },
      chainId: text,
    }),
    'subject!': object({
      'id!': text,
      source: uriReference,
      'content!': content,
    }),
    customData: { type: 'object' },
    customDataContentType: { type: 'string' },
  });
}

const name = { type: 'string' };
const environment = object({ 'id!': text, source: uriReference });
const placed = object({
  'environment!': environment,
  'artifactId!': { ...text, pattern: '^pkg:' },
});
const described = object({ name, uri: { type: 'string', format: 'uri' } });

/** What the subject of each type of event holds. */
const CONTENTS: Record<string, object> = {
  'dev.cdevents.environment.created.0.3.0': described,
  'dev.cdevents.environment.modified.0.3.0': described,
  'dev.cdevents.environment.deleted.0.3.0': object({ name }),
  'dev.cdevents.service.deployed.0.3.0': placed,
  'dev.cdevents.service.upgraded.0.3.0': placed,
  'dev.cdevents.service.rolledback.0.3.0': placed,
  'dev.cdevents.service.removed.0.3.0': object({ environment }),
  'dev.cdeventsx.groundwork-environment.requested.0.1.0': object({
    'name!': text,
    'blueprint!': object({ 'id!': text, 'version!': { type: 'integer' } }),
  }),
};

const ajv = addFormats(new Ajv2020({ allErrors: true }));

/** What is wrong with an event, by the field tables of the specification. */
export function problemsOf(it: CdEvent): string[] {
  const { type } = it.context;
  const content = CONTENTS[type];
  if (!content) {
    return [`there is no type ${type}`];
  }
  const validate = ajv.compile(event({ const: type }, content));
  return validate(it)
    ? []
    : (validate.errors ?? []).map(
        ({ instancePath, message }) => `${instancePath} ${message}`,
      );
}
