import {
  Answer,
  ContactCard,
  Evidence,
  IdentifierKind,
  ResolvedPart,
  ResolveResponse,
  Token,
} from '@groundwork/backstage-plugin-ownership-common';

/** Evidence of an identifier that an annotation gives. */
export function evidence(
  kind: IdentifierKind,
  key: string,
  rest: Partial<Evidence> = {},
): Evidence {
  return {
    identifier: { kind, key },
    text: key,
    match: 'exact',
    rule: 'annotation groundwork.dev/hosts',
    source: 'catalog',
    observedAt: '2026-11-18T11:56:00.000Z',
    confidence: 0.98,
    ...rest,
  };
}

/** A contact card with Ada Byron on call. */
export function contact(rest: Partial<ContactCard> = {}): ContactCard {
  return {
    onCall: {
      status: 'known',
      levels: [
        {
          level: 1,
          people: [{ name: 'Ada Byron', entityRef: 'user:default/ada.byron' }],
          until: '2026-11-18T18:00:00.000Z',
        },
        { level: 2, people: [{ name: 'Kofi Mensah' }] },
      ],
      schedule: 'payments-core',
      source: 'ical',
    },
    channel: {
      name: '#payments-incidents',
      url: 'https://chat.acme.test/payments-incidents',
    },
    runbook: { title: 'Runbook', url: 'https://wiki.acme.test/checkout' },
    dashboards: [{ title: 'Checkout', url: 'https://grafana.acme.test/d/1' }],
    nearest: [],
    dependencies: [],
    dependents: [],
    ...rest,
  };
}

/** Checkout web of Payments Core. */
export function answer(rest: Partial<Answer> = {}): Answer {
  return {
    entity: {
      entityRef: 'component:default/checkout-web',
      kind: 'component',
      title: 'Checkout web',
      type: 'website',
      lifecycle: 'production',
      tier: 1,
    },
    owners: [
      {
        entityRef: 'group:default/payments-core',
        title: 'Payments Core',
        exists: true,
      },
    ],
    confidence: 0.98,
    evidence: [evidence('host', 'pay.acme.test')],
    contact: contact(),
    ...rest,
  };
}

/** Storefront, of another team. */
export function storefront(rest: Partial<Answer> = {}): Answer {
  return answer({
    entity: {
      entityRef: 'component:default/storefront',
      kind: 'component',
      title: 'Storefront',
    },
    owners: [{ entityRef: 'group:default/web', title: 'Web', exists: true }],
    confidence: 0.31,
    evidence: [
      evidence('host', '*.acme.test', {
        text: 'pay.acme.test',
        match: 'wildcard',
      }),
    ],
    ...rest,
  });
}

/** Something that was recognised. */
export function token(kind: IdentifierKind, key: string, weight = 1): Token {
  return { kind, key, text: key, detector: kind, weight };
}

/** A part with these answers: found, unless said. */
export function part(
  answers: Answer[],
  rest: Partial<ResolvedPart> = {},
): ResolvedPart {
  return {
    status: answers.length > 0 ? 'found' : 'unknown',
    answers,
    lookedFor: [],
    nearest: [],
    ...rest,
  };
}

/** A fresh response. */
export function response(
  resolved: ResolvedPart,
  rest: Partial<ResolveResponse> = {},
): ResolveResponse {
  return {
    ...resolved,
    asOf: '2026-11-18T11:59:30.000Z',
    degraded: false,
    degradedReasons: [],
    ...rest,
  };
}
