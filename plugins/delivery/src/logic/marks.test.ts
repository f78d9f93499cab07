import { countMarks } from './marks';

it('counts those of a kind from the Monday until just before the next', () => {
  const mark = (kind: 'deployment' | 'incident', at: string) => ({
    kind,
    id: at,
    title: at,
    at,
  });
  const marks = [
    mark('deployment', '2026-11-01T23:59:59Z'),
    mark('deployment', '2026-11-02T00:00:00Z'),
    mark('incident', '2026-11-04T00:00:00Z'),
    mark('deployment', '2026-11-08T23:59:59Z'),
    mark('deployment', '2026-11-09T00:00:00Z'),
  ];
  expect(countMarks(marks, 'deployment', '2026-11-02T00:00:00Z')).toBe(2);
  expect(countMarks(marks, 'incident', '2026-11-02T00:00:00Z')).toBe(1);
});
