import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { TerraformDriverConfig } from '../config';

/** Why tests with the real program cannot run here; undefined when they can. */
export function missingTerraform(): string | undefined {
  try {
    execFileSync('terraform', ['version'], {
      env: { ...process.env, CHECKPOINT_DISABLE: '1' },
      stdio: 'ignore',
    });
    return undefined;
  } catch (error) {
    return `terraform cannot be run here: ${
      (error as NodeJS.ErrnoException).code
    }`;
  }
}

export function configOf(
  directory: string,
  more?: Partial<TerraformDriverConfig>,
): TerraformDriverConfig {
  const fixture = (id: string) => ({
    id,
    source: join(__dirname, '..', '__fixtures__', id),
  });
  return {
    binary: 'terraform',
    directory: join(directory, 'terraform'),
    modules: [fixture('plain'), fixture('slow'), fixture('broken')],
    env: {},
    ...more,
  };
}
