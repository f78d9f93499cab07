import { JsonValue } from '@backstage/types';
import { ResolvedPart } from '@groundwork/backstage-plugin-ownership-common';
import fc from 'fast-check';
import {
  ambiguous,
  answer,
  found,
  OPTIONS,
  PAYMENTS,
  unknown,
} from './__testUtils__/answers';
import { readAlerts } from './alerts';
import { FACT_NAMES, MARKER, RUNBOOK } from './own';
import { readPagerDutyEvent } from './pagerduty';

const OURS = new Set([
  MARKER,
  RUNBOOK,
  ...FACT_NAMES.map(name => `groundwork_${name}`),
]);

const answers = fc.constantFrom(
  PAYMENTS,
  found(answer('orders', ['ordering'])),
  ambiguous(answer('a', ['x']), answer('b', ['y'])),
  ambiguous(answer('a', ['x']), answer('b', ['x'])),
  unknown('pay.acme.test'),
);

const names = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('summary', '__proto__', 'a"b\\', '1', RUNBOOK, 'links'),
);
const annotations = fc.dictionary(names, fc.jsonValue());
const prefixes = fc.constantFrom('groundwork_', '', 'x_');

/** Alerts amid things that nobody foresaw. */
const alert = fc.oneof(
  fc
    .tuple(fc.jsonValue(), annotations, annotations)
    .map(([other, labels, ofAlert]) => ({
      other,
      labels,
      annotations: ofAlert,
      fingerprint: 'f',
    })),
  fc.jsonValue(),
);
const group = fc.record(
  {
    alerts: fc.array(alert),
    commonAnnotations: fc.oneof(annotations, fc.jsonValue()),
    other: fc.jsonValue(),
  },
  { requiredKeys: ['alerts'] },
);
const event = fc.record(
  {
    event_action: fc.constant('trigger'),
    payload: fc.record(
      { summary: fc.jsonValue(), custom_details: annotations },
      { requiredKeys: ['summary'] },
    ),
    links: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()),
  },
  { requiredKeys: ['event_action', 'payload'] },
);

/** Written by whoever: on one line, or with spaces and line breaks. */
const written = <T>(value: fc.Arbitrary<T>) =>
  fc
    .tuple(value, fc.constantFrom(undefined, 1, '\t'))
    .map(([it, indent]) => JSON.stringify(it, undefined, indent));

const cases = [
  ['alerts', written(group), readAlerts],
  ['an event', written(event), readPagerDutyEvent],
] as const;

describe.each(cases)('enriching %s', (_, texts, read) => {
  const enrich = (text: string, one: ResolvedPart, prefix: string) => {
    const payload = read(text, 10);
    return payload.enrich(
      Array.from({ length: payload.asked }, () => one),
      { ...OPTIONS, prefix },
    );
  };

  it('twice gives the same bytes', () => {
    fc.assert(
      fc.property(texts, answers, prefixes, (text, one, prefix) => {
        const once = enrich(text, one, prefix);

        expect(enrich(once, one, prefix)).toBe(once);
      }),
    );
  });

  it('again gives what it gives at first, whatever was said before', () => {
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.tuple(answers, prefixes)),
        answers,
        (text, before, one) => {
          const after = before.reduce(
            (it, [earlier, prefix]) => enrich(it, earlier, prefix),
            text,
          );

          expect(enrich(after, one, 'groundwork_')).toBe(
            enrich(text, one, 'groundwork_'),
          );
        },
      ),
    );
  });

  it('only adds', () => {
    fc.assert(
      fc.property(texts, answers, (text, one) => {
        const enriched = enrich(text, one, 'groundwork_');

        expect(isSubsequence(text, enriched)).toBe(true);
      }),
    );
  });
});

describe('enriching alerts', () => {
  it('adds nothing but our names', () => {
    fc.assert(
      fc.property(group, answers, (payload, one) => {
        const text = JSON.stringify(payload);
        const read = readAlerts(text, 500);
        const enriched = JSON.parse(
          read.enrich(
            Array.from({ length: read.asked }, () => one),
            OPTIONS,
          ),
        );
        const had = JSON.parse(text);

        had.alerts.forEach((it: JsonValue, index: number) => {
          removeOurs(annotationsOf(enriched.alerts[index]), annotationsOf(it));
        });
        removeOurs(enriched.commonAnnotations, had.commonAnnotations);
        expect(enriched).toEqual(had);
      }),
    );
  });
});

/** What an alert, which may be anything, has of annotations. */
function annotationsOf(one: unknown): unknown {
  return typeof one === 'object' && one !== null && 'annotations' in one
    ? one.annotations
    : undefined;
}

/** Removes what has our names and was not there. */
function removeOurs(enriched: unknown, had: unknown): void {
  for (const name of Object.keys(Object(enriched))) {
    if (OURS.has(name) && !Object.hasOwn(Object(had), name)) {
      delete (enriched as Record<string, unknown>)[name];
    }
  }
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const letter of whole) {
    at += part.startsWith(letter, at) ? letter.length : 0;
  }
  return at === part.length;
}
