/** The demo people, and what their first screen must say of them. */
export const PEOPLE = [
  {
    name: 'Mina Park',
    role: 'Developer',
    userEntityRef: 'user:default/mina.park',
    team: 'Storefront Web',
  },
  {
    name: 'Ada Byron',
    role: 'On-call responder',
    userEntityRef: 'user:default/ada.byron',
    team: 'Payments Core',
  },
  {
    name: 'Kofi Mensah',
    role: 'Team lead',
    userEntityRef: 'user:default/kofi.mensah',
    team: 'Payments Core',
  },
  {
    name: 'Jonas Lindqvist',
    role: 'Platform engineer',
    userEntityRef: 'user:default/jonas.lindqvist',
    team: 'Developer Platform',
  },
  {
    name: 'Ruth Okafor',
    role: 'Engineering leader',
    userEntityRef: 'user:default/ruth.okafor',
    team: 'Acme',
  },
] as const;

/** Name of a demo person. */
export type PersonName = (typeof PEOPLE)[number]['name'];
