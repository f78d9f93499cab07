import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { CDEVENT_KINDS, cdEventsSchema, schemaRefOf } from './schema';

const merged = {
  context: {
    specversion: '0.5.1',
    id: 'event-1',
    source: '/ci',
    type: 'dev.cdevents.change.merged.0.3.0',
    timestamp: '2026-03-03T12:00:00Z',
    chainId: 'what is not needed may be there',
  },
  subject: { id: 'change-1', content: {} },
};

describe('cdEventsSchema', () => {
  const ajv = addFormats(
    new Ajv2020({ strictSchema: true, strictTypes: true }),
  );

  it('is a schema of draft 2020-12 for whole events', () => {
    const validate = ajv.compile(cdEventsSchema);

    expect(validate(merged)).toBe(true);
    expect(validate({ ...merged, subject: {} })).toBe(false);
    expect(validate({})).toBe(false);
  });

  it('has a part for each kind', () => {
    const parts = CDEVENT_KINDS.map(kind => ajv.getSchema(schemaRefOf(kind)));

    expect(parts).not.toContain(undefined);
    expect(CDEVENT_KINDS).toContain('groundwork-environment.requested');
  });
});
