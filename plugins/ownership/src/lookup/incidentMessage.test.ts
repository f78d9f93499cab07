/* eslint-disable no-script-url -- they are what is to be refused */
import {
  answer,
  contact,
  evidence,
  part,
  storefront,
  token,
} from '../__testUtils__/answers';
import { englishTexts } from '../__testUtils__/englishTexts';
import { incidentMessage, MessageContext } from './incidentMessage';

const context: MessageContext = {
  t: englishTexts,
  addressOf: ref => `https://portal.acme.test/${ref.replace(/[:/]/g, '-')}`,
  until: () => '18:00',
};

const HEAD =
  '[Checkout web](https://portal.acme.test/component-default-checkout-web) (website, production, tier 1)';
const WHY =
  'Why: host `pay.acme.test` · annotation groundwork.dev/hosts, catalog · 0.98';

describe('incidentMessage', () => {
  it('says who owns it, who is on call, where to talk and why', () => {
    expect(incidentMessage([part([answer()])], context)).toBe(
      [
        HEAD,
        'Owner: **Payments Core**',
        'On call: Ada Byron (primary, until 18:00) · Kofi Mensah (secondary)',
        'Contact: [#payments-incidents](https://chat.acme.test/payments-incidents) · [Runbook](https://wiki.acme.test/checkout) · [Checkout](https://grafana.acme.test/d/1)',
        WHY,
      ].join('\n'),
    );
  });

  it('names the nearest people when nobody is on call', () => {
    const alone = answer({
      contact: contact({
        onCall: { status: 'unavailable', levels: [], reason: 'timed out' },
        nearest: [{ name: 'Kofi Mensah', why: 'lead of Payments Core' }],
        channel: undefined,
        runbook: undefined,
        dashboards: [],
      }),
    });
    expect(incidentMessage([part([alone])], context)).toBe(
      [
        HEAD,
        'Owner: **Payments Core**',
        'On call: On-call is unavailable: timed out',
        'Nearest people: Kofi Mensah (lead of Payments Core)',
        WHY,
      ].join('\n'),
    );
  });

  it('says that nobody owns it, or that the owner dangles', () => {
    const bare = answer({ contact: undefined, owners: [] });
    expect(incidentMessage([part([bare])], context)).toContain('Owner: Nobody');
    const dangling = answer({
      contact: undefined,
      owners: [{ entityRef: 'group:default/x', title: 'x', exists: false }],
    });
    expect(incidentMessage([part([dangling])], context)).toContain(
      'Owner: **x** (not in the catalog)',
    );
  });

  it('lists the candidates when nothing tells them apart', () => {
    const candidates = [answer({ confidence: 0.5 }), storefront()];
    expect(
      incidentMessage([part(candidates, { status: 'ambiguous' })], context),
    ).toBe(
      [
        'It could be any of these:',
        `- ${HEAD}, **Payments Core**, 0.50`,
        '- [Storefront](https://portal.acme.test/component-default-storefront) (component), **Web**, 0.31',
      ].join('\n'),
    );
  });

  it('asks around when nothing is known', () => {
    const nothing = part([], { lookedFor: [token('host', 'pay.acme.test')] });
    expect(incidentMessage([nothing], context)).toBe(
      'Who owns `pay.acme.test`? Nothing in the catalog leads there.',
    );
  });

  it('has a paragraph for each alert', () => {
    const alert = (title: string) =>
      part([answer({ contact: undefined })], { title });
    const message = incidentMessage(
      [alert('High load'), alert('Disk')],
      context,
    );
    expect(message.split('\n\n').map(text => text.split('\n')[0])).toEqual([
      '**High load**',
      '**Disk**',
    ]);
  });

  it('calls nobody and leads nowhere that it should not', () => {
    const hostile = answer({
      entity: {
        entityRef: 'component:default/x',
        kind: 'component',
        title: '@channel [free](https://evil.test) <!here>',
      },
      evidence: [evidence('host', '`@here`')],
      contact: contact({
        runbook: { title: 'Runbook', url: 'javascript:alert(1)' },
      }),
    });
    const message = incidentMessage([part([hostile])], context);
    expect(message).not.toMatch(/@channel|\[free\]\(|<!here>|javascript:/);
  });
});
