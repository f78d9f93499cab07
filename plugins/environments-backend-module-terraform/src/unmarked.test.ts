import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { TestBench } from './__testUtils__/TestBench';
import { missingTerraform } from './__testUtils__/terraform';

const missing = missingTerraform();
const describeWithTerraform = missing ? describe.skip : describe;
const reason = missing ? ` (skipped: ${missing})` : '';

describeWithTerraform(`a directory without a mark${reason}`, () => {
  let bench: TestBench;

  beforeEach(() => {
    bench = new TestBench();
  });

  afterEach(() => bench.close());

  it('is not called gone while it holds something', async () => {
    await bench.apply(bench.desire('plain', { wanted: 'one' }));
    rmSync(bench.own('marker.json'));
    expect(await bench.destroy()).toMatchObject({
      kind: 'fail',
      state: { directory: 'env-1/main' },
      error: expect.stringMatching(
        /env-1\/main' holds a state, but no marker\.json/,
      ),
      remediation: expect.stringContaining('Put back the marker.json'),
    });
    expect(existsSync(bench.own('terraform.tfstate'))).toBe(true);
  });

  it('goes when nothing is in its state', async () => {
    await bench.apply(bench.desire('plain', { wanted: 'one' }));
    rmSync(bench.own('marker.json'));
    const file = bench.own('terraform.tfstate');
    const state = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(
      file,
      JSON.stringify({ ...state, resources: [], outputs: {} }),
    );
    expect(await bench.destroy()).toEqual({ kind: 'done', state: {} });
    expect(readdirSync(bench.path('terraform', 'resources'))).toEqual([]);
  });
});
