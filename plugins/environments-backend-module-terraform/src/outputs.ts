import { JsonObject, JsonValue } from '@backstage/types';
import { DriverContext } from '@groundwork/backstage-plugin-environments-node';
import { Workshop } from './Workshop';

/** Reads what a module tells; what it calls sensitive is stored as a secret. */
export async function readOutputs(
  workshop: Workshop,
  context: Pick<DriverContext, 'secrets' | 'signal'>,
  cwd: string,
): Promise<Record<string, JsonValue>> {
  const { signal, secrets } = context;
  const args = ['output', '-json', '-no-color'];
  const read = await workshop.terraform.json(args, { cwd, signal });
  const outputs: Record<string, JsonValue> = {};
  for (const [name, output] of Object.entries(read)) {
    const { sensitive, value = null } = output as JsonObject;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    outputs[name] = sensitive ? { ...(await secrets.put(name, text)) } : value;
  }
  return outputs;
}
