import { Milestones } from './Milestones';

describe('Milestones', () => {
  const create = () => {
    let time = 0;
    const milestones = new Milestones(() => time);
    const write = (boundary: string, at: number) => {
      time = at;
      milestones.onBoundary(boundary, 'before');
      milestones.onBoundary(boundary, 'after');
    };
    return { milestones, write };
  };

  it('notes when operations have succeeded, and nothing else', () => {
    const { milestones, write } = create();
    write('operation starts', 1);
    write('operation is succeeded', 5);
    write('step ends', 7);
    write('operation is succeeded', 9);
    expect(milestones.succeededAt).toEqual([5, 9]);
  });

  it('waits for as many as are asked for', async () => {
    const { milestones, write } = create();
    const ended: string[] = [];
    const two = milestones.until(2).then(() => ended.push('two'));
    write('operation is succeeded', 1);
    await Promise.resolve();
    expect(ended).toEqual([]);
    write('operation is succeeded', 2);
    await two;
    expect(ended).toEqual(['two']);
  });

  it('does not wait for what has been', async () => {
    const { milestones, write } = create();
    write('operation is succeeded', 1);
    await milestones.until(1);
    expect(milestones.succeededAt).toEqual([1]);
  });

  it('fails when an operation does', async () => {
    const { milestones, write } = create();
    const waiting = milestones.until(1);
    write('operation is failed', 1);
    await expect(waiting).rejects.toThrow('1 operations have failed');
  });
});
