import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  answer,
  contact,
  evidence,
  part,
  response,
  storefront,
  token,
} from '../../__testUtils__/answers';
import { fakeOwnershipApi } from '../../__testUtils__/ownershipApi';
import { renderOwnership } from '../../__testUtils__/renderOwnership';

const AT = '/ownership?q=pay.acme.test';

async function renderAnswer(resolved: ReturnType<typeof response>) {
  const ownershipApi = fakeOwnershipApi({ resolve: async () => resolved });
  await renderOwnership({ ownershipApi, at: AT });
}

/** What a line of the answer says. */
async function fact(label: string) {
  const term = await screen.findByText(label, { selector: 'dt' });
  return term.nextElementSibling as HTMLElement;
}

describe('an answer that stands out', () => {
  it('says what it is, whose, who is on call and why, in this order', async () => {
    await renderAnswer(response(part([answer()])));
    expect(
      await screen.findByRole('heading', { name: 'Checkout web' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Component · website · production · tier 1'),
    ).toBeInTheDocument();
    expect(screen.getByText('certain')).toHaveTextContent('0.98 certain');
    expect(
      screen.getAllByRole('term').map(({ textContent }) => textContent),
    ).toEqual(['Owner', 'On call', 'Contact', 'Related', 'Why']);
    expect(await fact('Owner')).toHaveTextContent('Payments Core');
    expect(await fact('On call')).toHaveTextContent(
      /Ada Byron \(primary, until .+\).*Kofi Mensah \(secondary\)/,
    );
    expect(await fact('Contact')).toHaveTextContent('#payments-incidents');
    expect(await fact('Why')).toHaveTextContent(
      /host pay\.acme\.test.*annotation groundwork\.dev\/hosts, catalog/,
    );
  });

  it('leads to the entity, its owner and who is on call', async () => {
    await renderAnswer(response(part([answer()])));
    expect(
      await screen.findByRole('link', { name: 'Checkout web' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout-web');
    expect(screen.getByRole('link', { name: 'Payments Core' })).toHaveAttribute(
      'href',
      '/catalog/default/group/payments-core',
    );
    expect(screen.getByRole('link', { name: 'Ada Byron' })).toHaveAttribute(
      'href',
      '/catalog/default/user/ada.byron',
    );
  });

  it('marks an owner that the catalog lacks', async () => {
    const owners = [
      { entityRef: 'group:default/gone', title: 'gone', exists: false },
    ];
    await renderAnswer(response(part([answer({ owners })])));
    expect(await fact('Owner')).toHaveTextContent('gone not in the catalog');
    expect(within(await fact('Owner')).queryByRole('link')).toBeNull();
  });

  it('says from what the owner is inherited', async () => {
    const inheritedFrom = 'system:default/payments';
    await renderAnswer(response(part([answer({ inheritedFrom })])));
    expect(await fact('Owner')).toHaveTextContent(
      'Payments Coreinherited from payments',
    );
  });

  it('shows the runner-up, and how far behind it is', async () => {
    await renderAnswer(
      response(part([answer(), storefront()], { margin: 0.684 })),
    );
    expect(await fact('Why')).toHaveTextContent(
      'Runner-up: Storefront (0.31, 68 % behind, also matches pay.acme.test)',
    );
  });

  it('opens what it depends on and what depends on it', async () => {
    const related = (name: string, hops: 1 | 2) => ({
      hops,
      entity: {
        entityRef: `component:default/${name}`,
        kind: 'component',
        title: name,
      },
    });
    const card = contact({
      dependencies: [related('ledger', 2), related('payments', 1)],
    });
    await renderAnswer(response(part([answer({ contact: card })])));
    const line = await fact('Related');
    expect(line).toHaveTextContent('Nothing known depends on it');
    await userEvent.click(within(line).getByText('Depends on 2'));
    expect(
      within(line)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['payments', 'ledgerindirectly']);
  });
});

describe('who is on call', () => {
  it.each([
    ['silent', 'Nobody is on call', 'the shift ended at 08:00'],
    ['unavailable', 'On-call is unavailable', 'no answer within 500 ms'],
    ['none', 'No on-call schedule is known', undefined],
  ] as const)('is said in words when %s', async (status, words, reason) => {
    const card = contact({
      onCall: { status, levels: [], reason },
      nearest: [{ name: 'Kofi Mensah', why: 'lead of Payments Core' }],
    });
    await renderAnswer(response(part([answer({ contact: card })])));
    const line = await fact('On call');
    expect(line).toHaveTextContent(words);
    expect(line).toHaveTextContent(reason ?? words);
    expect(line).toHaveTextContent('Kofi Mensah (lead of Payments Core)');
  });
});

describe('an ambiguous answer', () => {
  it('shows the candidates side by side, with what tells them apart', async () => {
    const both = evidence('host', 'pay.acme.test');
    await renderAnswer(
      response(
        part(
          [
            answer({
              confidence: 0.5,
              evidence: [both, evidence('path', '/checkout')],
            }),
            storefront({ evidence: [both, evidence('path', '/shop')] }),
          ],
          { status: 'ambiguous' },
        ),
      ),
    );
    expect(
      await screen.findByText('It could be any of these 2'),
    ).toBeInTheDocument();
    expect(
      screen
        .getAllByText('Only this one')
        .map(term => term.nextElementSibling?.querySelector('code')),
    ).toMatchObject([{ textContent: '/checkout' }, { textContent: '/shop' }]);
  });

  it('says “probably” of a single one', async () => {
    const weak = answer({ confidence: 0.45 });
    await renderAnswer(response(part([weak], { status: 'ambiguous' })));
    expect(await screen.findByText('Probably')).toBeInTheDocument();
    expect(screen.getByText('possible')).toHaveTextContent('0.45 possible');
  });
});

describe('an unknown answer', () => {
  it('says what was looked for, where to add it, and what is near', async () => {
    const [first] = [answer()];
    await renderAnswer(
      response(
        part([], {
          lookedFor: [
            token('path', '/srv/x.js', 0.2),
            token('host', 'pa.test'),
          ],
          nearest: [
            {
              entity: first.entity,
              identifier: { kind: 'host', key: 'pay.acme.test' },
              similarity: 0.7,
            },
          ],
        }),
      ),
    );
    const lookedFor = within(await fact('Looked for')).getAllByRole('listitem');
    expect(lookedFor.map(({ textContent }) => textContent)).toEqual([
      'pa.testhost: add the annotation groundwork.dev/hosts to the entity it belongs to.',
      expect.stringContaining('CODEOWNERS'),
    ]);
    expect(await fact('Nearest names')).toHaveTextContent(
      'Checkout webhost pay.acme.test',
    );
  });

  it('says what can be pasted when nothing was recognised', async () => {
    await renderAnswer(response(part([])));
    expect(
      await screen.findByText(/Nothing was recognised\. Paste something/),
    ).toBeInTheDocument();
  });
});

describe('an answer of several parts', () => {
  it('has a section for each alert', async () => {
    const parts = [
      part([answer()], { title: 'High load' }),
      part([storefront()], { title: 'Disk full' }),
    ];
    await renderAnswer(response(parts[0], { parts }));
    expect(await screen.findByText('2 alerts')).toBeInTheDocument();
    expect(
      within(screen.getByRole('region', { name: 'Disk full' })).getByRole(
        'link',
        { name: 'Storefront' },
      ),
    ).toBeInTheDocument();
  });
});

describe('how fresh it is', () => {
  it('is said quietly', async () => {
    await renderAnswer(response(part([answer()])));
    expect(await screen.findByText('As of')).toBeInTheDocument();
    expect(screen.queryByRole('note')).toBeNull();
  });

  it('is said aloud, with reasons, when something may be missing', async () => {
    await renderAnswer(
      response(part([answer()]), {
        degraded: true,
        degradedReasons: ['The catalog has not answered since 09:12.'],
      }),
    );
    await waitFor(() =>
      expect(screen.getByRole('note')).toHaveTextContent(
        /may be missing or old.*The catalog has not answered since 09:12.*As of/,
      ),
    );
  });
});
