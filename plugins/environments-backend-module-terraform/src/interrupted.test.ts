import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  createTestContext,
  Killed,
} from '@groundwork/backstage-plugin-environments-node/testing';
import { atOnce, TestBench } from './__testUtils__/TestBench';
import { missingTerraform } from './__testUtils__/terraform';

const missing = missingTerraform();
const describeWithTerraform = missing ? describe.skip : describe;
const reason = missing ? ` (skipped: ${missing})` : '';

describeWithTerraform(`an apply that is interrupted${reason}`, () => {
  let bench: TestBench;

  beforeEach(() => {
    bench = new TestBench();
  });

  afterEach(() => bench.close());

  it('goes on where another worker has left off', async () => {
    const first = await bench.apply(bench.slow(), atOnce);
    expect(first).toMatchObject({ kind: 'wait', on: 'terraform plan to end' });
    const waits = bench.until(() => bench.apply(bench.slow(), atOnce));
    await bench.comesTo('second');
    bench.openGate();
    expect(await waits).toMatchObject({ kind: 'done' });
    expect(bench.written()).toEqual(['first', 'second', 'third']);
    const complete = bench
      .logs()
      .filter(line => line.includes('Creation complete'));
    expect(complete).toHaveLength(3);
  });

  it('resumes after SIGKILL during an apply', async () => {
    await bench.comeToSecond();
    for (const pid of bench.processes('apply')) {
      process.kill(pid, 'SIGKILL');
    }
    bench.openGate();
    const step = await bench.until(() => bench.apply(bench.slow()));
    expect(step).toMatchObject({ kind: 'done' });
    // What was whole is not made again; what was half made, is.
    expect(bench.written()).toEqual(['first', 'second', 'second', 'third']);
    const { resources } = JSON.parse(
      readFileSync(bench.own('terraform.tfstate'), 'utf8'),
    );
    expect(resources).toHaveLength(3);
  });

  describe('after approval', () => {
    beforeEach(() => {
      const source = bench.path('module');
      cpSync(join(__dirname, '__fixtures__', 'slow'), source, {
        recursive: true,
      });
      bench.more = { modules: [{ id: 'slow', source }] };
    });

    async function killAfterApproval() {
      const desired = bench.slow();
      const { fingerprint: approvedFingerprint } = await bench
        .driver()
        .plan(bench.observer(), { desired });
      const approved = { ...desired, approvedFingerprint };
      await bench.comeToSecond(approved);
      for (const pid of bench.processes('apply')) {
        process.kill(pid, 'SIGKILL');
      }
      bench.openGate();
      return approved;
    }

    it('makes the rest of what was agreed to', async () => {
      const approved = await killAfterApproval();
      const step = await bench.until(() => bench.apply(approved));
      expect(step).toMatchObject({ kind: 'done' });
      expect(bench.written()).toEqual(['first', 'second', 'second', 'third']);
    });

    it('makes nothing that nobody has agreed to', async () => {
      const approved = await killAfterApproval();
      const fourth = 'resource "terraform_data" "fourth" {}\n';
      appendFileSync(bench.path('module', 'main.tf'), fourth);
      const refused = {
        kind: 'fail',
        error: expect.stringMatching(
          /has changed since it was approved: .*terraform_data\.fourth/,
        ),
        remediation: 'Plan again, and have that plan approved.',
      };
      const step = () => bench.until(() => bench.apply(approved));
      expect(await step()).toMatchObject(refused);
      expect(await step()).toMatchObject(refused);
      expect(bench.written()).toEqual(['first', 'second']);
    });
  });

  describe('after approval of values', () => {
    // `firewall` is made with what nobody knows before, and with what is in a file.
    const module = `
variable "directory" { type = string }
resource "terraform_data" "first" {
  provisioner "local-exec" {
    command = "echo second >> \${var.directory}/log; until [ -e \${var.directory}/gate ]; do sleep 0.05; done"
  }
}
resource "terraform_data" "early" {}
resource "terraform_data" "firewall" {
  depends_on = [terraform_data.first]
  input      = [terraform_data.early.id, "open to \${file("\${var.directory}/world")}"]
}
output "rule" { value = terraform_data.firewall.input[1] }
`;

    beforeEach(() => {
      const source = bench.path('module');
      mkdirSync(source);
      writeFileSync(join(source, 'main.tf'), module);
      writeFileSync(bench.path('world'), 'the office');
      bench.more = { modules: [{ id: 'slow', source }] };
    });

    async function killAfterApproval() {
      const desired = bench.slow();
      const { fingerprint: approvedFingerprint } = await bench
        .driver()
        .plan(bench.observer(), { desired });
      const approved = { ...desired, approvedFingerprint };
      await bench.comeToSecond(approved);
      // Only what is in the state is known to the next one.
      while (
        !readFileSync(bench.own('terraform.tfstate'), 'utf8').includes('early')
      ) {
        await new Promise(resolve => setTimeout(resolve, 20));
      }
      for (const pid of bench.processes('apply')) {
        process.kill(pid, 'SIGKILL');
      }
      bench.openGate();
      return approved;
    }

    it('makes what was approved with values that are known by now', async () => {
      const approved = await killAfterApproval();
      const step = await bench.until(() => bench.apply(approved));
      expect(step).toMatchObject({
        kind: 'done',
        outputs: { rule: 'open to the office' },
      });
    });

    it('makes nothing with another value', async () => {
      const approved = await killAfterApproval();
      writeFileSync(bench.path('world'), '0.0.0.0/0');
      expect(await bench.until(() => bench.apply(approved))).toMatchObject({
        kind: 'fail',
        error: expect.stringMatching(
          /has changed since it was approved: .*terraform_data\.firewall/,
        ),
      });
    });
  });

  it('waits for Terraform when only its supervisor was killed', async () => {
    await bench.comeToSecond();
    const pids = bench.processes('apply');
    const started = JSON.parse(
      readFileSync(
        bench.own(
          'runs',
          readdirSync(bench.own('runs'))[0],
          'apply.job',
          'started.json',
        ),
        'utf8',
      ),
    );
    expect(pids).toContain(started.pid);
    process.kill(started.pid, 'SIGKILL');
    expect(await bench.apply(bench.slow(), atOnce)).toMatchObject({
      kind: 'wait',
    });
    bench.openGate();
    expect(await bench.until(() => bench.apply(bench.slow()))).toMatchObject({
      kind: 'done',
    });
    expect(bench.written()).toEqual(['first', 'second', 'third']);
  });

  it('goes on after an abort, which leaves Terraform running', async () => {
    const worker = new AbortController();
    const { context } = createTestContext({
      ledger: bench.ledger,
      ...bench.scope,
      signal: worker.signal,
    });
    const call = bench.driver().apply(context, { desired: bench.slow() });
    const ended = call.then(
      () => 'done',
      () => 'thrown',
    );
    await bench.comesTo('second');
    worker.abort();
    expect(await ended).toBe('thrown');
    bench.openGate();
    const step = await bench.until(() => bench.apply(bench.slow()));
    expect(step).toMatchObject({ kind: 'done' });
    expect(bench.written()).toEqual(['first', 'second', 'third']);
  });

  it('asks Terraform to stop when what it makes is to go', async () => {
    await bench.comeToSecond();
    // Terraform may have ended before it is looked at again.
    expect(await bench.destroy(atOnce)).toMatchObject({
      kind: 'wait',
      on: expect.stringMatching(/^terraform (apply|destroy) to end$/),
    });
    bench.openGate();
    const step = await bench.until(() => bench.destroy());
    expect(step).toEqual({ kind: 'done', state: {} });
    expect(bench.written()).toEqual(['first', 'second']);
    expect(readdirSync(bench.path('terraform', 'resources'))).toEqual([]);
  });

  it('is not finished when the world has changed before it began', async () => {
    const desired = bench.desire('plain', { wanted: 'one' });
    await bench.apply(desired);
    const changed = bench.desire('plain', { wanted: 'two' });
    // Killed after the plan was saved, and before anything was changed.
    const { context } = createTestContext({
      ledger: bench.ledger,
      ...bench.scope,
      onBoundary: boundary => {
        const { run } = (bench.state ?? {}) as { run?: { purpose: string } };
        if (boundary.when === 'after' && run?.purpose === 'apply') {
          throw new Killed(boundary);
        }
      },
    });
    await expect(
      bench.driver().apply(context, { desired: changed, state: bench.state }),
    ).rejects.toThrow('Killed');
    const file = bench.own('terraform.tfstate');
    const state = JSON.parse(readFileSync(file, 'utf8'));
    state.resources.pop();
    writeFileSync(file, JSON.stringify(state));
    expect(await bench.apply(changed)).toMatchObject({
      kind: 'fail',
      error: expect.stringContaining('has changed since the plan was made'),
      remediation: 'Plan again, and have that plan approved.',
    });
    expect(await bench.apply(changed)).toMatchObject({ kind: 'done' });
  });
});
