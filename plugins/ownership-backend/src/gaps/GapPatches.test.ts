import { createMockDirectory } from '@backstage/backend-test-utils';
import { entity, REF } from '../domain/gaps/__testUtils__/catalog';
import { projectEntity } from '../domain/projection';
import { callerWithout, startGaps } from './__testUtils__/gapServices';
import { service, World } from './__testUtils__/world';

const URL = 'https://git.acme.test/acme/ledger/blob/main/api/catalog-info.yaml';

const FILE = `kind: API
metadata:
  name: ledger
spec:
  type: openapi
---
kind: API
metadata:
  name: secret
spec:
  owner: payments
`;

const DIFF = `--- a/api/catalog-info.yaml
+++ b/api/catalog-info.yaml
@@ -3,6 +3,7 @@
   name: ledger
 spec:
   type: openapi
+  owner: group:payments
 ---
 kind: API
 metadata:
`;

const MERGE = `# Merge this into the catalog file of api:default/ledger.
kind: API
metadata:
  name: ledger
spec:
  owner: group:payments
`;

const SCRIPT = 'javascript';
const ID = 'unowned:api:default/ledger';
const PAYMENTS = REF('group payments');

const ledger = (managedBy?: string, more: Record<string, string> = {}) =>
  projectEntity({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: {
      name: 'ledger',
      annotations: {
        ...more,
        ...(managedBy && { 'backstage.io/managed-by-location': managedBy }),
      },
    },
    relations: [{ type: 'partOf', targetRef: REF('system shop') }],
  });

describe('GapPatches', () => {
  const directory = createMockDirectory();

  async function setUp(api = ledger(`url:${URL}`)) {
    const world = new World([
      entity('group payments'),
      entity('group risk'),
      entity('user ada', { memberOf: ['group payments'] }),
      entity('system shop', { owners: ['group payments'] }),
      service('orders', {
        owners: ['group payments'],
        annotations: { 'groundwork.dev/on-call': 'core' },
      }),
      entity('resource lonely'),
      api,
    ]);
    world.onCallBySchedule.set('core', 'silent');
    const directories = [directory.resolve('catalog')];
    const { refresh, patches, files } = await startGaps(world, { directories });
    await refresh();
    files.set(URL, FILE);
    const find = (
      id: string = ID,
      { owner, hidden = [] }: { owner?: string; hidden?: string[] } = {},
    ) => patches.find({ id, owner }, callerWithout(...hidden).readable);
    return { world, files, find };
  }

  it('gives the difference to the file, with the best suggestion', async () => {
    const { find } = await setUp(
      ledger(`url:${URL}`, { 'backstage.io/edit-url': `${URL}?edit` }),
    );
    expect(await find()).toEqual({
      target: `url:${URL}`,
      editUrl: `${URL}?edit`,
      owner: PAYMENTS,
      patch: DIFF,
      format: 'diff',
    });
  });

  it('takes the owner that it is told', async () => {
    const { find } = await setUp();
    const { owner, patch } = await find(ID, { owner: 'Risk' });
    expect(owner).toBe(REF('group risk'));
    expect(patch).toContain('+  owner: group:risk\n');
  });

  it.each([
    ['is not there', `${URL}x`],
    ['is huge', 'https://git.acme.test/acme/ledger/blob/main/huge.yaml'],
    ['has another entity', 'https://git.acme.test/acme/x/blob/main/x.yaml'],
  ])('gives what to merge into a file that %s', async (_, url) => {
    const { find, files } = await setUp(ledger(`url:${url}`));
    files.set('https://git.acme.test/acme/x/blob/main/x.yaml', 'kind: API\n');
    files.set(
      'https://git.acme.test/acme/ledger/blob/main/huge.yaml',
      `${FILE}# ${'x'.repeat(300_000)}`,
    );
    expect(await find()).toEqual({
      target: `url:${url}`,
      owner: PAYMENTS,
      patch: MERGE,
      format: 'yaml',
    });
  });

  it('shows nothing of what else is in the file to who may not read it', async () => {
    const { find } = await setUp();
    const hidden = [REF('api secret')];
    expect(await find(ID, { hidden })).toMatchObject({
      patch: MERGE,
      format: 'yaml',
    });
  });

  it.each([
    ['no location', undefined],
    ['another kind of location', 'ldap:cn=ledger'],
    ['something that is no URL', 'url:nonsense'],
    ['another protocol', 'url:file:///etc/passwd'],
  ])('gives what to merge with %s', async (_, managedBy) => {
    const { find } = await setUp(ledger(managedBy));
    expect(await find()).toMatchObject({ patch: MERGE, format: 'yaml' });
  });

  it('leads nowhere but to the web', async () => {
    const { find } = await setUp(
      ledger(undefined, { 'backstage.io/edit-url': `${SCRIPT}:alert(1)` }),
    );
    expect(await find()).toEqual({
      owner: PAYMENTS,
      patch: MERGE,
      format: 'yaml',
    });
  });

  describe('for a file on this machine', () => {
    beforeEach(() =>
      directory.setContent({
        catalog: {
          'ledger.yaml': FILE,
          'link.yaml': ({ symlink }) => symlink('../secret/ledger.yaml'),
          'folder.yaml': {},
        },
        'catalog-too': { 'ledger.yaml': FILE },
        secret: { 'ledger.yaml': FILE },
      }),
    );

    it.each([
      ['catalog/ledger.yaml', 'diff'],
      ['catalog/../secret/ledger.yaml', 'yaml'],
      ['catalog/link.yaml', 'yaml'],
      ['catalog/folder.yaml', 'yaml'],
      ['catalog/none.yaml', 'yaml'],
      ['catalog-too/ledger.yaml', 'yaml'],
      ['secret/ledger.yaml', 'yaml'],
    ])('reads %s as %s', async (path, format) => {
      const { find } = await setUp(ledger(`file:${directory.path}/${path}`));
      const patch = await find();
      expect(patch.format).toBe(format);
      expect(patch.patch).toBe(
        format === 'diff'
          ? DIFF.replaceAll('api/catalog-info', 'ledger')
          : MERGE,
      );
    });
  });

  it.each([
    ['is unheard of', 'unowned:api:default/none', []],
    ['is not open', 'no-channel:component:default/orders', []],
    ['is of an entity that is hidden', ID, [REF('api ledger')]],
  ])('knows of no gap that %s', async (_, id, hidden) => {
    const { find } = await setUp();
    await expect(find(id, { hidden })).rejects.toMatchObject({
      name: 'NotFoundError',
      message: `There is no open gap '${id}' that you can read; it may have been closed`,
    });
  });

  it('knows of no change that puts somebody on call', async () => {
    const { find } = await setUp();
    await expect(
      find('silent-on-call:component:default/orders'),
    ).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringMatching(/mend the on-call schedule itself$/),
    });
  });

  it.each([
    [':', /^'owner' is ':'; it must be a group, such as/],
    ['user:ada', /^'owner' is 'user:ada', which is no group; it must be/],
    [
      'none',
      /^'owner' is 'group:default\/none', which is no group that you can read/,
    ],
    [
      'risk',
      /^'owner' is 'group:default\/risk', which is no group that you can read/,
    ],
  ])('refuses %s for an owner', async (owner, message) => {
    const { find } = await setUp();
    const hidden = [REF('group risk')];
    await expect(find(ID, { owner, hidden })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(message),
    });
  });

  it('asks for an owner when nothing suggests one', async () => {
    const { find } = await setUp();
    await expect(find('unowned:resource:default/lonely')).rejects.toThrow(
      "say who it is to be with 'owner', such as group:default/payments",
    );
  });
});
