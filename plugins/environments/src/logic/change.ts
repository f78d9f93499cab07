import {
  EnvironmentChange,
  EnvironmentDetail,
} from '@groundwork/backstage-plugin-environments-common';
import { InputField } from './inputs';
import { JsonObject, JsonValue } from './json';

/** What somebody wants to be different about an environment. */
export interface WantedChange {
  inputs: JsonObject;
  /** Empty while the commit stays. */
  ref: string;
}

/** One thing that would be different. */
export type ChangeLine =
  | { kind: 'input'; title: string; from: string; to: string }
  /** What it was and will be is nobody's to read. */
  | { kind: 'secret'; title: string }
  | { kind: 'ref'; from: string; to: string }
  | { kind: 'version'; from: string; to: string };

type UpdateCommand = Extract<EnvironmentChange, { action: 'update' }>;

function isSame(one?: JsonValue, other?: JsonValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function areSame(one: JsonObject, other: JsonObject): boolean {
  return Object.keys({ ...one, ...other }).every(name =>
    isSame(one[name], other[name]),
  );
}

function textOf(value?: JsonValue): string {
  if (value === undefined) {
    return '–';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function inputLine(
  field: InputField,
  from: JsonValue | undefined,
  to: JsonValue | undefined,
): ChangeLine {
  return field.kind === 'text' && field.isSecret
    ? { kind: 'secret', title: field.title }
    : {
        kind: 'input',
        title: field.title,
        from: textOf(from),
        to: textOf(to),
      };
}

/** What would be different, line by line. */
export function changeLines(
  { desired }: Pick<EnvironmentDetail, 'desired'>,
  wanted: WantedChange,
  blueprint: { fields: InputField[]; version: number },
): ChangeLine[] {
  const { inputs, source, blueprintVersion } = desired;
  const inputLines = blueprint.fields
    .filter(({ name }) => !isSame(inputs[name], wanted.inputs[name]))
    .map(field =>
      inputLine(field, inputs[field.name], wanted.inputs[field.name]),
    );
  return [
    ...inputLines,
    ...(wanted.ref && source
      ? [{ kind: 'ref' as const, from: source.ref, to: wanted.ref }]
      : []),
    ...(blueprint.version === blueprintVersion
      ? []
      : [
          {
            kind: 'version' as const,
            from: `${blueprintVersion}`,
            to: `${blueprint.version}`,
          },
        ]),
  ];
}

/** The command that makes it so. Without a ref the commit stays. */
export function updateCommand(
  { desired }: Pick<EnvironmentDetail, 'desired'>,
  { inputs, ref }: WantedChange,
): UpdateCommand {
  return {
    action: 'update',
    ...(areSame(inputs, desired.inputs) ? {} : { inputs }),
    ...(ref ? { ref } : {}),
  };
}
