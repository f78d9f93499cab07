import {
  Answer,
  ContactCard,
  OwnerSummary,
  ResolvedPart,
} from '@groundwork/backstage-plugin-ownership-common';

/** Where facts lead to, and how they are named by default. */
export const OPTIONS = {
  prefix: 'groundwork_',
  portalUrl: 'https://portal.acme.test',
};

/** A contact card with nothing in it but what is given. */
export function card(given: Partial<ContactCard> = {}): ContactCard {
  return {
    onCall: { status: 'none', levels: [] },
    dashboards: [],
    nearest: [],
    dependencies: [],
    dependents: [],
    ...given,
  };
}

/** Payments Core as it is on call: two levels, a channel, a runbook. */
export const PAYMENTS_CARD = card({
  onCall: {
    status: 'known',
    schedule: 'payments-core',
    levels: [
      { level: 2, people: [{ name: 'Kofi Mensah' }] },
      {
        level: 1,
        people: [{ name: 'Ada Byron', email: 'ada@acme.test' }],
        until: '2026-11-23T08:00:00Z',
      },
    ],
  },
  channel: { name: '#payments', url: 'https://chat.acme.test/payments' },
  runbook: { title: 'Runbook', url: 'https://runbooks.acme.test/payments' },
  tier: 1,
});

/** An answer `name`, owned by groups; one with `?` does not exist. */
export function answer(
  name: string,
  owners: string[],
  more: Partial<Answer> = {},
): Answer {
  return {
    entity: {
      entityRef: `component:default/${name}`,
      kind: 'component',
      title: name,
    },
    owners: owners.map(ownerOf),
    confidence: 0.9215,
    evidence: [],
    contact: card(),
    ...more,
  };
}

function ownerOf(owner: string): OwnerSummary {
  const name = owner.replace('?', '');
  return {
    entityRef: `group:default/${name}`,
    title: name,
    exists: name === owner,
  };
}

const part = (
  status: ResolvedPart['status'],
  answers: Answer[],
  lookedFor: string[] = [],
): ResolvedPart => ({
  status,
  answers,
  lookedFor: lookedFor.map(text => ({
    kind: 'host',
    key: text,
    text,
    detector: 'alertmanager',
    weight: 1,
  })),
  nearest: [],
});

export const found = (one: Answer) => part('found', [one], ['pay.acme.test']);
export const ambiguous = (...answers: Answer[]) =>
  part('ambiguous', answers, ['shared.acme.test']);
export const unknown = (...lookedFor: string[]) =>
  part('unknown', [], lookedFor);

/** Payments, owned by Payments Core. */
export const PAYMENTS = found(
  answer('payments', ['payments-core'], { contact: PAYMENTS_CARD }),
);
