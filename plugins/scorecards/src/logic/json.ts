import {
  FactState,
  RemedyAction,
} from '@groundwork/backstage-plugin-scorecards-common';

/** A value of JSON, as facts have it. */
export type JsonValue = Exclude<FactState['value'], undefined>;

/** An object of JSON, as the values of a template are. */
export type JsonObject = NonNullable<
  Extract<RemedyAction, { kind: 'template' }>['values']
>;
