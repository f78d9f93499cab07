import { JsonObject, JsonValue } from './json';

interface FieldAbout {
  name: string;
  title: string;
  description?: string;
  isRequired: boolean;
}

/** A field of the form of a blueprint. */
export type InputField = FieldAbout &
  (
    | { kind: 'choice'; options: JsonValue[] }
    | { kind: 'switch' }
    | { kind: 'number'; isInteger: boolean; min?: number; max?: number }
    | { kind: 'text'; isSecret: boolean; maxLength?: number }
    /** Whatever has no field of its own is written as JSON. */
    | { kind: 'json' }
  );

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function propertiesOf(schema: JsonObject): Array<[string, JsonObject]> {
  return Object.entries(
    isObject(schema.properties) ? schema.properties : {},
  ).flatMap(([name, property]) =>
    isObject(property) ? [[name, property] as [string, JsonObject]] : [],
  );
}

function fieldOf(about: FieldAbout, property: JsonObject): InputField {
  if (Array.isArray(property.enum)) {
    return {
      ...about,
      kind: 'choice',
      options: property.enum.filter(
        (option): option is JsonValue => option !== undefined,
      ),
    };
  }
  switch (property.type) {
    case 'boolean':
      return { ...about, kind: 'switch' };
    case 'integer':
    case 'number':
      return {
        ...about,
        kind: 'number',
        isInteger: property.type === 'integer',
        min: number(property.minimum),
        max: number(property.maximum),
      };
    case 'string':
      return {
        ...about,
        kind: 'text',
        isSecret: property['ui:widget'] === 'password',
        maxLength: number(property.maxLength),
      };
    default:
      return { ...about, kind: 'json' };
  }
}

/** The fields of a schema of inputs, in its order. */
export function fieldsOf(schema: JsonObject): InputField[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return propertiesOf(schema).map(([name, property]) =>
    fieldOf(
      {
        name,
        title: text(property.title) ?? name,
        description: text(property.description),
        isRequired: required.includes(name),
      },
      property,
    ),
  );
}

/** What a form begins with. */
export function defaultsOf(schema: JsonObject): JsonObject {
  return Object.fromEntries(
    propertiesOf(schema).flatMap(([name, property]) =>
      property.default === undefined ? [] : [[name, property.default]],
    ),
  );
}

/** The fields that still have to be filled in. */
export function missingOf(fields: InputField[], inputs: JsonObject): string[] {
  return fields
    .filter(
      ({ name, isRequired }) =>
        isRequired && (inputs[name] === undefined || inputs[name] === ''),
    )
    .map(({ name }) => name);
}

/** What is written in the fields of a blueprint. */
export interface InputForm {
  inputs: JsonObject;
  /** Names of the fields in which something is written that is no value. */
  unreadable: readonly string[];
}

/** The form with another value in a field. */
export function withInput(
  { inputs, unreadable }: InputForm,
  name: string,
  value: JsonValue | undefined,
): InputForm {
  return {
    inputs: { ...inputs, [name]: value },
    unreadable: unreadable.filter(it => it !== name),
  };
}

/** The form with something in a field that is no value. */
export function withUnreadable(form: InputForm, name: string): InputForm {
  return {
    ...form,
    unreadable: [...form.unreadable.filter(it => it !== name), name],
  };
}

/** The titles of the fields that have to be corrected. */
export function unreadableOf(
  fields: InputField[],
  { unreadable }: InputForm,
): string[] {
  return fields
    .filter(({ name }) => unreadable.includes(name))
    .map(({ title }) => title);
}

/** Reads what somebody has written as JSON; nothing written is no value. */
export function readJson(
  written: string,
): { isReadable: true; value: JsonValue | undefined } | { isReadable: false } {
  if (written.trim() === '') {
    return { isReadable: true, value: undefined };
  }
  try {
    return { isReadable: true, value: JSON.parse(written) };
  } catch {
    // While it is written it is no JSON yet, which the field says.
    return { isReadable: false };
  }
}

/** What was asked for, in words; what is secret is left out. */
export function shownInputs(
  fields: InputField[],
  inputs: JsonObject,
): Array<{ name: string; title: string; text: string }> {
  return fields.flatMap(field => {
    const { name, title } = field;
    const value = inputs[name];
    const isSecret = field.kind === 'text' && field.isSecret;
    return value === undefined || isSecret
      ? []
      : [
          {
            name,
            title,
            text: typeof value === 'string' ? value : JSON.stringify(value),
          },
        ];
  });
}
