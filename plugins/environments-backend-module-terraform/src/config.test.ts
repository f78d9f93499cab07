import { ConfigReader } from '@backstage/config';
import { resolve } from 'node:path';
import { readTerraformConfig } from './config';
import { Layout } from './Layout';

const read = (terraform: object, directory?: string) =>
  readTerraformConfig(
    new ConfigReader({
      environments: { directory, drivers: { terraform } },
    } as never),
  );

const modules = [{ id: 'database', source: 'modules/database' }];

describe('readTerraformConfig', () => {
  it('is nothing where nothing is configured', () => {
    expect(readTerraformConfig(new ConfigReader({}))).toBeUndefined();
  });

  it('reads what is there, and has defaults', () => {
    expect(read({ modules })).toEqual({
      binary: 'terraform',
      directory: resolve('environments/terraform'),
      modules: [{ id: 'database', source: resolve('modules/database') }],
      pluginCache: undefined,
      env: {},
    });
    expect(
      read({ modules, binary: './bin/tofu', env: { A: 'b' } }, '/srv/env'),
    ).toMatchObject({
      binary: resolve('bin/tofu'),
      directory: '/srv/env/terraform',
      env: { A: 'b' },
    });
  });

  it('refuses two modules with one id', () => {
    expect(() => read({ modules: [...modules, ...modules] })).toThrow(
      "environments.drivers.terraform.modules: there are two with id 'database'",
    );
  });
});

describe('names of directories', () => {
  const layout = new Layout('/srv/terraform');

  it.each(['../etc', 'a/..', 'a', 'a/b/c', '/a/b', 'a/.b', 'a\\b/c', '-a/b'])(
    'refuses %j',
    name => {
      expect(() => layout.path(name)).toThrow(/is not the name of/);
    },
  );

  it('are below the directory', () => {
    expect(layout.stateFile('env-1/main')).toBe(
      '/srv/terraform/resources/env-1/main/terraform.tfstate',
    );
  });
});
