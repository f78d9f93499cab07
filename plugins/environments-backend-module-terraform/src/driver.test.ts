import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { atOnce, TestBench } from './__testUtils__/TestBench';
import { missingTerraform } from './__testUtils__/terraform';

/** What matters of a state file. */
interface StateFile {
  resources: Array<{ name: string }>;
}

const missing = missingTerraform();
const describeWithTerraform = missing ? describe.skip : describe;
const reason = missing ? ` (skipped: ${missing})` : '';

describeWithTerraform(`the driver${reason}`, () => {
  let bench: TestBench;

  beforeEach(() => {
    bench = new TestBench();
  });

  afterEach(() => bench.close());

  async function editState(edit: (state: StateFile) => void) {
    const file = bench.own('terraform.tfstate');
    const state = JSON.parse(readFileSync(file, 'utf8'));
    edit(state);
    writeFileSync(file, JSON.stringify(state));
  }

  it('plans, and tells the same plan twice', async () => {
    const desired = bench.desire('plain', { wanted: 'one' });
    const first = await bench.driver().plan(bench.observer(), { desired });
    expect(first).toEqual({
      action: 'create',
      changes: [
        '+ terraform_data.database',
        '+ terraform_data.settings',
        '+ output.password',
        '+ output.settings',
      ],
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await bench.driver().plan(bench.observer(), { desired })).toEqual(
      first,
    );
    const other = bench.desire('plain', { wanted: 'two' });
    const second = await bench
      .driver()
      .plan(bench.observer(), { desired: other });
    expect(second.fingerprint).not.toBe(first.fingerprint);
  });

  it('plans a replacement and a removal as such', async () => {
    await bench.apply(bench.desire('plain', { wanted: 'one' }));
    const { state } = bench;
    const desired = bench.desire('plain', { wanted: 'two' });
    const changed = await bench
      .driver()
      .plan(bench.observer(), { desired, state });
    expect(changed.action).toBe('replace');
    expect(changed.changes).toEqual([
      '-/+ terraform_data.database',
      '~ terraform_data.settings',
      '~ output.settings',
    ]);
    expect(
      await bench.driver().plan(bench.observer(), { state }),
    ).toMatchObject({
      action: 'destroy',
      changes: ['- terraform_data.database', '- terraform_data.settings'],
    });
  });

  it('says which variables are not known yet', async () => {
    const desired = bench.desire('plain', {
      wanted: 'postgres://(known after apply)/orders',
    });
    expect(await bench.driver().plan(bench.observer(), { desired })).toEqual({
      action: 'create',
      changes: ['~ module plain: wanted (known after apply)'],
    });
  });

  it('applies, and keeps what is secret to itself', async () => {
    const password = bench.ledger.putSecret(
      { environmentId: 'env-1', resource: 'database' },
      'password',
      'correct horse',
    );
    const variables = { wanted: 'one', password: { ...password } };
    const step = await bench.apply(bench.desire('plain', variables));
    expect(step).toMatchObject({
      kind: 'done',
      externalId: 'env-1/main',
      outputs: {
        settings: 'one',
        password: { $secret: expect.any(String) },
      },
    });
    const outside = JSON.stringify([step, bench.logs()]);
    expect(outside).not.toContain('correct horse');
    expect(bench.logs()).toContain(
      'Apply complete! Resources: 2 added, 0 changed, 0 destroyed.',
    );
    // Only whoever runs the backend may read what Terraform writes.
    const openFiles = readdirSync(bench.own(), { recursive: true })
      .map(String)
      .filter(name => {
        const { mode } = lstatSync(bench.own(name));
        return lstatSync(bench.own(name)).isFile() && (mode & 0o077) !== 0;
      });
    // The module's own file is as it was.
    expect(openFiles).toEqual([expect.stringMatching(/module\/main\.tf$/)]);
    expect(lstatSync(bench.own()).mode & 0o077).toBe(0);
    expect(readFileSync(bench.own('marker.json'), 'utf8')).not.toContain(
      'correct horse',
    );
    const variablesFiles = readdirSync(bench.own(), { recursive: true }).filter(
      name => String(name).endsWith('.tfvars.json'),
    );
    expect(variablesFiles).toEqual([]);
  });

  it('sees drift, and puts it right', async () => {
    const desired = bench.desire('plain', { wanted: 'one' });
    await bench.apply(desired);
    const observe = () =>
      bench.driver().observe(bench.observer(), { desired, state: bench.state });
    expect(await observe()).toMatchObject({
      status: 'ready',
      drift: undefined,
    });
    await editState(state => {
      state.resources = state.resources.filter(
        ({ name }) => name !== 'settings',
      );
    });
    expect((await observe()).drift).toBe(
      'would change: + terraform_data.settings, ~ output.settings',
    );
    expect(await bench.apply(desired)).toMatchObject({ kind: 'done' });
    expect((await observe()).drift).toBeUndefined();
  });

  it('applies what was approved', async () => {
    const desired = bench.desire('plain', { wanted: 'one' });
    const plan = await bench.driver().plan(bench.observer(), { desired });
    const approved = {
      ...desired,
      approvedFingerprint: plan.fingerprint,
    };
    expect(await bench.apply(approved)).toMatchObject({ kind: 'done' });
  });

  it('refuses when the world is not as it was approved', async () => {
    await bench.apply(bench.desire('plain', { wanted: 'one' }));
    const desired = bench.desire('plain', { wanted: 'two' });
    const { state } = bench;
    const plan = await bench
      .driver()
      .plan(bench.observer(), { desired, state });
    await editState(file => {
      file.resources = file.resources.filter(({ name }) => name !== 'settings');
    });
    const step = await bench.apply({
      ...desired,
      approvedFingerprint: plan.fingerprint,
    });
    expect(step).toMatchObject({
      kind: 'fail',
      error: expect.stringContaining(
        'the terraform plan has changed since it was approved: it would now be -/+ terraform_data.database, + terraform_data.settings',
      ),
      remediation: 'Plan again, and have that plan approved.',
    });
    const { resources } = JSON.parse(
      readFileSync(bench.own('terraform.tfstate'), 'utf8'),
    );
    expect(resources).toHaveLength(1);
  });

  it('compares with the last approval, also of what was begun under another', async () => {
    await bench.apply(bench.desire('plain', { wanted: 'one' }));
    const desired = bench.desire('plain', { wanted: 'two' });
    const planned = () =>
      bench.driver().plan(bench.observer(), { desired, state: bench.state });
    const { fingerprint: first } = await planned();
    const step = await bench.apply(
      { ...desired, approvedFingerprint: first },
      atOnce,
    );
    expect(step).toMatchObject({ kind: 'wait', on: 'terraform plan to end' });
    // It has planned what was approved first, and nobody has taken that up yet.
    await bench.comesToEndOf('plan');
    await editState(file => {
      file.resources = file.resources.filter(({ name }) => name !== 'settings');
    });
    const { fingerprint: second } = await planned();
    expect(second).not.toBe(first);

    const again = { ...desired, approvedFingerprint: second };

    expect(await bench.until(() => bench.apply(again))).toMatchObject({
      kind: 'done',
    });
  });

  it('compares nothing when nobody had to agree', async () => {
    const first = bench.desire('plain', { wanted: 'one' });
    await bench.apply({
      ...first,
      approvedFingerprint: (
        await bench.driver().plan(bench.observer(), { desired: first })
      ).fingerprint,
    });
    await editState(file => {
      file.resources = file.resources.filter(({ name }) => name !== 'settings');
    });

    // As an engine does by itself, to put drift right.
    expect(await bench.apply(first)).toMatchObject({ kind: 'done' });
  });

  it('fails with what Terraform says', async () => {
    expect(await bench.apply(bench.desire('broken', {}))).toMatchObject({
      kind: 'fail',
      error: expect.stringMatching(
        /^terraform plan: Unsupported argument: .*"colour"/,
      ),
    });
    expect(await bench.apply(bench.desire('plain', {}))).toMatchObject({
      kind: 'fail',
      error: expect.stringContaining('No value for required variable'),
    });
    expect(await bench.apply(bench.desire('unheard', {}))).toMatchObject({
      kind: 'fail',
      error:
        "module 'unheard' is not one of environments.drivers.terraform.modules: plain, slow, broken",
    });
  });

  it('fails when a part of an apply does, and goes on from there', async () => {
    bench.openGate();
    const variables = { directory: bench.directory, fails: true };
    expect(await bench.apply(bench.desire('slow', variables))).toMatchObject({
      kind: 'fail',
      error: expect.stringContaining('terraform apply: local-exec provisioner'),
    });
    expect(await bench.apply(bench.slow())).toMatchObject({ kind: 'done' });
    expect(bench.written()).toEqual(['first', 'second', 'second', 'third']);
  });

  it('does not take what has failed in part for approved any more', async () => {
    bench.openGate();
    const variables = { directory: bench.directory, fails: true };
    const desired = bench.desire('slow', variables);
    const plan = await bench.driver().plan(bench.observer(), { desired });
    const approved = {
      ...desired,
      approvedFingerprint: plan.fingerprint,
    };
    expect(await bench.apply(approved)).toMatchObject({
      kind: 'fail',
      error: expect.stringContaining('local-exec provisioner'),
    });
    expect(await bench.apply(approved)).toMatchObject({
      kind: 'fail',
      error: expect.stringContaining(
        'the terraform plan has changed since it was approved',
      ),
    });
    expect(bench.written()).toEqual(['first', 'second']);
  });

  it('refuses to write after somebody with a newer lease', async () => {
    const desired = bench.desire('plain', { wanted: 'one' });
    await bench.apply(desired);
    const marker = JSON.parse(readFileSync(bench.own('marker.json'), 'utf8'));
    writeFileSync(
      bench.own('marker.json'),
      JSON.stringify({ ...marker, epoch: 99 }),
    );
    const before = readFileSync(bench.own('terraform.tfstate'), 'utf8');
    for (const step of [await bench.apply(desired), await bench.destroy()]) {
      expect(step).toMatchObject({
        kind: 'fail',
        error: expect.stringContaining('newer lease (99'),
      });
    }
    expect(readFileSync(bench.own('terraform.tfstate'), 'utf8')).toBe(before);
  });
});
