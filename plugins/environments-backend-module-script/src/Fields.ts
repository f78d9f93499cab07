import { JsonObject, JsonValue } from '@backstage/types';

/** Reads an object field by field, and knows when there are others. */
export class Fields {
  readonly #read = new Set<string>();
  readonly #object: JsonObject;

  private constructor(object: JsonObject, private readonly at: string) {
    this.#object = object;
  }

  /** @throws Error if it is not an object */
  static of(value: unknown, at: string): Fields {
    if (!isObject(value)) {
      throw new Error(`${at} has to be an object, not ${textOf(value)}`);
    }
    return new Fields(value, at);
  }

  text(name: string): string {
    return this.#must(this.optionalText(name), name);
  }

  optionalText(name: string): string | undefined {
    return this.#get(name, 'a text', (it): it is string => {
      return typeof it === 'string';
    });
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T {
    const expected = `one of ${values.join(', ')}`;
    const value = this.#get(name, expected, (it): it is T => {
      return values.some(known => known === it);
    });
    return this.#must(value, name);
  }

  /** A number from 0 on. */
  amount(name: string): number {
    return this.#must(this.optionalAmount(name), name);
  }

  optionalAmount(name: string): number | undefined {
    return this.#get(name, 'a number from 0 on', (it): it is number => {
      return typeof it === 'number' && it >= 0;
    });
  }

  texts(name: string): string[] {
    const value = this.#get(name, 'a list of texts', (it): it is string[] => {
      return Array.isArray(it) && it.every(each => typeof each === 'string');
    });
    return this.#must(value, name);
  }

  object(name: string): JsonObject {
    return this.#must(this.optionalObject(name), name);
  }

  optionalObject(name: string): JsonObject | undefined {
    return this.#get(name, 'an object', isObject);
  }

  optionalTextMap(name: string): Record<string, string> | undefined {
    return this.#get(
      name,
      'an object of texts',
      (it): it is Record<string, string> =>
        isObject(it) &&
        Object.values(it).every(each => typeof each === 'string'),
    );
  }

  optionalTime(name: string): Date | undefined {
    const text = this.#get(
      name,
      'a time as in ISO 8601',
      (it): it is string => {
        return typeof it === 'string' && !Number.isNaN(Date.parse(it));
      },
    );
    return text === undefined ? undefined : new Date(text);
  }

  optionalAny(name: string): JsonValue | undefined {
    this.#read.add(name);
    return this.#object[name];
  }

  /** @throws Error if there is a field that nobody has read */
  end(): void {
    const unknown = Object.keys(this.#object).find(it => !this.#read.has(it));
    if (unknown !== undefined) {
      throw new Error(
        `${this.at} has '${unknown}', but may only have ${[...this.#read].join(
          ', ',
        )}`,
      );
    }
  }

  #get<T>(
    name: string,
    expected: string,
    is: (value: unknown) => value is T,
  ): T | undefined {
    this.#read.add(name);
    const value: unknown = this.#object[name];
    if (value === undefined || value === null) {
      return undefined;
    }
    if (!is(value)) {
      throw new Error(
        `${this.at}.${name} has to be ${expected}, not ${textOf(value)}`,
      );
    }
    return value;
  }

  #must<T>(value: T | undefined, name: string): T {
    if (value === undefined) {
      throw new Error(`${this.at} has no '${name}'`);
    }
    return value;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Only what it is: what it says may be a secret.
function textOf(value: unknown): string {
  if (value === null || typeof value === 'boolean') {
    return String(value);
  }
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
