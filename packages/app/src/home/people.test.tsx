import { screen, within } from '@testing-library/react';
import { EntityOwnership } from '@groundwork/backstage-plugin-ownership-common';
import { component, group, system, user } from '../__testUtils__/entities';
import {
  HomeSetup,
  panelNames,
  renderHome,
  suiteWidgets,
} from '../__testUtils__/renderHome';

const acme = group('acme', 'Acme', {
  annotations: { 'groundwork.dev/lead': 'user:default/ruth.okafor' },
  relations: [
    ['parentOf', 'group:default/money'],
    ['hasMember', 'user:default/ruth.okafor'],
  ],
});
const money = group('money', 'Money', {
  annotations: { 'groundwork.dev/lead': 'user:default/tomasz.zielinski' },
  relations: [
    ['childOf', 'group:default/acme'],
    ['parentOf', 'group:default/payments-core'],
  ],
});
const paymentsCore = group('payments-core', 'Payments Core', {
  annotations: { 'groundwork.dev/lead': 'user:default/kofi.mensah' },
  relations: [
    ['childOf', 'group:default/money'],
    ['hasMember', 'user:default/ada.byron'],
    ['hasMember', 'user:default/kofi.mensah'],
  ],
});
const people = [
  user('ada.byron', 'Ada Byron'),
  user('jonas.lindqvist', 'Jonas Lindqvist'),
  user('kofi.mensah', 'Kofi Mensah'),
  user('mina.park', 'Mina Park'),
  user('ruth.okafor', 'Ruth Okafor'),
  user('tomasz.zielinski', 'Tomasz Zieliński'),
];
const entities = [
  ...people,
  acme,
  money,
  paymentsCore,
  component('payments', 'payments-core', { partOf: 'payments' }),
  system('payments', 'Payments', 'payments-core'),
];

type OnCall = EntityOwnership['contact']['onCall'];

/** Ada is called first, Kofi after her. */
const ON_CALL: OnCall = {
  status: 'known',
  schedule: 'payments-core',
  levels: [
    {
      level: 2,
      people: [{ name: 'Kofi Mensah', entityRef: 'user:default/kofi.mensah' }],
    },
    {
      level: 1,
      people: [{ name: 'Ada Byron', entityRef: 'user:default/ada.byron' }],
      until: '2099-01-05T09:00:00Z',
    },
  ],
};

function ownershipWith(onCall: OnCall): HomeSetup['ownership'] {
  return {
    findEntity: async () =>
      // Of all that is known, Home reads who is on call.
      ({ contact: { onCall } } as EntityOwnership),
  };
}

const emptyPage = async () => ({ items: [], totalItems: 0, pageInfo: {} });

/** A platform on which all is well. */
const environments: HomeSetup['environments'] = {
  queryApprovals: emptyPage,
  queryEnvironments: emptyPage,
  queryDeadLetters: emptyPage,
  listBlueprints: async () => ({ items: [] }),
  listOrphans: async () => ({ items: [], inventories: [] }),
};

async function homeOf(name: string, setup: HomeSetup) {
  await renderHome({
    entities,
    environments,
    widgets: suiteWidgets(),
    userEntityRef: `user:default/${name}`,
    ...setup,
  });
  await screen.findByText('Content of environments/mine');
  return panelNames();
}

function panel(name: string) {
  return within(screen.getByRole('region', { name }));
}

describe('the first screen', () => {
  it('of a developer is what runs, what waits and what to do', async () => {
    const panels = await homeOf('mina.park', { groups: ['payments-core'] });
    expect(panels).toEqual([
      'My environments',
      'Reviews waiting',
      'What to do next',
      'Maturity of my teams',
      'Open incidents',
      'Yours',
      'Your team',
      'What to fix next',
      'Starred',
      'Recently visited',
    ]);
    expect(
      screen.getByText('Content of ownership/who-owns'),
    ).toBeInTheDocument();
  });

  it('of a responder is what is broken and who is called', async () => {
    const panels = await homeOf('ada.byron', {
      groups: ['payments-core'],
      permissions: ['delivery.incident.write'],
      ownership: ownershipWith(ON_CALL),
    });
    expect(panels.slice(0, 4)).toEqual([
      'Open incidents',
      'On call now',
      'What to do next',
      'Reviews waiting',
    ]);
    const onCall = panel('On call now');
    expect(onCall.getByText('First').nextSibling).toHaveTextContent(
      /^Ada Byron \(you\) until Jan 5, /,
    );
    expect(onCall.getByText('Level 2').nextSibling).toHaveTextContent(
      'Kofi Mensah',
    );
    expect(
      onCall.getAllByRole('link').map(person => person.textContent),
    ).toEqual(['Ada Byron', 'Kofi Mensah']);
    expect(onCall.getByText('Schedule payments-core')).toBeInTheDocument();
  });

  it('of a lead is the level of the team and what to fix', async () => {
    const panels = await homeOf('kofi.mensah', {
      groups: ['payments-core'],
      permissions: ['delivery.incident.write'],
      ownership: ownershipWith(ON_CALL),
    });
    expect(panels.slice(0, 6)).toEqual([
      'Maturity of my teams',
      'What to do next',
      'Reviews waiting',
      'Open incidents',
      'My environments',
      'On call now',
    ]);
  });

  it('of a platform engineer is how the platform is', async () => {
    const panels = await homeOf('jonas.lindqvist', {
      groups: ['payments-core'],
      permissions: ['environments.admin', 'delivery.incident.write'],
    });
    expect(panels.slice(0, 4)).toEqual([
      'Platform health',
      'What to do next',
      'My environments',
      'Reviews waiting',
    ]);
    expect(
      panel('Platform health').getByText('Nothing needs you'),
    ).toBeInTheDocument();
  });

  it('of who answers for everything is the organisation', async () => {
    const panels = await homeOf('ruth.okafor', { groups: ['acme'] });
    expect(panels.slice(0, 5)).toEqual([
      'Maturity of all teams',
      'What to do next',
      'Open incidents',
      'Systems',
      'Your team',
    ]);
    expect(panels).not.toContain('Maturity of my teams');
    expect(panels).not.toContain('Yours');
  });

  it('of who answers for a department is the organisation, and what its teams own', async () => {
    const panels = await homeOf('tomasz.zielinski', { groups: ['money'] });
    expect(panels.slice(0, 5)).toEqual([
      'Maturity of all teams',
      'What to do next',
      'Open incidents',
      'Yours',
      'Your team',
    ]);
  });

  it('is the same where it cannot be read who is on call, and says so', async () => {
    const panels = await homeOf('mina.park', {
      groups: ['payments-core'],
      ownership: {
        findEntity: async () => {
          throw new Error('No answer');
        },
      },
    });
    expect(panels[0]).toBe('My environments');
    expect(panel('On call now').getByRole('alert')).toHaveTextContent(
      'Who is on call could not be read',
    );
  });

  it('says that nobody is on call where there is a schedule', async () => {
    await homeOf('mina.park', {
      groups: ['payments-core'],
      ownership: ownershipWith({ status: 'silent', levels: [] }),
    });
    expect(
      panel('On call now').getByText('Nobody is on call now'),
    ).toBeInTheDocument();
  });
});
