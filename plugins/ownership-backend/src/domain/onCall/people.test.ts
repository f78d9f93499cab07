import { projectEntity } from '../projection';
import { parseComponent } from './jcal';
import { readMentions } from './mentions';
import { createPeopleDirectory, peopleOf } from './people';

const user = (name: string, displayName: string, email?: string) =>
  projectEntity({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name },
    spec: { profile: { displayName, ...(email ? { email } : {}) } },
  });

const directory = createPeopleDirectory([
  user('ada.byron', 'Ada Byron', 'Ada.Byron@acme.test'),
  user('kofi.mensah', 'Kofi Mensah', 'kofi.mensah@acme.test'),
  user('ines.carvalho', 'Inês Carvalho', 'ines.carvalho@acme.test'),
  user('alex.one', 'Alex Smith'),
  user('alex.two', 'Alex Smith'),
]);

const ada = {
  name: 'Ada Byron',
  entityRef: 'user:default/ada.byron',
  email: 'Ada.Byron@acme.test',
};
const kofi = {
  name: 'Kofi Mensah',
  entityRef: 'user:default/kofi.mensah',
  email: 'kofi.mensah@acme.test',
};

function named(...lines: string[]) {
  const component = parseComponent(
    ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n'),
  );
  return peopleOf(readMentions(component), directory);
}

describe('peopleOf', () => {
  it.each([
    ['an attendee’s address', 'ATTENDEE;CN=A. B.:mailto:ADA.byron@acme.test'],
    ['an attendee’s EMAIL', 'ATTENDEE;EMAIL=ada.byron@acme.test:urn:uuid:1'],
    ['an attendee’s name', 'ATTENDEE;CN="Ada Byron":urn:uuid:1'],
    ['the summary', 'SUMMARY:Ada Byron'],
    ['the summary in other letters', 'SUMMARY:ada  BYRON'],
    ['the summary’s address', 'SUMMARY:ada.byron@acme.test'],
    ['the summary’s entity', 'SUMMARY:user:default/ada.byron'],
    ['the name of the entity', 'SUMMARY:ada.byron'],
    ['what follows a colon', 'SUMMARY:On call: Ada Byron'],
    ['what follows a dash', 'SUMMARY:Payments Core - Ada Byron'],
    ['what stands before a dash', 'SUMMARY:Ada Byron – on call'],
    ['the organizer', 'ORGANIZER;CN=Ada:mailto:ada.byron@acme.test'],
  ])('finds somebody by %s', (_, line) => {
    expect(named(line)).toEqual([ada]);
  });

  it('finds everybody whom the summary names', () => {
    expect(named('SUMMARY:Ada Byron and Kofi Mensah')).toEqual([ada, kofi]);
    expect(named('SUMMARY:Ada Byron\\, Kofi Mensah')).toEqual([ada, kofi]);
  });

  it('finds a name without its accents', () => {
    expect(named('SUMMARY:Ines Carvalho')[0].entityRef).toBe(
      'user:default/ines.carvalho',
    );
  });

  it('prefers attendees to the summary, and that to the organizer', () => {
    const lines = [
      'ORGANIZER:mailto:kofi.mensah@acme.test',
      'SUMMARY:Ada Byron',
      'ATTENDEE:mailto:stranger@acme.test',
    ];
    expect(named(...lines)).toEqual([
      { name: 'stranger@acme.test', email: 'stranger@acme.test' },
    ]);
    expect(named(...lines.slice(0, 2))).toEqual([ada]);
    expect(named(lines[0], 'SUMMARY:On call')).toEqual([kofi]);
  });

  it('leaves out who declined, and rooms', () => {
    expect(
      named(
        'ATTENDEE;PARTSTAT=DECLINED:mailto:kofi.mensah@acme.test',
        'ATTENDEE;CUTYPE=ROOM;CN=War room:mailto:room@acme.test',
        'ATTENDEE;PARTSTAT=ACCEPTED:mailto:ada.byron@acme.test',
      ),
    ).toEqual([ada]);
  });

  it('names each person once', () => {
    expect(
      named(
        'ATTENDEE:mailto:ada.byron@acme.test',
        'ATTENDEE;CN=Ada Byron:urn:uuid:1',
      ),
    ).toEqual([ada]);
  });

  it('keeps a name that the catalog does not know, or knows twice', () => {
    expect(named('SUMMARY:Sam Whitfield')).toEqual([{ name: 'Sam Whitfield' }]);
    expect(named('SUMMARY:Alex Smith')).toEqual([{ name: 'Alex Smith' }]);
  });

  it('names nobody where nobody is named', () => {
    expect(named('UID:1')).toEqual([]);
  });
});
