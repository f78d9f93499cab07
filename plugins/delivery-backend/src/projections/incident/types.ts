import { Incident } from '../../domain/types';
import { ToldCause } from './namedCauses';

/** Where an incident is known from. */
export type IncidentSource = 'declared' | 'alert' | 'issue' | 'cdevents';

/** All that is known of an incident. */
export interface IncidentRecord extends Incident {
  source: IncidentSource;
  severity?: string;
  description?: string;
  /** Where it can be seen. */
  url?: string;
  /** What is said to have caused it; absent where nothing is. */
  namedCauses?: ToldCause[];
}

/** What is told of an incident before anybody corrects it. */
export type Draft = Partial<Omit<IncidentRecord, 'id'>>;

/** What is decided elsewhere. */
export interface IncidentRules {
  /** Labels that make an issue an incident, in any case. */
  labels: readonly string[];
  componentOf: (
    thing:
      | { kind: 'repository'; repository: string; labels: readonly string[] }
      | { kind: 'service'; service: string; source: string },
  ) => string | undefined;
}
