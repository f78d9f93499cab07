import { JsonObject } from '@backstage/types';
import { renderReferences } from './references';
import { scopeOf } from './environmentScope';

const environment = {
  id: 'e1',
  name: 'orders-1',
  owner: 'group:default/ordering',
  component: 'component:default/orders',
  desired: {
    blueprintId: 'service',
    blueprintVersion: 1,
    inputs: { size: 'S', replicas: 2 },
    source: {
      repository: 'https://git.acme.test/orders',
      ref: 'main',
      commit: 'c0ffee',
    },
    paused: false,
    deleted: false,
  },
};

describe('scopeOf', () => {
  it('has all that blueprints may refer to; what is absent is empty', () => {
    expect(
      scopeOf(environment, [
        { name: 'db', outputs: { url: 'postgres://db.test' } },
        { name: 'web', outputs: {} },
      ]),
    ).toEqual({
      inputs: { size: 'S', replicas: 2 },
      environment: {
        id: 'e1',
        name: 'orders-1',
        owner: 'group:default/ordering',
        component: 'component:default/orders',
        stage: '',
      },
      source: {
        repository: 'https://git.acme.test/orders',
        ref: 'main',
        commit: 'c0ffee',
        version: '',
      },
      resources: { db: { url: 'postgres://db.test' }, web: {} },
    });
  });

  it('knows no source where there is none', () => {
    const { source, ...desired } = environment.desired;

    expect(scopeOf({ ...environment, desired }, []).source).toBeUndefined();
  });

  it('leads to values, and nowhere else', () => {
    const scope = scopeOf(environment, []);
    const render = (path: string) => renderReferences(`\${{ ${path} }}`, scope);

    expect(render('inputs.replicas')).toBe(2);
    expect(() => render('desired.paused')).toThrow(
      '${{ desired.paused }} at / stands for nothing',
    );
    expect(() => render('inputs.constructor.name')).toThrow(
      '${{ inputs.constructor.name }} at / stands for nothing',
    );
  });

  it('makes an entry of a resource with any name', () => {
    const scope = scopeOf(environment, [
      { name: '__proto__', outputs: { url: 'u' } },
    ]);
    const resources = scope.resources as JsonObject;

    expect(Object.keys(resources)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(resources)).toBe(Object.prototype);
  });
});
