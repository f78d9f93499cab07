import { meaningOf } from './meanings';

describe('meaningOf', () => {
  it.each([
    ['service.name', 'service-name', 1],
    ['k8s.pod.name', 'kubernetes-pod', 0.9],
    ['pod_name', 'kubernetes-pod', 0.9],
    ['podName', 'kubernetes-pod', 0.9],
    ['resource.labels.pod_name', 'kubernetes-pod', 0.9],
    ['vcs.repository.url.full', 'repo', 0.8],
    ['app.kubernetes.io/name', 'service-name', 1],
    ['db.namespace', 'database', 0.6],
  ])('%s is a %s', (name, kind, weight) => {
    expect(meaningOf(name)).toEqual({ role: 'identifier', kind, weight });
  });

  it('is less sure where only the end of a name is known', () => {
    expect(meaningOf('upstream.host')?.weight).toBeCloseTo(0.45);
  });

  it.each([['severity'], ['deployment.environment.name'], [''], ['...']])(
    '%j means nothing',
    name => {
      expect(meaningOf(name)).toBeUndefined();
    },
  );
});
