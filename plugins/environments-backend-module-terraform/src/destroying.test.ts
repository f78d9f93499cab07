import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NotFoundError } from '@backstage/errors';
import { createTestContext } from '@groundwork/backstage-plugin-environments-node/testing';
import { atOnce, TestBench } from './__testUtils__/TestBench';
import { missingTerraform } from './__testUtils__/terraform';
import { Job } from './run/Job';

const missing = missingTerraform();
const describeWithTerraform = missing ? describe.skip : describe;
const reason = missing ? ` (skipped: ${missing})` : '';

const SECRET = 'hunter2hunter2';

describeWithTerraform(`destroying${reason}`, () => {
  let bench: TestBench;

  beforeEach(() => {
    bench = new TestBench();
  });

  afterEach(() => bench.close());

  const resources = () => readdirSync(bench.path('terraform', 'resources'));

  /** Configures a module that is given a password. */
  async function withPassword(body: string) {
    const source = bench.path('module');
    mkdirSync(source);
    writeFileSync(
      join(source, 'main.tf'),
      `variable "password" { sensitive = true }\n${body}`,
    );
    bench.more = { modules: [{ id: 'secretive', source }] };
    const { context } = createTestContext({
      ledger: bench.ledger,
      ...bench.scope,
    });
    const password = await context.secrets.put('password', SECRET);
    return bench.desire('secretive', { password: { ...password } });
  }

  const USES =
    'resource "terraform_data" "a" { input = sha256(var.password) }\n';

  it('removes an orphan, whose secrets nobody has any more', async () => {
    await bench.apply(await withPassword(USES));
    const outside = {
      ...bench.observer(),
      secrets: {
        async use(): Promise<never> {
          throw new NotFoundError('There is no such secret');
        },
      },
    };

    await bench.driver().destroyOrphan(outside, { externalId: 'env-1/main' });

    expect(resources()).toEqual([]);
  });

  it('goes on when a secret has been removed before', async () => {
    const lost = { $secret: 'env-1/other/password' };
    const desired = await withPassword(USES);
    await bench.apply(desired);
    const file = bench.own('marker.json');
    const marker = JSON.parse(
      execFileSync('cat', [file], { encoding: 'utf8' }),
    );
    writeFileSync(
      file,
      JSON.stringify({ ...marker, variables: { password: lost } }),
    );

    expect(await bench.until(() => bench.destroy())).toMatchObject({
      kind: 'done',
    });

    expect(bench.logs().join('\n')).toMatch(
      /secret 'env-1\/other\/password' .* is not there any more/,
    );
    expect(resources()).toEqual([]);
  });

  it('leaves no variables in clear when it fails', async () => {
    const fails =
      'resource "terraform_data" "a" {\n provisioner "local-exec" {\n when = destroy\n command = "false"\n }\n}\n';
    await bench.apply(await withPassword(fails));

    expect(await bench.until(() => bench.destroy(atOnce))).toMatchObject({
      kind: 'fail',
    });

    const runs = readdirSync(bench.own('runs'), { recursive: true });
    expect(runs.map(String).filter(it => it.includes('tfvars'))).toEqual([]);
  });

  it('is not undone by whoever still waits for Terraform', async () => {
    await bench.apply(bench.slow(), atOnce);
    const [run] = readdirSync(bench.own('runs'));
    const waiting = new Job(bench.own('runs', run, 'plan.job'));
    await bench.until(() => bench.destroy());

    expect(await waiting.status()).toEqual({ kind: 'lost', begun: false });

    expect(resources()).toEqual([]);
  });
});

describeWithTerraform(`Terraform that cannot be run${reason}`, () => {
  let bench: TestBench;

  beforeEach(() => {
    bench = new TestBench();
  });

  afterEach(() => bench.close());

  it('is tried again when it was killed', async () => {
    const binary = bench.path('killed-once');
    const flag = bench.path('kill');
    writeFileSync(flag, '');
    writeFileSync(
      binary,
      `#!/bin/sh\nif [ "$1" = show ] && [ -e ${flag} ]; then rm ${flag}; kill -9 $$; fi\nexec terraform "$@"\n`,
      { mode: 0o755 },
    );
    bench.more = { binary };
    const desired = bench.desire('plain', { wanted: 'one' });

    expect(await bench.until(() => bench.apply(desired))).toMatchObject({
      kind: 'retry',
      class: 'transient',
      error: expect.stringContaining('terraform show: ended by SIGKILL'),
    });
    expect(await bench.until(() => bench.apply(desired))).toMatchObject({
      kind: 'done',
    });
  });

  it.each([
    ['is not there', (file: string) => `${file}-not`, 'ENOENT'],
    ['must not be run', (file: string) => file, 'EACCES'],
  ])('is refused when it %s', async (_, binaryOf, code) => {
    const file = bench.path('no-program');
    writeFileSync(file, '', { mode: 0o644 });
    bench.more = { binary: binaryOf(file) };
    const plan = bench.driver().plan(bench.observer(), {
      desired: bench.desire('plain', { wanted: 'one' }),
    });

    await expect(plan).rejects.toMatchObject({
      name: 'RefusedError',
      message: expect.stringContaining(code),
    });
  });
});
