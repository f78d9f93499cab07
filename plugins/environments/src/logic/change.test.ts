import { environmentDetail } from '../__testUtils__/environments';
import { changeLines, updateCommand } from './change';
import { fieldsOf } from './inputs';

const environment = environmentDetail({
  desired: {
    blueprintId: 'service',
    blueprintVersion: 2,
    inputs: { orders: 20, token: 'old' },
    source: {
      repository: 'https://git.acme.test/acme/orders',
      ref: 'main',
      commit: '0123456789abcdef',
    },
    paused: false,
    deleted: false,
  },
});

const fields = fieldsOf({
  type: 'object',
  properties: {
    orders: { title: 'Orders', type: 'integer' },
    token: { title: 'Token', type: 'string', 'ui:widget': 'password' },
    region: { title: 'Region', type: 'string' },
  },
});

const same = { inputs: { orders: 20, token: 'old' }, ref: '' };

describe('what would be different', () => {
  it('is nothing at first', () => {
    expect(changeLines(environment, same, { fields, version: 2 })).toEqual([]);
  });

  it('is told input by input, secrets without their values', () => {
    expect(
      changeLines(
        environment,
        {
          inputs: { orders: 50, token: 'new', region: 'north' },
          ref: 'feature/discount',
        },
        { fields, version: 3 },
      ),
    ).toEqual([
      { kind: 'input', title: 'Orders', from: '20', to: '50' },
      { kind: 'secret', title: 'Token' },
      { kind: 'input', title: 'Region', from: '–', to: 'north' },
      { kind: 'ref', from: 'main', to: 'feature/discount' },
      { kind: 'version', from: '2', to: '3' },
    ]);
  });
});

describe('updateCommand', () => {
  it('has only what is another', () => {
    expect(updateCommand(environment, same)).toEqual({ action: 'update' });
    expect(updateCommand(environment, { ...same, ref: 'v2' })).toEqual({
      action: 'update',
      ref: 'v2',
    });
  });

  it('does not mind the order of inputs', () => {
    expect(
      updateCommand(environment, {
        inputs: { token: 'old', orders: 20 },
        ref: '',
      }),
    ).toEqual({ action: 'update' });
  });

  it('has all inputs when one of them is another', () => {
    expect(
      updateCommand(environment, {
        inputs: { orders: 50, token: 'old' },
        ref: '',
      }),
    ).toEqual({ action: 'update', inputs: { orders: 50, token: 'old' } });
  });
});
