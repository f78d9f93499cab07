import ICAL from 'ical.js';

/** A property as jCal (RFC 7265) writes it: name, parameters, type, values. */
export type JcalProperty = [
  name: string,
  parameters: Record<string, string | string[]>,
  type: string,
  ...values: unknown[],
];

/** A component as jCal writes it. */
export interface JcalComponent {
  name: string;
  properties: JcalProperty[];
  components: JcalComponent[];
}

type JcalArray = [string, JcalProperty[], JcalArray[]];

/**
 * Reads one component, from BEGIN to END.
 *
 * @throws if it is not iCalendar, or a value is not what its property holds
 */
export function parseComponent(text: string): JcalComponent {
  return toComponent(ICAL.parse(text) as JcalArray);
}

function toComponent([name, properties, components]: JcalArray): JcalComponent {
  return {
    name,
    properties,
    // Alarms and zones nest once; what is deeper means nothing to us.
    components: components.map(([nested, nestedProperties]) => ({
      name: nested,
      properties: nestedProperties,
      components: [],
    })),
  };
}

export function propertiesOf(
  component: JcalComponent,
  name: string,
): JcalProperty[] {
  return component.properties.filter(property => property[0] === name);
}

export function propertyOf(
  component: JcalComponent,
  name: string,
): JcalProperty | undefined {
  return component.properties.find(property => property[0] === name);
}

/** The property's first value, if it is a text that is not empty. */
export function textOf(
  component: JcalComponent,
  name: string,
): string | undefined {
  const value = propertyOf(component, name)?.[3];
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}

export function parameterOf(
  [, parameters]: JcalProperty,
  name: string,
): string | undefined {
  const value = parameters[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first?.trim() || undefined;
}
