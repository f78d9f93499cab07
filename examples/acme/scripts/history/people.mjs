/** Who writes the demo services: people of the catalog under ../catalog/org. */
export const PEOPLE = {
  'leila.haddad': { name: 'Leila Haddad', zone: 'Europe/Paris' },
  'mina.park': { name: 'Mina Park', zone: 'Asia/Seoul' },
  'diego.ramirez': { name: 'Diego Ramírez', zone: 'America/Mexico_City' },
  'yuki.tanaka': { name: 'Yuki Tanaka', zone: 'Asia/Tokyo' },
  'seun.adeyemi': { name: 'Oluwaseun Adeyemi', zone: 'Africa/Lagos' },
  'arjun.mehta': { name: 'Arjun Mehta', zone: 'Asia/Kolkata' },
  'chloe.dubois': { name: 'Chloé Dubois', zone: 'Europe/Paris' },
  'mateo.fernandez': {
    name: 'Mateo Fernández',
    zone: 'America/Argentina/Buenos_Aires',
  },
  'kofi.mensah': { name: 'Kofi Mensah', zone: 'Africa/Accra' },
  'ada.byron': { name: 'Ada Byron', zone: 'Europe/London' },
  'noa.levi': { name: 'Noa Levi', zone: 'Europe/Berlin' },
  'amara.diallo': { name: 'Amara Diallo', zone: 'Africa/Accra' },
  'rahul.iyer': { name: 'Rahul Iyer', zone: 'Asia/Kolkata' },
  'jonas.lindqvist': { name: 'Jonas Lindqvist', zone: 'Europe/Stockholm' },
  'linh.nguyen': { name: 'Nguyễn Thị Linh', zone: 'Asia/Ho_Chi_Minh' },
  'thandiwe.nkosi': { name: 'Thandiwe Nkosi', zone: 'Africa/Johannesburg' },
  'meiling.chen': { name: 'Mei-Ling Chen', zone: 'Asia/Seoul' },
};

for (const [handle, person] of Object.entries(PEOPLE)) {
  Object.assign(person, { handle, email: `${handle}@acme.test` });
}

/** Members by team, with the share of the team's changes that each writes. */
export const TEAMS = {
  'storefront-web': [
    ['leila.haddad', 3],
    ['mina.park', 5],
    ['diego.ramirez', 4],
  ],
  ordering: [
    ['arjun.mehta', 3],
    ['chloe.dubois', 5],
    ['mateo.fernandez', 4],
  ],
  'payments-core': [
    ['kofi.mensah', 3],
    ['ada.byron', 3],
    ['noa.levi', 5],
  ],
};

function robot(name, email) {
  return { name, email, zone: 'UTC', isRobot: true };
}

export const DEPENDABOT = robot(
  'dependabot[bot]',
  '49699333+dependabot[bot]@users.noreply.github.com',
);

/** The committer of whatever is merged with a button. */
export const GITHUB = { name: 'GitHub', email: 'noreply@github.com' };

export function personOf(handle) {
  const person = PEOPLE[handle];
  if (person) return person;
  const known = Object.keys(PEOPLE).join(', ');
  throw new Error(`nobody is called '${handle}'; there are ${known}`);
}

export function robotOf(name, email) {
  return robot(name, email);
}
