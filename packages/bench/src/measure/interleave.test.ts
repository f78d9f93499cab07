import { interleave } from './interleave';

it('runs the tasks in turns and keeps their results apart', async () => {
  const order: string[] = [];
  let calls = 0;
  const task = (name: string) => async () => {
    order.push(name);
    calls += 1;
    return `${name}${calls}`;
  };
  expect(await interleave(2, [task('a'), task('b')])).toEqual([
    ['a1', 'a3'],
    ['b2', 'b4'],
  ]);
  expect(order).toEqual(['a', 'b', 'a', 'b']);
});
